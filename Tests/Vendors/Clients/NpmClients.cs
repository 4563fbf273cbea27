using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Vendors.Clients;

/// <summary>
/// The vendors' own and other people's npm packages, as the lock file names them, installed once in the tests' output folder.
/// Plain <c>dotnet test</c> fetches nothing: it uses what an earlier run with <c>EFFORT=ci</c> has left there.
/// </summary>
public sealed class NpmClients : IAsyncLifetime
{
    internal static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Vendors", "Clients");

    private static readonly string Stamp = Path.Combine(Folder, "node_modules", ".installed-from");

    private readonly Dictionary<(string Vendor, string? Rule), Task<NodeProcess>> _runs = [];
    private readonly SemaphoreSlim _room = new(4);
    private string? _leftOut;

    internal static string? Node => OnPath("node");

    /// <summary>Whether the counter-proof is asked for: a quick round has no time for it.</summary>
    public static bool ProvesCounter => Effort.Times(quick: 0, ci: 1, night: 1) == 1;

    public async ValueTask InitializeAsync()
    {
        await InstallAsync();
        if (_leftOut is not null) return;
        // All at once, four at a time: most of a client's time is waiting. For TikTok's API there is no client that many use.
        foreach (var (vendor, rule) in Leniency.Rules.Where(r => File.Exists(Path.Combine(Folder, r.Key + ".mjs"))))
        {
            _runs[(vendor, null)] = RunAsync(vendor, null);
            if (ProvesCounter) _runs[(vendor, rule)] = RunAsync(vendor, rule);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_runs.Values.Select(r => r.ContinueWith(_ => { }, TaskScheduler.Default)));
        _room.Dispose();
    }

    /// <summary>What the vendor's client printed about a sandbox of its own; the test is skipped, loudly, when it cannot be run.</summary>
    /// <param name="rule">The one that is switched off; null for none.</param>
    public Task<NodeProcess> AskAsync(string vendor, string? rule)
    {
        Assert.SkipWhen(_leftOut is not null, $"LEFT OUT: the sandbox judged by clients nobody here wrote, because {_leftOut}.");
        return _runs[(vendor, rule)];
    }

    private async Task InstallAsync()
    {
        if (Node is null || OnPath("npm") is not { } npm)
        {
            _leftOut = "there is no Node or no npm on the PATH (Debian: apt-get install nodejs npm)";
            return;
        }
        var locked = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"))));
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp) == locked) return;
        if (!ProvesCounter)
        {
            _leftOut = "npm packages are installed in ci (EFFORT=ci), and not by a quick round";
            return;
        }
        // No package needs its install scripts; what is not run can do no harm.
        var installed = await NodeProcess.RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], Folder, new Dictionary<string, string>(), TimeSpan.FromMinutes(5));
        if (installed.ExitCode != 0) throw new InvalidOperationException($"npm ci ended with {installed.ExitCode}:\n{installed.Output}");
        await File.WriteAllTextAsync(Stamp, locked);
    }

    private async Task<NodeProcess> RunAsync(string vendor, string? rule)
    {
        await _room.WaitAsync();
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
            using var desk = new Desk(sandbox.Addresses["desk"]);
            if (rule is not null) await desk.PostAsync("faults", new JsonObject { ["vendor"] = vendor, ["kind"] = "Lenient", ["rule"] = rule, ["times"] = 0 });
            var settings = new Dictionary<string, string>(sandbox.Settings) { ["DESK_URL"] = desk.Address };
            return await NodeProcess.RunAsync(Node!, [$"{vendor}.mjs"], Folder, settings, TimeSpan.FromMinutes(2));
        }
        finally
        {
            _room.Release();
        }
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
