using System.Diagnostics;
using System.Text;

namespace Tests.Vendors.Clients;

/// <summary>What a program of the Node world said and how it ended.</summary>
public sealed record NodeProcess(int ExitCode, string Output)
{
    // Proxies and certificates are needed to fetch packages in some places; vendors' own variables must not reach a client.
    private static readonly string[] Inherited =
        ["PATH", "HOME", "TMPDIR", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NODE_EXTRA_CA_CERTS", "NPM_CONFIG_REGISTRY", "npm_config_registry"];

    /// <param name="settings">Added to the few variables that are inherited.</param>
    /// <exception cref="TimeoutException">It was still running and has been killed.</exception>
    public static async Task<NodeProcess> RunAsync(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> settings, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        // The sandbox is here, whatever lies between this machine and the world.
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1,localhost";

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {patience}:\n{Said()}");
        }
        return new(process.ExitCode, Said());

        void Keep(string? line)
        {
            if (line is null) return;
            lock (output) output.AppendLine(line);
        }

        string Said()
        {
            lock (output) return output.ToString();
        }
    }
}
