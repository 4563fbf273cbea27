using System.Text.Json.Nodes;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify.Orders;

/// <summary>
/// The two mutations. Neither takes an idempotency key: who asks twice for a part of what is left has it sent twice, and is refused only when no
/// more is left. https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentCreate
/// </summary>
public sealed class Fulfilling(OrderBook book)
{
    private const int MostItems = 512;

    public FulfilmentOutcome Create(Arguments arguments)
    {
        var input = arguments.Fields("fulfillment")!;
        var wanted = Wanted(input["lineItemsByFulfillmentOrder"]!);
        if (Tracking(input["trackingInfo"] as JsonObject) is not { } tracking) return FulfilmentOutcome.Refused("Tracking URL is invalid");
        var notify = input["notifyCustomer"]?.GetValue<bool>() ?? false;
        var (shipment, refusal) = book.Ship([.. wanted.Select(w => w.Parcel)], "app", order => Pieces(order, wanted), tracking, notify);
        return refusal is null ? new(shipment, null) : FulfilmentOutcome.Refused(refusal);
    }

    public FulfilmentOutcome Track(Arguments arguments)
    {
        if (Tracking(arguments.Fields("trackingInfoInput")) is not { } tracking) return FulfilmentOutcome.Refused("Tracking URL is invalid");
        var shipment = GlobalId.Read(arguments.Text("fulfillmentId")!, "Fulfillment") is { } id ? book.Track(id, tracking) : null;
        return shipment is null ? FulfilmentOutcome.Refused("Fulfillment does not exist.") : new(shipment, null);
    }

    public static (IReadOnlyList<Piece> Pieces, string? Refusal) Pieces(ShopOrder? order, IReadOnlyList<WantedParcel> wanted)
    {
        var pieces = new List<Piece>();
        var location = order?.Parcels.FirstOrDefault(p => p.Id == wanted[0].Parcel)?.Location;
        foreach (var (id, lines) in wanted)
        {
            if (order?.Parcels.FirstOrDefault(p => p.Id == id) is not { } parcel) return ([], "Fulfillment order does not exist.");
            if (parcel.Location != location) return ([], "All fulfillment orders must be assigned to the same location.");
            if (!parcel.Actions.Contains("CREATE_FULFILLMENT")) return ([], $"Fulfillment order {id} has an unfulfillable status= {parcel.Status.ToLowerInvariant()}.");
            foreach (var (line, quantity) in lines ?? [.. parcel.Lines.Where(l => l.Left > 0).Select(l => (l.Id, l.Left))])
            {
                var left = (parcel.Lines.FirstOrDefault(l => l.Id == line)?.Left ?? 0) - pieces.Where(p => p.ParcelLineId == line).Sum(p => p.Quantity);
                if (quantity < 1 || quantity > left) return ([], "Invalid fulfillment order line item quantity requested.");
                pieces.Add(new(id, line, quantity));
            }
        }
        return pieces.Count > MostItems ? ([], $"A fulfillment can have at most {MostItems} line items.") : (pieces, null);
    }

    private static IReadOnlyList<WantedParcel> Wanted(JsonNode input) =>
        [.. (input as JsonArray ?? [input.DeepClone()]).Select(w => new WantedParcel(GlobalId.Read(w!["fulfillmentOrderId"]!.ToString(), "FulfillmentOrder") ?? 0,
            w["fulfillmentOrderLineItems"] is JsonArray { Count: > 0 } lines
                ? [.. lines.Select(l => (GlobalId.Read(l!["id"]!.ToString(), "FulfillmentOrderLineItem") ?? 0, int.Parse(l["quantity"]!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)))]
                : null))];

    /// <returns>Null when an address is none.</returns>
    private static IReadOnlyList<TrackingInfo>? Tracking(JsonObject? input)
    {
        if (input is null) return [];
        var numbers = (input["numbers"] as JsonArray)?.Select(n => n!.ToString()).ToList() ?? (input["number"] is { } one ? [one.ToString()] : []);
        var urls = (input["urls"] as JsonArray)?.Select(n => n!.ToString()).ToList() ?? (input["url"] is { } url ? [url.ToString()] : []);
        if (urls.Any(u => !Uri.TryCreate(u, UriKind.Absolute, out _))) return null;
        var company = input["company"]?.ToString();
        var count = Math.Max(numbers.Count, Math.Max(urls.Count, company is null ? 0 : 1));
        return [.. Enumerable.Range(0, count).Select(i => new TrackingInfo(company, numbers.ElementAtOrDefault(i), urls.ElementAtOrDefault(i) ?? Known(company, numbers.ElementAtOrDefault(i))))];
    }

    /// <summary>The carriers whose addresses Shopify builds itself: a few of them.</summary>
    private static string? Known(string? company, string? number) => (company, number) switch
    {
        (_, null) => null,
        ("DHL Express", _) => $"https://www.dhl.com/en/express/tracking.html?AWB={Uri.EscapeDataString(number)}",
        ("UPS", _) => $"https://www.ups.com/WebTracking?loc=en_US&tracknum={Uri.EscapeDataString(number)}",
        _ => null,
    };
}

/// <param name="Lines">Null for all that is left.</param>
public sealed record WantedParcel(long Parcel, IReadOnlyList<(long Line, int Quantity)>? Lines);

/// <summary>What either mutation gives back.</summary>
public sealed record FulfilmentOutcome(Shipment? Shipment, string? Refusal) : IOrderPart
{
    public static FulfilmentOutcome Refused(string why) => new(null, why);

    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "userErrors" => Refusal is null ? Array.Empty<Webhooks.Mistake>() : new[] { new Webhooks.Mistake("fulfillment", Refusal) },
        _ => Shipment is null ? null : new ShipmentNode(Shipment),
    };
}
