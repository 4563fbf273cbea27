namespace Sandbox.Shopify.Orders;

/// <summary>The shop's orders, and what was done to them. Thread-safe.</summary>
public sealed class OrderBook(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, ShopOrder> _orders = [];
    private readonly List<ShipmentCall> _calls = [];
    private long _last = 6_100_000_000_000;
    private int _number = 1_040;

    public IReadOnlyList<ShopOrder> All
    {
        get { lock (_gate) return [.. _orders.Values]; }
    }

    /// <summary>Every request to ship, the refused ones too, as they came.</summary>
    public IReadOnlyList<ShipmentCall> Calls
    {
        get { lock (_gate) return [.. _calls]; }
    }

    public DateTimeOffset Now => time.GetUtcNow();

    public ShopOrder? Find(long id)
    {
        lock (_gate) return _orders.GetValueOrDefault(id);
    }

    public ShopOrder? OfParcel(long parcel)
    {
        lock (_gate) return _orders.Values.FirstOrDefault(o => o.Parcels.Any(p => p.Id == parcel));
    }

    /// <param name="make">Is given numbers to name things by.</param>
    public ShopOrder Add(Func<Func<long>, int, ShopOrder> make)
    {
        lock (_gate)
        {
            var order = make(() => ++_last, ++_number);
            return _orders[order.Id] = order;
        }
    }

    /// <returns>The order as it is now; null when there is none.</returns>
    public ShopOrder? Change(long id, Func<ShopOrder, ShopOrder> change)
    {
        lock (_gate)
        {
            if (!_orders.TryGetValue(id, out var order)) return null;
            return _orders[id] = change(order) with { UpdatedAt = Now };
        }
    }

    public long NextId()
    {
        lock (_gate) return ++_last;
    }

    /// <summary>Ships under the lock, so that of two at once the second sees what the first has left.</summary>
    /// <param name="ship">What it becomes, or why not.</param>
    public (Shipment? Shipment, string? Refusal) Ship(IReadOnlyList<long> parcels, string by, Func<ShopOrder?, (IReadOnlyList<Piece> Pieces, string? Refusal)> ship, IReadOnlyList<TrackingInfo> tracking, bool notify)
    {
        lock (_gate)
        {
            var order = parcels.Count == 0 ? null : OfParcel(parcels[0]);
            var (pieces, refusal) = ship(order);
            _calls.Add(new(Now, by, order?.Id, parcels, [.. pieces], refusal));
            if (refusal is not null || order is null) return (null, refusal ?? "Fulfillment order does not exist.");
            var shipment = new Shipment(++_last, order.Id, Now, by, pieces, tracking, notify);
            _orders[order.Id] = order with
            {
                UpdatedAt = Now,
                Shipments = [.. order.Shipments, shipment],
                Parcels = [.. order.Parcels.Select(p => p with { Lines = [.. p.Lines.Select(l => l with { Left = l.Left - pieces.Where(s => s.ParcelLineId == l.Id).Sum(s => s.Quantity) })] })],
            };
            return (shipment, null);
        }
    }

    public Shipment? Track(long shipment, IReadOnlyList<TrackingInfo> tracking)
    {
        lock (_gate)
        {
            if (_orders.Values.FirstOrDefault(o => o.Shipments.Any(s => s.Id == shipment)) is not { } order) return null;
            Shipment[] all = [.. order.Shipments.Select(s => s.Id == shipment ? s with { Tracking = tracking, UpdatedAt = Now } : s)];
            _orders[order.Id] = order with { UpdatedAt = Now, Shipments = all };
            return all.First(s => s.Id == shipment);
        }
    }
}

/// <summary>One request to ship.</summary>
/// <param name="Refusal">Null when it was carried out.</param>
public sealed record ShipmentCall(DateTimeOffset At, string By, long? OrderId, IReadOnlyList<long> ParcelIds, IReadOnlyList<Piece> Pieces, string? Refusal);
