using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tests.Support;

namespace Tests.Journeys;

/// <summary>Our program as a newcomer starts it: the built bot with a verb, seen only through its output.</summary>
internal sealed class TryProcess : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private TryProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <param name="variables">The whole environment besides what the runtime needs.</param>
    public static TryProcess Start(IReadOnlyDictionary<string, string>? variables, string? folder, params string[] arguments)
    {
        var command = arguments.Contains("--clock") ? BotProgram.BuiltCommand : BotProgram.CommandWithSandbox;
        // Tests run in the background would hand down that Ctrl+C and a closed terminal mean nothing.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,HUP", .. command, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.Environment.Remove("BOT_CRASH_AT");
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Starts <c>try</c> and waits for the address it prints.</summary>
    public static async Task<(TryProcess Try, string Address)> BeginAsync(params string[] more)
    {
        var started = Start(null, null, ["try", "--port", "0", .. more]);
        try
        {
            var line = await Desk.UntilAsync(async () =>
            {
                await Task.CompletedTask;
                return started.Output.Split('\n').FirstOrDefault(l => l.Contains("Open   http", StringComparison.Ordinal));
            }, "the chat page's address", 60);
            return (started, line.Trim()["Open   ".Length..]);
        }
        catch (TimeoutException e)
        {
            await started.DisposeAsync();
            throw new TimeoutException($"{e.Message}\n{started.Output}", e);
        }
    }

    /// <summary>The bot that runs under it now, by its parent and its command line; null between two lives.</summary>
    public int? BotId => Children(Id).Where(c => c.Arguments.Contains("run")).Select(c => (int?)c.Id).FirstOrDefault();

    /// <summary>Everything that runs under a process, from what the system tells (Linux).</summary>
    public static IReadOnlyList<(int Id, IReadOnlyList<string> Arguments)> Children(int parent)
    {
        var children = new List<(int, IReadOnlyList<string>)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                // "pid (name) state ppid": the name may hold anything, so count from its closing bracket.
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                if (stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] != parent.ToString(CultureInfo.InvariantCulture)) continue;
                children.Add((id, File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0')));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked.
            }
        }
        return children;
    }

    public static bool Runs(int id) => Directory.Exists($"/proc/{id}") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);

    /// <summary>As <c>kill -9</c>.</summary>
    public static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(double seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await SignalAsync("TERM");
            try
            {
                await EndAsync();
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
