using System.Diagnostics;
using System.Text.Json;

namespace Bot.Cli;

/// <summary>
/// <c>try</c>: the whole product against vendors played on this machine. Starts the sandbox and the bot as children, starts
/// the bot again when it ends, and takes both down when it is stopped.
/// </summary>
internal static class TryCommand
{
    public static async Task<int> RunAsync(string? catalogue, int port, CancellationToken ct)
    {
        if (catalogue is not null && !File.Exists(catalogue))
        {
            await Console.Error.WriteLineAsync($"There is no file {catalogue}. Name a Shopify product export (CSV), or leave --catalogue away.");
            return 1;
        }
        var sandboxFile = Path.Combine(AppContext.BaseDirectory, "sandbox", "Sandbox.dll");
        if (!File.Exists(sandboxFile))
        {
            await Console.Error.WriteLineAsync("This build has no sandbox beside it. Run `try` from the source: dotnet run --project Bot -- try");
            return 1;
        }
        var folder = Directory.CreateTempSubdirectory("bot-try-");
        using var sandbox = Start(sandboxFile, ["--with-parent", "--port", $"{port}", .. catalogue is null ? [] : new[] { "--catalogue", Path.GetFullPath(catalogue) }], pipes: true);
        try
        {
            if (await ReadAsync(sandbox, ct) is not { } places) return 1;
            var settings = Path.Combine(folder.FullName, "try.env");
            await File.WriteAllLinesAsync(settings, Settings(places.Settings, folder.FullName), ct);
            if (await SetUpAsync(settings, ct) != 0) return 1;
            Greet(places.Addresses["desk"]);
            await KeepRunningAsync(settings, sandbox, ct);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        finally
        {
            sandbox.StandardInput.Close(); // its sign to stop
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The sandbox's own, and what makes a first look pleasant.</summary>
    private static IEnumerable<string> Settings(IReadOnlyDictionary<string, string> sandbox, string folder)
    {
        var all = new Dictionary<string, string>(sandbox)
        {
            ["SHOP_TIME_ZONE"] = "Europe/Berlin",
            ["SHOP_LANGUAGE"] = "en",
            ["UNDO_WINDOW"] = "5s",
            ["DATA_DIR"] = Path.Combine(folder, "data"),
        };
        return all.Select(s => $"{s.Key}={s.Value}");
    }

    private static async Task<SandboxPlaces?> ReadAsync(Process sandbox, CancellationToken ct)
    {
        var line = await sandbox.StandardOutput.ReadLineAsync(ct);
        if (line is not null && line.StartsWith('{')) return JsonSerializer.Deserialize(line, SandboxJson.Default.SandboxPlaces);
        await Console.Error.WriteLineAsync(line ?? "The sandbox did not start.");
        return null;
    }

    private static async Task<int> SetUpAsync(string settings, CancellationToken ct)
    {
        using var setup = Start(Self, ["setup", "--tables", "--settings", settings], pipes: true);
        await setup.StandardOutput.ReadToEndAsync(ct);
        await setup.WaitForExitAsync(ct);
        return setup.ExitCode;
    }

    private static void Greet(string page) => Console.WriteLine($"""

        The bot is running against a shop, a Telegram and an Instagram played on this machine.
        Nothing leaves it, and nothing is kept.

          Open   {page}

          1. Press Start.
          2. Press the paperclip and forward a product: a card with a caption comes back.
          3. Approve it, then press Now. Five seconds later it is live; Open shows it.

        Ctrl+C ends it.

        """);

    /// <summary>As a service manager would: a bot that ends is started again.</summary>
    private static async Task KeepRunningAsync(string settings, Process sandbox, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && !sandbox.HasExited)
        {
            using var bot = Start(Self, ["run", "--settings", settings], pipes: false);
            try
            {
                await bot.WaitForExitAsync(ct);
                Console.WriteLine($"The bot ended (code {bot.ExitCode}); starting it again.");
                await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
            }
            catch (OperationCanceledException)
            {
                Stop(bot);
                throw;
            }
        }
    }

    private static void Stop(Process bot)
    {
        if (bot.HasExited) return;
        using var kill = Process.Start("kill", ["-TERM", $"{bot.Id}"]);
        if (!bot.WaitForExit(TimeSpan.FromSeconds(8))) bot.Kill();
    }

    private static string Self => Path.Combine(AppContext.BaseDirectory, "Bot.dll");

    private static Process Start(string program, IEnumerable<string> arguments, bool pipes) => Process.Start(
        new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardInput = pipes, RedirectStandardOutput = pipes, UseShellExecute = false,
        })!;
}
