using System.Diagnostics;
using System.Text;

namespace Tests.Support;

/// <summary>The real program as a child process, with settings from a file of its own.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    /// <summary>What the unit and the image set beside the settings: a small first generation, by which the memory stays what it is on a small machine.</summary>
    public static Dictionary<string, string> AsInstalled => new() { ["DOTNET_GCgen0size"] = "400000", ["DOTNET_GCConserveMemory"] = "7" };

    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private BotProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <param name="crashAt"><c>IntentStored:1</c> kills it the first time it passes that point; null never.</param>
    public static BotProcess Start(IReadOnlyDictionary<string, string> settings, string? crashAt = null, params string[] verb) =>
        StartWith(crashAt is null ? [] : new() { ["BOT_CRASH_AT"] = crashAt }, settings, verb);

    /// <param name="environment">Beside what this process has.</param>
    public static BotProcess StartWith(Dictionary<string, string> environment, IReadOnlyDictionary<string, string> settings, params string[] verb) =>
        StartProgram(BotProgram.Command, environment, settings, verb);

    /// <param name="program">How it is started, before its own arguments.</param>
    public static BotProcess StartProgram(IReadOnlyList<string> program, Dictionary<string, string> environment, IReadOnlyDictionary<string, string> settings, params string[] verb)
    {
        var file = Path.Combine(settings["DATA_DIR"], "settings.env");
        Directory.CreateDirectory(settings["DATA_DIR"]);
        File.WriteAllLines(file, settings.Select(s => $"{s.Key}={s.Value}"));
        string[] command = [.. program, .. verb.Length == 0 ? ["run"] : verb, "--settings", file];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment.Remove("BOT_CRASH_AT");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Asks it to stop, if it was started with <c>--with-parent</c>.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    public void Kill() => _process.Kill();

    /// <returns>The exit code; 137 after a kill.</returns>
    public async Task<int> EndAsync(double seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
