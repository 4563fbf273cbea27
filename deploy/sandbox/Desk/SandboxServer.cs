using Sandbox.Appwrite;
using Sandbox.Clock;
using Sandbox.Facebook;
using Sandbox.Gemini;
using Sandbox.Instagram;
using Sandbox.Shopify;
using Sandbox.Telegram;
using Sandbox.TikTok;

namespace Sandbox.Desk;

/// <summary>
/// All vendors on loopback, each on a port of its own (Instagram and Facebook share the Graph's), and the desk: the chat page and the control API.
/// Everything is in memory and gone when it stops.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<IVendor> _vendors;
    private readonly IReadOnlyList<IReadOnlyList<IVendor>> _addresses;
    private readonly Dictionary<string, VendorHost> _hosts = [];
    private readonly DeskHost _desk;

    private SandboxServer(SandboxOptions options, TimeProvider time)
    {
        _time = time;
        Requests = new(time);
        Clock = new(time);
        Telegram = new(options.Seed, time, Clock);
        Shopify = new(time, options.Catalogue is { } file ? Catalogue.Load(file, time) : null);
        TikTok = new(time);
        var facebook = new FacebookVendor(time);
        _addresses =
        [
            [Telegram],
            [Shopify],
            [new GeminiVendor(time)],
            [new AppwriteVendor(time)],
            [facebook, new InstagramVendor(time, facebook)],
            [TikTok],
        ];
        _vendors = [.. _addresses.SelectMany(a => a)];
        Links = () => [.. Shopify.Links().Select(l => new ProductLink(l.Title, l.Url, l.PictureUrl, l.Note))];
        if (time is PushedClock clock) Pushed = new(new(clock, () => Delayed + (Telegram.IsPolled ? 1 : 0)), Telegram.Events);
        _desk = new(this, _vendors);
    }

    public TelegramVendor Telegram { get; }

    public ShopifyVendor Shopify { get; }

    public TikTokVendor TikTok { get; }

    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; }

    public SandboxClock Clock { get; }

    /// <summary>The clock on the chat page; null when time goes by itself.</summary>
    internal ClockDesk? Pushed { get; }

    /// <summary>Requests that wait for a delay somebody asked for.</summary>
    public int Delayed => _hosts.Values.Distinct().Sum(h => h.Delayed);

    /// <summary>What the chat page offers for forwarding.</summary>
    public Func<IReadOnlyList<ProductLink>> Links { get; set; } = () => [];

    /// <summary>Scheme, host and port by vendor name, and <c>desk</c>.</summary>
    public IReadOnlyDictionary<string, string> Addresses =>
        _hosts.Select(h => (h.Key, h.Value.Address)).Append(("desk", _desk.Address)).ToDictionary(a => a.Item1, a => a.Item2);

    /// <summary>The settings (names of SETTINGS.md) that point a bot at every vendor.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        _vendors.SelectMany(v => SettingsOf(v.Name)).DistinctBy(s => s.Key).ToDictionary(s => s.Key, s => s.Value);

    /// <summary>Those that point a bot at one vendor.</summary>
    public IReadOnlyDictionary<string, string> SettingsOf(string vendor) =>
        vendor == "tiktok"
            ? new Dictionary<string, string>(TikTok.Settings(_hosts[vendor].Address)) { ["TIKTOK_MEDIA_DOMAIN"] = ShopDomain }
            : _vendors.First(v => v.Name == vendor).Settings(_hosts[vendor].Address);

    /// <summary>Where the shop's pictures are, as a domain that TikTok knows to be the app's own.</summary>
    private string ShopDomain => new Uri(_hosts["shopify"].Address).Authority;

    /// <param name="time">The clock that every vendor lives by.</param>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, TimeProvider time)
    {
        var sandbox = new SandboxServer(options, time);
        try
        {
            foreach (var vendors in sandbox._addresses)
            {
                var host = new VendorHost(vendors, sandbox.Faults, sandbox.Requests, sandbox._time);
                foreach (var vendor in vendors) sandbox._hosts[vendor.Name] = host;
                await host.StartAsync(0);
            }
            sandbox.TikTok.Verify(sandbox.ShopDomain);
            await sandbox._desk.StartAsync(options.Port);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        Pushed?.Dispose();
        foreach (var host in _hosts.Values.Distinct()) await host.DisposeAsync();
    }
}
