using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bot.Cli;

/// <summary>
/// <c>try</c>: the whole product against vendors played on this machine. Starts the sandbox and the bot as children, starts
/// the bot again when it ends, and takes both down when it is stopped.
/// </summary>
internal static class TryCommand
{
    public static async Task<int> RunAsync(string? catalogue, bool clock, int port, CancellationToken ct)
    {
        if (catalogue is not null && !File.Exists(catalogue))
        {
            await Console.Error.WriteLineAsync($"There is no file {catalogue}. Name a Shopify product export (CSV), or leave --catalogue away.");
            return 1;
        }
        var sandboxFile = Path.Combine(AppContext.BaseDirectory, "sandbox", "Sandbox.dll");
        if (!File.Exists(sandboxFile))
        {
            await Console.Error.WriteLineAsync("`try` needs the sandbox, which a release does not carry: run it from the source, with the .NET 10 SDK: dotnet run --project Bot -- try");
            return 1;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        // A terminal that is closed means the same as Ctrl+C.
        using var closed = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => { signal.Cancel = true; stop.Cancel(); });
        var folder = Directory.CreateTempSubdirectory("bot-try-");
        try
        {
            return await PlayAsync(sandboxFile, catalogue, clock, port, folder.FullName, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> PlayAsync(string sandboxFile, string? catalogue, bool clock, int port, string folder, CancellationToken ct)
    {
        string[] wishes = [.. catalogue is null ? [] : new[] { "--catalogue", Path.GetFullPath(catalogue) }, .. clock ? new[] { "--clock", Morning() } : []];
        using var sandbox = ChildProcess.Start(sandboxFile, ["--with-parent", "--port", $"{port}", .. wishes], readOutput: true);
        if (await ReadAsync(sandbox, ct) is not { } places) return 1;
        var settings = Path.Combine(folder, "try.env");
        await File.WriteAllLinesAsync(settings, Settings(places.Settings, folder), ct);
        if (await SetUpAsync(settings, ct) is var code and not 0) return code;
        var desk = places.Addresses["desk"];
        Greet(desk, clock);
        return await KeepRunningAsync(clock ? ["play", desk] : ["run", "--with-parent"], settings, sandbox, ct);
    }

    /// <summary>The sandbox's own, and what makes a first look pleasant.</summary>
    private static IEnumerable<string> Settings(IReadOnlyDictionary<string, string> sandbox, string folder)
    {
        var all = new Dictionary<string, string>(sandbox)
        {
            // The chat page shows this machine's time; the shop's should agree with it.
            ["SHOP_TIME_ZONE"] = Zone.Id,
            ["SHOP_LANGUAGE"] = "en",
            ["UNDO_WINDOW"] = "5s",
            ["DATA_DIR"] = Path.Combine(folder, "data"),
        };
        return all.Select(s => $"{s.Key}={s.Value}");
    }

    /// <summary>The sandbox's first line: its places, or a sentence that says why there are none.</summary>
    private static async Task<SandboxPlaces?> ReadAsync(ChildProcess sandbox, CancellationToken ct)
    {
        var line = await sandbox.FirstLineAsync(ct);
        if (line is not null && line.StartsWith('{')) return JsonSerializer.Deserialize(line, SandboxJson.Default.SandboxPlaces);
        await Console.Error.WriteLineAsync(line ?? "The sandbox did not start.");
        return null;
    }

    private static async Task<int> SetUpAsync(string settings, CancellationToken ct)
    {
        using var setup = ChildProcess.Start(Self, ["setup", "--tables", "--settings", settings], readOutput: true);
        await setup.OutputAsync(ct);
        await setup.EndAsync(ct);
        return setup.ExitCode;
    }

    private static void Greet(string page, bool clock) => Console.WriteLine($"""

        The bot is running against a shop, a Telegram, an Instagram, a Facebook Page and a TikTok played on this machine.
        Nothing leaves it, and nothing is kept.

          Open   {page}

        {(clock ? WithClock : WithoutClock)}

        Ctrl+C ends it.

        """);

    private const string WithoutClock = """
          1. Press Start.
          2. Press the paperclip and forward a product: a card with a caption comes back.
          3. Approve it, then press Now. Five seconds later it is live; Open shows it.
        """;

    private const string WithClock = """
          It is ten to nine in the shop, and the clock at the top is yours to push.

          1. Press Start.
          2. Press Next: at nine the bot drafts a post of its own choice.
          3. Approve it, and press Next again: at half past twelve it goes out. And so on, through the day.
        """;

    /// <summary>As a service manager would: a bot that ends is started again, unless it would end the same way.</summary>
    private static async Task<int> KeepRunningAsync(string[] verb, string settings, ChildProcess sandbox, CancellationToken ct)
    {
        var sandboxEnd = sandbox.EndAsync(ct);
        while (true)
        {
            using var bot = ChildProcess.Start(Self, [.. verb, "--settings", settings]);
            await await Task.WhenAny(bot.EndAsync(ct), sandboxEnd);
            if (sandboxEnd.IsCompleted)
            {
                await Console.Error.WriteLineAsync("The sandbox ended, so there is nobody left to talk to.");
                return 1;
            }
            if (bot.ExitCode is RunCommand.BadSettings or RunCommand.JournalInUse) return bot.ExitCode;
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
            Console.WriteLine($"The bot ended (code {bot.ExitCode}); starting it again.");
        }
    }

    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>Ten minutes before the day's first draft: today, shop time.</summary>
    /// <returns>As ISO 8601 has it.</returns>
    private static string Morning()
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, Zone).Date + new TimeSpan(8, 50, 0);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>The assembly, or the native program, which is a file of its own.</summary>
    private static string Self { get; } = Path.Combine(AppContext.BaseDirectory, "Bot.dll") is var built && File.Exists(built) ? built : Environment.ProcessPath!;
}
