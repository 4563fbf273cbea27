using Sandbox.Appwrite;
using Sandbox.Gemini;
using Sandbox.Instagram;
using Sandbox.Shopify;

namespace Sandbox.Desk;

/// <summary>
/// All vendors on loopback, each on a port of its own, and the desk: the chat page and the control API.
/// Everything is in memory and gone when it stops.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly Dictionary<string, VendorHost> _hosts = [];

    /// <summary>Scheme, host and port by vendor name, and <c>desk</c>.</summary>
    public IReadOnlyDictionary<string, string> Addresses => _hosts.ToDictionary(h => h.Key, h => h.Value.Address);

    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; }

    private SandboxServer(TimeProvider time) => Requests = new(time);

    /// <param name="time">The clock that every vendor lives by.</param>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, TimeProvider time)
    {
        var sandbox = new SandboxServer(time);
        IVendor[] vendors =
        [
            new ShopifyVendor(time, options.Catalogue is { } file ? Catalogue.Load(file, time) : null),
            new GeminiVendor(time),
            new AppwriteVendor(time),
            new InstagramVendor(time),
        ];
        foreach (var vendor in vendors)
        {
            var host = sandbox._hosts[vendor.Name] = new VendorHost(vendor, sandbox.Faults, sandbox.Requests, time);
            await host.StartAsync(0);
        }
        return sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values) await host.DisposeAsync();
    }
}

/// <summary>What the sandbox is asked to play.</summary>
public sealed record SandboxOptions
{
    /// <summary>Path of a Shopify product export (CSV); null plays the built-in catalogue.</summary>
    public string? Catalogue { get; init; }
}
