using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>Finds out by reading whether a parcel was marked as sent. It writes nothing in the shop, so it may be asked at any time.</summary>
public sealed partial class ReadShipped(IShopOrders shop, IOrderStore orders, FreshOrder fresh, TimeProvider time, ILogger<ReadShipped> log)
{
    /// <summary>By then a request that was on its way has arrived or never will.</summary>
    public static readonly TimeSpan ArrivesWithin = TimeSpan.FromMinutes(5);

    public async Task<Proof> LookAsync(Shipping row, CancellationToken ct)
    {
        try
        {
            var left = (await shop.ParcelsAsync(row.OrderId, ct)).Where(p => p.Id == row.ParcelId).Sum(p => p.Lines.Sum(l => l.Left));
            var more = (await shop.ShipmentsAsync(row.OrderId, ct)).Any(s => !row.Before.Contains(s.Id));
            // Fewer left alone can also be a cancelled order, an edit, or a parcel moved to another place.
            if (left >= row.Pieces || !more)
            {
                if (time.GetUtcNow() - row.Since < ArrivesWithin) return Proof.NotYet;
                await fresh.ReadAsync(row.OrderId, ct);
                return left >= row.Pieces ? Proof.NotShipped : Proof.Changed;
            }
            await fresh.ReadAsync(row.OrderId, ct); // what the card says next
            return Proof.Shipped;
        }
        catch (ShopUnavailableException e)
        {
            NotRead(e.GetType().Name, row.OrderId);
            return Proof.NotYet;
        }
    }

    public Task RefreshAsync(string orderId, CancellationToken ct) => fresh.ReadAsync(orderId, ct);

    public async Task<string> NameAsync(string orderId, CancellationToken ct) => (await orders.FindAsync(orderId, ct))?.Name ?? orderId;

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of order {Order} could not be read ({Kind}); it is tried again")]
    private partial void NotRead(string kind, string order);
}

public enum Proof
{
    /// <summary>Nothing can be said so far.</summary>
    NotYet,

    Shipped,

    /// <summary>All of it is still there, long after the request must have arrived.</summary>
    NotShipped,

    /// <summary>It is no longer what it was, but not by a shipment.</summary>
    Changed,
}
