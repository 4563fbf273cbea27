using Conversations.Orders;
using Conversations.Shop;

namespace Tests.Orders.Days;

/// <summary>Shopify as the judge: what it holds is true. Its search follows 5 to 54 seconds behind, each order as it likes; asked by id it knows at once.</summary>
internal sealed class PlayedShop(TimeProvider time) : IShopOrders
{
    private const int PageSize = 25;

    private readonly Dictionary<string, Order> _orders = [];

    public bool IsOn { get; set; } = true;

    public bool IsAway { get; set; }

    public int Searches { get; private set; }

    /// <summary>Orders asked for by id.</summary>
    public List<string> Asked { get; } = [];

    public IReadOnlyCollection<Order> All => _orders.Values;

    private static TimeSpan SearchLag(Order order) => TimeSpan.FromSeconds(5 + (7 * (order.Id[^1] % 8)));

    /// <summary>Stamped by whole seconds.</summary>
    /// <returns>What a webhook tells of it.</returns>
    public Order Set(Order order) => _orders[order.Id] = order with { UpdatedAt = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds()) };

    /// <summary>What Shopify finds out by itself changes no stamp.</summary>
    public void FindOut(string id, Func<Order, Order> change) => _orders[id] = change(_orders[id]);

    public Order Change(string id, Func<Order, Order> change) => Set(change(_orders[id]));

    public Task<OrderPage> ChangedSinceAsync(DateTimeOffset since, string? after, CancellationToken ct)
    {
        Searches++;
        if (IsAway) throw new ShopUnavailableException("Shopify answered 503.");
        var now = time.GetUtcNow();
        var skip = after is null ? 0 : int.Parse(after, System.Globalization.CultureInfo.InvariantCulture);
        var found = _orders.Values.Where(o => o.UpdatedAt >= since && o.UpdatedAt <= now - SearchLag(o)).OrderBy(o => o.UpdatedAt).ThenBy(o => o.Id, StringComparer.Ordinal).Skip(skip).ToList();
        return Task.FromResult(new OrderPage([.. found.Take(PageSize)], found.Count > PageSize ? $"{skip + PageSize}" : null));
    }

    public Task<IReadOnlyList<Order>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        Assert.InRange(ids.Count, 1, IShopOrders.MostAtOnce);
        if (IsAway) throw new ShopUnavailableException("Shopify answered 503.");
        Asked.AddRange(ids);
        return Task.FromResult<IReadOnlyList<Order>>([.. ids.Where(_orders.ContainsKey).Select(i => _orders[i])]);
    }

    public Task<IReadOnlyList<Parcel>> ParcelsAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    public Task<ShipAnswer> ShipAsync(Parcel parcel, Tracking? tracking, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Shipment>> ShipmentsAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    public Task<ShipAnswer> AddTrackingAsync(string shipmentId, Tracking tracking, CancellationToken ct) => throw new NotSupportedException();

    public Task<string?> AddressAsync(string id, CancellationToken ct) => throw new NotSupportedException();
}
