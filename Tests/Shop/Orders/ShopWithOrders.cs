using Bot.Shopify;
using Conversations.Orders;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Desk;
using Sandbox.Shopify;
using Sandbox.Shopify.Orders;
using Tests.Vendors;
using Tests.Vendors.Contracts;

namespace Tests.Shop.Orders;

/// <summary>The adapter before a shop of the sandbox, over HTTP, both on fake time: nothing waits unless a test lets it.</summary>
public sealed class ShopWithOrders : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 28, 10, 0, 0, TimeSpan.Zero);

    private readonly VendorHost _host;
    private readonly Rig _rig;

    private ShopWithOrders(VendorHost host, ShopifyVendor shop, Rig rig) => (_host, Shop, _rig) = (host, shop, rig);

    public ShopifyVendor Shop { get; }

    public FakeTimeProvider Time { get; private init; } = null!;

    public FaultPlan Faults { get; private init; } = null!;

    public RequestLog Log { get; private init; } = null!;

    public IShopOrders Orders => _rig.Get<IShopOrders>();

    public IReadOnlyList<Sandbox.Shopify.Orders.Shipment> Shipped => [.. Shop.Orders.All.SelectMany(o => o.Shipments)];

    /// <summary>Requests to ship that have reached the shop.</summary>
    public int Asked => Shop.Orders.Calls.Count(c => c.By == "app");

    /// <summary>GraphQL requests that have reached the shop's host, also those that it did not take.</summary>
    public int Requests => Log.Since(0, "shopify").Count(e => e.Path.Contains("graphql", StringComparison.Ordinal));

    /// <param name="points">What the shop lets in at once: as long as time stands still no more comes.</param>
    public static async Task<ShopWithOrders> OpenAsync(double points = 1_000_000)
    {
        var (time, faults) = (new FakeTimeProvider(Now), new FaultPlan());
        var log = new RequestLog(time);
        var shop = new ShopifyVendor(time);
        shop.Bucket.Fill(points);
        var host = new VendorHost(shop, faults, log, time);
        await host.StartAsync(0);
        var settings = shop.Settings(host.Address).ToDictionary(s => s.Key, s => (string?)s.Value);
        return new(host, shop, new(services => services.AddShopify(), settings)) { Time = time, Faults = faults, Log = log };
    }

    public string Order(OrderWish wish) => $"{Shop.Orders.Add((next, number) => wish.Make(next, number, Shop.Orders.Now, Shop.Catalogue)).Id}";

    public void Change(string id, Func<ShopOrder, ShopOrder> change) => Shop.Orders.Change(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), change);

    public async Task<Order> ReadAsync(string id) => Assert.Single(await Orders.FindAsync([id], TestContext.Current.CancellationToken));

    public void Break(FaultKind kind, int status = 500, int times = 1) => Faults.Add(new() { Vendor = "shopify", Match = "graphql.json", Kind = kind, Status = status, Times = times, DelayMs = 60_000 });

    /// <summary>On both sides.</summary>
    public void Advance(TimeSpan by)
    {
        Time.Advance(by);
        _rig.Time.Advance(by);
    }

    /// <summary>The bot's time runs until the work is done; the shop's stands still.</summary>
    public Task<T> Finish<T>(Task<T> work) => _rig.Finish(work);

    /// <summary>Nobody answers any more.</summary>
    public Task CloseAsync() => _host.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _host.DisposeAsync();
        ContractLedger.MustHold([_host.Address]);
    }
}
