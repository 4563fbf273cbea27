using Conversations.Shop;

namespace Conversations.Orders;

/// <summary>The shop's own record of its orders. All but <see cref="ShipAsync"/> and <see cref="AddTrackingAsync"/> reads, and may be repeated.</summary>
/// <exception cref="ShopUnavailableException">Of all calls: the shop could not be asked.</exception>
public interface IShopOrders
{
    /// <summary>The most orders that are asked for at once.</summary>
    const int MostAtOnce = 50;

    bool IsOn { get; }

    /// <summary>A page of what has changed since then, that moment included, by the time of the change.</summary>
    /// <param name="since">UTC.</param>
    /// <param name="after">The <see cref="OrderPage.Next"/> of the page before; null for the first.</param>
    Task<OrderPage> ChangedSinceAsync(DateTimeOffset since, string? after, CancellationToken ct);

    /// <returns>Those that exist; never fewer because a read failed (D3).</returns>
    /// <param name="ids">At most <see cref="MostAtOnce"/>.</param>
    Task<IReadOnlyList<Order>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>What is left to be sent, by location; empty when nothing is.</summary>
    Task<IReadOnlyList<Parcel>> ParcelsAsync(string id, CancellationToken ct);

    /// <summary>Marks one parcel as sent. Shopify ships twice when it is asked twice, so whoever does not know the outcome reads it back (P4).</summary>
    Task<ShipAnswer> ShipAsync(Parcel parcel, Tracking? tracking, CancellationToken ct);

    /// <summary>What has been sent of the order so far.</summary>
    Task<IReadOnlyList<Shipment>> ShipmentsAsync(string id, CancellationToken ct);

    Task<ShipAnswer> AddTrackingAsync(string shipmentId, Tracking tracking, CancellationToken ct);

    /// <summary>Where to send it, in lines, for the eyes of the person who asked: it is never stored. Null when the shop's plan keeps it back.</summary>
    Task<string?> AddressAsync(string id, CancellationToken ct);
}

/// <param name="Next">Names the next page; null on the last.</param>
public sealed record OrderPage(IReadOnlyList<Order> Orders, string? Next);

/// <summary>What one location has to send of an order: a fulfilment order of Shopify's.</summary>
/// <param name="Id">Shopify's number.</param>
/// <param name="MayShip">Shopify lets it be marked; otherwise it is on hold, scheduled or with a fulfilment service.</param>
public sealed record Parcel(string Id, string Location, IReadOnlyList<ParcelLine> Lines, bool MayShip);

/// <param name="Left">Pieces still to be sent.</param>
public sealed record ParcelLine(string Id, string Title, int Left);

/// <param name="Company">As Shopify knows it, else null and <paramref name="Url"/> says it.</param>
public sealed record Tracking(string? Company, string? Number, Uri? Url);

/// <summary>A fulfilment of Shopify's.</summary>
public sealed record Shipment(string Id, Tracking? Tracking);

public enum ShipResult
{
    Done,

    /// <summary>Refused; <see cref="ShipAnswer.Reason"/> says why.</summary>
    NotDone,

    /// <summary>No whole answer came: only reading back can tell.</summary>
    Unknown,
}

/// <param name="Reason">Shopify's words; null when it is done.</param>
public sealed record ShipAnswer(ShipResult Result, string? Reason = null);
