using System.Text.RegularExpressions;
using Conversations.Orders;
using Conversations.Shop;

namespace Bot.Shopify;

/// <summary>Shopify's words for an order into ours. A word that is not known yet stays what it is, and means nothing.</summary>
internal static partial class OrderMapping
{
    private const int LongestCodes = 255;
    private const int LongestUtm = 128;

    // https://shopify.dev/docs/api/admin-graphql/2026-10/enums/OrderDisplayFulfillmentStatus
    private static readonly HashSet<string> NothingSent = ["UNFULFILLED", "OPEN", "IN_PROGRESS", "ON_HOLD", "SCHEDULED", "PENDING_FULFILLMENT", "REQUEST_DECLINED"];

    /// <param name="lines">All of them.</param>
    public static Order Map(WireOrder wire, IReadOnlyList<WireLine> lines)
    {
        var journey = wire.CustomerJourneySummary;
        // Only a visit to the online store has a journey; there it may come late as a whole.
        var ready = journey?.Ready ?? wire.SourceName is not (null or "web");
        return new()
        {
            Id = Number(wire.Id),
            Name = wire.Name,
            CreatedAt = wire.CreatedAt.ToUniversalTime(),
            UpdatedAt = wire.UpdatedAt.ToUniversalTime(),
            CancelledAt = wire.CancelledAt?.ToUniversalTime(),
            Currency = wire.TotalPriceSet.ShopMoney.CurrencyCode.ToUpperInvariant(),
            Total = Minor(wire.TotalPriceSet),
            CurrentTotal = Minor(wire.CurrentTotalPriceSet),
            Refunded = Minor(wire.TotalRefundedSet),
            Payment = wire.DisplayFinancialStatus?.ToLowerInvariant(),
            Fulfilment = Fulfilment(wire.DisplayFulfillmentStatus),
            Test = wire.Test,
            HighRisk = wire.Risk?.Recommendation is "CANCEL" or "INVESTIGATE",
            Lines = [.. lines.Select(l => new OrderLine(Number(l.Id), l.Title, l.CurrentQuantity, Minor(l.OriginalUnitPriceSet), l.Product is { } p ? Number(p.Id) : null))],
            Pieces = lines.Sum(l => l.CurrentQuantity),
            Source = wire.SourceName,
            DiscountCode = wire.DiscountCodes.Count > 0 ? Cut(string.Join(',', wire.DiscountCodes), LongestCodes) : null,
            Campaign = ready ? Campaign(journey?.LastVisit) ?? Campaign(journey?.FirstVisit) : null,
            JourneyReady = ready,
        };
    }

    public static Parcel Map(WireParcel wire, IEnumerable<WireParcelLine> lines) => new(
        Number(wire.Id),
        wire.AssignedLocation.Name,
        [.. lines.Where(l => l.RemainingQuantity > 0).Select(l => new ParcelLine(Number(l.Id), Title(l), l.RemainingQuantity))],
        wire.Status is "OPEN" or "IN_PROGRESS" && wire.SupportedActions.Any(a => a.Action == "CREATE_FULFILLMENT"));

    /// <remarks>People write all kinds of things where an address belongs.</remarks>
    public static Shipment Map(WireShipment wire) => new(
        Number(wire.Id), wire.TrackingInfo is [var t, ..] ? new(t.Company, t.Number, t.Url is { IsAbsoluteUri: true, Scheme: "https" or "http" } url ? url : null) : null);

    /// <summary>The number in <c>gid://shopify/Order/123</c>, digit by digit.</summary>
    public static string Number(string globalId)
    {
        var number = globalId.AsSpan(globalId.LastIndexOf('/') + 1);
        return (number.IndexOf('?') is >= 0 and var end ? number[..end] : number).ToString();
    }

    private static string Title(WireParcelLine line) =>
        line.VariantTitle is { Length: > 0 } variant and not "Default Title" ? $"{line.ProductTitle}, {variant}" : line.ProductTitle;

    private static string? Fulfilment(string? status) => status switch
    {
        null => null,
        "PARTIALLY_FULFILLED" => "partial",
        _ when NothingSent.Contains(status) => null,
        _ => status.ToLowerInvariant(),
    };

    private static long Minor(WireShopMoney money) => MinorUnits.Of(money.ShopMoney.Amount, money.ShopMoney.CurrencyCode.ToUpperInvariant())
        ?? throw new ShopUnavailableException("Shopify told an amount that is not a number.");

    private static Campaign? Campaign(WireVisit? visit)
    {
        if (visit?.UtmParameters is not { } utm) return null;
        var campaign = new Campaign(Utm(utm.Source), Utm(utm.Medium), Utm(utm.Campaign), Utm(utm.Content), Utm(utm.Term));
        return campaign == new Campaign(null, null, null, null, null) ? null : campaign;
    }

    // Newsletters put their reader's address there.
    private static string? Utm(string? value) => string.IsNullOrWhiteSpace(value) || EMail().IsMatch(value) ? null : Cut(value, LongestUtm);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    [GeneratedRegex(@"\S@\S+\.\S")]
    private static partial Regex EMail();
}
