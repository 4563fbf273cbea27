namespace Sandbox.Shopify.Orders;

/// <summary>An order as it is now. Amounts are in the shop's currency.</summary>
public sealed record ShopOrder
{
    public required long Id { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public string? CancelReason { get; init; }

    public required string Currency { get; init; }

    /// <summary>What the customer sees: another currency, and how many of it one of the shop's is.</summary>
    public required string Presentment { get; init; }

    public decimal Rate { get; init; } = 1;

    public required decimal Total { get; init; }

    public required decimal CurrentTotal { get; init; }

    public decimal Refunded { get; init; }

    public required string Financial { get; init; }

    /// <summary>A word that stands in for what the parcels would say.</summary>
    public string? Fulfilment { get; init; }

    public bool Test { get; init; }

    public string? Source { get; init; }

    public IReadOnlyList<string> Codes { get; init; } = [];

    public string Recommendation { get; init; } = "ACCEPT";

    public Buyer? Buyer { get; init; }

    /// <summary>A guest leaves an address and an e-mail, but is nobody's account.</summary>
    public bool Guest { get; init; }

    public Journey? Journey { get; init; }

    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    public IReadOnlyList<Parcel> Parcels { get; init; } = [];

    public IReadOnlyList<Shipment> Shipments { get; init; } = [];

    public IReadOnlyList<Refund> Refunds { get; init; } = [];

    public string Name => $"#{Number}";

    /// <summary>What the admin shows. https://shopify.dev/docs/api/admin-graphql/2026-10/enums/OrderDisplayFulfillmentStatus</summary>
    public string FulfilmentStatus
    {
        get
        {
            var (left, sent) = (Parcels.Sum(p => p.Left), Shipments.Sum(s => s.Pieces.Sum(p => p.Quantity)));
            return this switch
            {
                { Fulfilment: { } planted } => planted,
                _ when left == 0 && sent == 0 => CancelledAt is null && Lines.Count == 0 ? "FULFILLMENT_NOT_REQUIRED" : "UNFULFILLED",
                _ when left == 0 => "FULFILLED",
                _ when sent > 0 => "PARTIALLY_FULFILLED",
                _ when Parcels.All(p => p.Left == 0 || p.Status == "ON_HOLD") => "ON_HOLD",
                _ when Parcels.All(p => p.Left == 0 || p.Status == "SCHEDULED") => "SCHEDULED",
                _ => "UNFULFILLED",
            };
        }
    }
}

/// <param name="Quantity">As ordered.</param>
/// <param name="Current">What edits and refunds have left of it.</param>
public sealed record OrderLine(long Id, string Title, string? VariantTitle, string? Sku, int Quantity, int Current, decimal Price, long? ProductId, long? VariantId)
{
    public string Name => VariantTitle is null ? Title : $"{Title} - {VariantTitle}";
}

/// <summary>A fulfilment order: what one location has to send.</summary>
/// <param name="Service">The location belongs to a fulfilment service.</param>
/// <param name="Held"><c>ON_HOLD</c> or <c>SCHEDULED</c>; null when it can be sent.</param>
public sealed record Parcel(long Id, string Location, bool Service, string? Held, bool Cancelled, IReadOnlyList<ParcelLine> Lines)
{
    public int Left => Lines.Sum(l => l.Left);

    public string Status => this switch
    {
        { Cancelled: true } => "CANCELLED",
        { Left: 0 } => "CLOSED",
        { Held: { } held } => held,
        _ when Lines.Any(l => l.Left < l.Total) => "IN_PROGRESS",
        _ => "OPEN",
    };

    public IReadOnlyList<string> Actions => Status switch
    {
        "OPEN" or "IN_PROGRESS" => Service ? ["REQUEST_FULFILLMENT"] : ["CREATE_FULFILLMENT", "HOLD", "MOVE"],
        "ON_HOLD" => ["RELEASE_HOLD"],
        "SCHEDULED" => ["MARK_AS_OPEN"],
        _ => [],
    };
}

public sealed record ParcelLine(long Id, long LineId, int Total, int Left);

/// <summary>A fulfilment: what has left, and the judge of what was shipped twice.</summary>
/// <param name="By"><c>app</c>, or <c>elsewhere</c>: somebody in the admin.</param>
public sealed record Shipment(long Id, long OrderId, DateTimeOffset At, string By, IReadOnlyList<Piece> Pieces, IReadOnlyList<TrackingInfo> Tracking, bool Notified)
{
    public DateTimeOffset UpdatedAt { get; init; } = At;
}

public sealed record Piece(long ParcelId, long ParcelLineId, int Quantity);

public sealed record TrackingInfo(string? Company, string? Number, string? Url);

public sealed record Refund(long Id, DateTimeOffset At, decimal Amount, IReadOnlyList<RefundedLine> Lines);

public sealed record RefundedLine(long LineId, int Quantity);

/// <summary>The protected part of an order.</summary>
public sealed record Buyer(long Id, string First, string Last, string Email, string Phone, string Address1, string? Address2, string Zip, string City, string Country)
{
    public string Name => $"{First} {Last}".Trim();
}

/// <summary>How the customer came; the first visit and the last, which may be the same.</summary>
/// <param name="First">Landing page with its query.</param>
public sealed record Journey(string? First, string? Last, DateTimeOffset ReadyAt);
