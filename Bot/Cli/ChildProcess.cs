using System.Diagnostics;

namespace Bot.Cli;

/// <summary>A program of ours as a child. It lives no longer than its parent: the end of its standard input is its sign to stop.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int ExitCode => _process.ExitCode;

    /// <param name="program">An assembly, or a program of its own.</param>
    /// <param name="readOutput">Takes the output away from the terminal, for <see cref="FirstLineAsync"/>.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, bool readOutput = false)
    {
        var (file, all) = program.EndsWith(".dll", StringComparison.Ordinal)
            ? (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program, .. arguments])
            : (program, arguments);
        return new(Process.Start(new ProcessStartInfo(file, all)
        {
            RedirectStandardInput = true, RedirectStandardOutput = readOutput, UseShellExecute = false,
        })!);
    }

    public Task<string?> FirstLineAsync(CancellationToken ct) => _process.StandardOutput.ReadLineAsync(ct).AsTask();

    public Task<string> OutputAsync(CancellationToken ct) => _process.StandardOutput.ReadToEndAsync(ct);

    public Task EndAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }
}
