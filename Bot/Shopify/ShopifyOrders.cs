using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Conversations.Orders;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

/// <summary>Orders through the Admin API. https://shopify.dev/docs/apps/build/orders-fulfillment</summary>
public sealed class ShopifyOrders(ShopifyClient client, ShopifyMutations mutations, IOptions<ShopifyOptions> options) : IShopOrders
{
    /// <summary>Shopify takes 250 items of a list.</summary>
    private const int MostNamedLines = 250;

    /// <summary>Nobody waits for a page of what has changed, and the bucket fills in 20 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsOn => options.Value.IsOn;

    public async Task<OrderPage> ChangedSinceAsync(DateTimeOffset since, string? after, CancellationToken ct)
    {
        // Shopify stamps whole seconds.
        var from = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var page = (await AskAsync(OrderQueries.Since, With(after, new() { ["query"] = $"updated_at:>='{from}'" }), OrderJson.Default.OrdersData, ct, Patience)).Orders;
        return new(await WholeAsync(page.Nodes, Patience, ct), page.Next);
    }

    public async Task<IReadOnlyList<Order>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var found = new List<Order>();
        foreach (var some in ids.Chunk(OrderQueries.OrdersAtOnce))
        {
            var variables = new ManyIds([.. some.Select(id => Gid("Order", id))]);
            var data = await client.QueryAsync(OrderQueries.ByIds, variables, OrderJson.Default.ManyIds, OrderJson.Default.OrderNodesData, ct);
            found.AddRange(await WholeAsync(data.Nodes.OfType<WireOrder>(), null, ct));
        }
        return found;
    }

    public async Task<IReadOnlyList<Parcel>> ParcelsAsync(string id, CancellationToken ct)
    {
        var parcels = new List<Parcel>();
        string? after = null;
        do
        {
            var page = (await OfAsync(OrderQueries.Parcels, id, after, OrderJson.Default.OrderDataWireParcels, ct)).FulfillmentOrders;
            foreach (var wire in page.Nodes.Where(p => p.Status is not ("CLOSED" or "CANCELLED")))
            {
                var parcel = OrderMapping.Map(wire, await AllAsync(wire.LineItems, next => MoreParcelLinesAsync(wire.Id, next, ct)));
                if (parcel.Lines.Count > 0) parcels.Add(parcel);
            }
            after = page.Next;
        }
        while (after is not null);
        return parcels;
    }

    /// <summary>
    /// Names every piece: what somebody else has sent meanwhile makes Shopify refuse the whole, and it is never more than was shown.
    /// </summary>
    /// <exception cref="OperationCanceledException">The program is stopping; whether it was sent is not known.</exception>
    public Task<ShipAnswer> ShipAsync(Parcel parcel, Tracking? tracking, CancellationToken ct)
    {
        var lines = parcel.Lines.Count <= MostNamedLines ? parcel.Lines.Select(l => new ParcelLineInput(Gid("FulfillmentOrderLineItem", l.Id), l.Left)).ToList() : null;
        var input = new FulfilmentInput([new(Gid("FulfillmentOrder", parcel.Id), lines)], tracking is null ? null : Wire(tracking), NotifyCustomer: false);
        return mutations.AskOnceAsync(
            OrderQueries.Ship, new(input), OrderJson.Default.NewFulfilment, OrderJson.Default.FulfilmentAnswer, a => Told(a.FulfillmentCreate), ct);
    }

    public async Task<IReadOnlyList<Shipment>> ShipmentsAsync(string id, CancellationToken ct)
    {
        var all = (await OfAsync(OrderQueries.Shipments, id, null, OrderJson.Default.OrderDataWireShipments, ct)).Fulfillments;
        return [.. all.Where(f => f.Status is not ("CANCELLED" or "ERROR" or "FAILURE")).Select(OrderMapping.Map)];
    }

    /// <exception cref="OperationCanceledException">The program is stopping; whether it was added is not known.</exception>
    public Task<ShipAnswer> AddTrackingAsync(string shipmentId, Tracking tracking, CancellationToken ct) => mutations.AskOnceAsync(
        OrderQueries.Track, new(Gid("Fulfillment", shipmentId), Wire(tracking)), OrderJson.Default.NewTracking, OrderJson.Default.FulfilmentAnswer, a => Told(a.FulfillmentTrackingInfoUpdate), ct);

    public async Task<string?> AddressAsync(string id, CancellationToken ct)
    {
        var address = (await OfAsync(OrderQueries.Address, id, null, OrderJson.Default.OrderDataWireAddressed, ct, mayKeepBack: "shippingAddress")).ShippingAddress;
        var lines = address?.Formatted.Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        return lines is { Count: > 0 } ? string.Join('\n', lines) : null;
    }

    private static ShipAnswer? Told(WireFulfilled? answer) => answer switch
    {
        { UserErrors: { Count: > 0 } errors } => new(ShipResult.NotDone, string.Join(' ', errors.Select(e => e.Message))),
        { Fulfillment: not null } => new(ShipResult.Done),
        _ => null,
    };

    private async Task<IReadOnlyList<Order>> WholeAsync(IEnumerable<WireOrder> page, TimeSpan? patience, CancellationToken ct)
    {
        var orders = new List<Order>();
        foreach (var wire in page)
            orders.Add(OrderMapping.Map(wire, await AllAsync(wire.LineItems, async next => (await OfAsync(OrderQueries.MoreLines, OrderMapping.Number(wire.Id), next, OrderJson.Default.OrderDataWireLines, ct, patience)).LineItems)));
        return orders;
    }

    private static async Task<IReadOnlyList<T>> AllAsync<T>(WireConnection<T> first, Func<string, Task<WireConnection<T>>> next)
    {
        if (first.Next is null) return first.Nodes;
        var all = new List<T>(first.Nodes);
        for (var page = first; page.Next is { } after;) all.AddRange((page = await next(after)).Nodes);
        return all;
    }

    private async Task<WireConnection<WireParcelLine>> MoreParcelLinesAsync(string parcel, string after, CancellationToken ct) =>
        (await AskAsync(OrderQueries.MoreParcelLines, With(after, new() { ["id"] = parcel }), OrderJson.Default.ParcelLinesData, ct)).FulfillmentOrder?.LineItems
            ?? throw new ShopUnavailableException("Shopify no longer knows a parcel of the order.");

    private async Task<T> OfAsync<T>(string query, string id, string? after, JsonTypeInfo<OrderData<T>> type, CancellationToken ct, TimeSpan? patience = null, string? mayKeepBack = null)
        where T : class =>
        (await AskAsync(query, With(after, new() { ["id"] = Gid("Order", id) }), type, ct, patience, mayKeepBack)).Order ?? throw new ShopUnavailableException("Shopify does not know the order.");

    private Task<T> AskAsync<T>(string query, Dictionary<string, string> variables, JsonTypeInfo<T> type, CancellationToken ct, TimeSpan? patience = null, string? mayKeepBack = null) =>
        client.QueryAsync(query, variables, OrderJson.Default.DictionaryStringString, type, ct, patience, mayKeepBack);

    private static Dictionary<string, string> With(string? after, Dictionary<string, string> variables)
    {
        if (after is not null) variables["after"] = after;
        return variables;
    }

    private static WireTracking Wire(Tracking tracking) => new(tracking.Company, tracking.Number, tracking.Url);

    private static string Gid(string type, string number) => $"gid://shopify/{type}/{number}";
}
