using System.Text.Json.Serialization;

namespace Conversations.Orders;

/// <summary>
/// What the device keeps of a customer's order: of the customer nothing (X8). Amounts are minor units of <see cref="Currency"/>, which is the
/// shop's own: 1990 for €19.90, 1990 for ¥1990.
/// </summary>
public sealed record Order
{
    /// <summary>Shopify's number: <c>6100000000001</c>. Text, since it does not fit every number type.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it: <c>#1042</c>.</summary>
    public required string Name { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC, as Shopify stamps it: whole seconds. Of two records of one order the later is true.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>ISO 4217, upper case.</summary>
    public required string Currency { get; init; }

    /// <summary>As it was ordered.</summary>
    public required long Total { get; init; }

    /// <summary>What edits, returns and refunds have left of it.</summary>
    public required long CurrentTotal { get; init; }

    public long Refunded { get; init; }

    /// <summary>Shopify's word in lower case: <c>paid</c>, <c>pending</c>, <c>authorized</c>, <c>partially_refunded</c> …; one that is not known yet must do no harm.</summary>
    public string? Payment { get; init; }

    /// <summary>
    /// Shopify's word in lower case: <c>fulfilled</c>, <c>partial</c>, <c>restocked</c>, <c>fulfillment_not_required</c>; null while nothing has been sent.
    /// </summary>
    public string? Fulfilment { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    public bool Test { get; init; }

    /// <summary>Shopify advises to look at it before it is sent.</summary>
    public bool HighRisk { get; init; }

    /// <summary>Empty while only Appwrite's row is known, which has no lines in it.</summary>
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    /// <summary>Pieces over all lines.</summary>
    public int Pieces { get; init; }

    /// <summary>Where it came from: <c>web</c>, <c>pos</c> …; null when it is not known.</summary>
    public string? Source { get; init; }

    /// <summary>Several are parted by commas; null when none was used.</summary>
    public string? DiscountCode { get; init; }

    /// <summary>How the customer came; null while Shopify does not know yet, or will never know.</summary>
    public Campaign? Campaign { get; init; }

    /// <summary>Shopify has told all it knows of how the customer came; before that, no campaign means "not yet".</summary>
    public bool JourneyReady { get; init; }

    /// <summary>The post it came from; null when that is not known.</summary>
    public long? PostId { get; init; }

    /// <summary>Computed from the rest, as the order function does it, so that it cannot depend on the order in which things were told.</summary>
    [JsonIgnore]
    public OrderStatus Status => this switch
    {
        { CancelledAt: not null } => OrderStatus.Cancelled,
        { Payment: "refunded" } => OrderStatus.Refunded,
        _ when Total > 0 && Refunded >= Total => OrderStatus.Refunded,
        { Fulfilment: "fulfilled" } => OrderStatus.Shipped,
        { Payment: "paid" or "partially_refunded" } or { Fulfilment: "partial" } => OrderStatus.Processing,
        _ => OrderStatus.Pending,
    };

    /// <summary>Somebody has to pack something.</summary>
    [JsonIgnore]
    public bool IsToShip => Status == OrderStatus.Processing && !Test && Fulfilment != "fulfillment_not_required";

    [JsonIgnore]
    public bool IsUnpaid => Status == OrderStatus.Pending && !Test;

    /// <summary>What it counts in the numbers: a test and a cancelled order count nothing.</summary>
    [JsonIgnore]
    public long Revenue => Test || CancelledAt is not null ? 0 : CurrentTotal;
}

/// <param name="Id">Shopify's number of the line.</param>
/// <param name="Quantity">What edits and returns have left of it.</param>
/// <param name="Price">Of one piece, minor units.</param>
/// <param name="ProductId">Shopify's number; null when the product is gone.</param>
public sealed record OrderLine(string Id, string Title, int Quantity, long Price, string? ProductId);

/// <summary>The parts of a link that say where it stood (UTM).</summary>
public sealed record Campaign(string? Source, string? Medium, string? Name, string? Content, string? Term);

/// <summary>DESIGN: one word per state.</summary>
public enum OrderStatus
{
    Pending,
    Processing,
    Shipped,
    Cancelled,
    Refunded,
}
