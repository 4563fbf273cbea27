using System.Diagnostics;
using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Month;

/// <summary>The sandbox as <c>try</c> starts it.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SandboxProcess(Process process, JsonNode places)
    {
        _process = process;
        Desk = places["addresses"]!["desk"]!.GetValue<string>();
        Settings = places["settings"]!.AsObject().ToDictionary(s => s.Key, s => s.Value!.GetValue<string>());
    }

    public string Desk { get; }

    public IReadOnlyDictionary<string, string> Settings { get; }

    public static async Task<SandboxProcess> StartAsync(params string[] arguments)
    {
        var built = BotProgram.BuiltCommand;
        var file = Path.Combine(Path.GetDirectoryName(built[^1])!, "sandbox", "Sandbox.dll");
        var process = Process.Start(new ProcessStartInfo(built[0], [.. built.Skip(1).SkipLast(1), file, "--with-parent", .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? "The sandbox did not start.";
        if (line.StartsWith('{')) return new(process, JsonNode.Parse(line)!);
        process.Dispose();
        throw new InvalidOperationException(line);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        _process.Dispose();
    }
}
