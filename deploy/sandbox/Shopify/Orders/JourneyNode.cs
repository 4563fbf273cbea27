using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify.Orders;

/// <summary>How the customer came; empty until Shopify has built the sessions. https://shopify.dev/docs/api/admin-graphql/2026-10/objects/CustomerJourneySummary</summary>
public sealed record JourneyNode(ShopOrder Order, Journey Journey, bool Ready) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "ready" => Ready,
        "firstVisit" => Ready && Journey.First is { } first ? new VisitNode(Order, first, 1) : null,
        "lastVisit" => Ready && (Journey.Last ?? Journey.First) is { } last ? new VisitNode(Order, last, Journey.Last is null ? 1 : 2) : null,
        "momentsCount" => Ready ? Journey.Last is null ? 1 : 2 : null,
        _ => Ready ? 0 : null,
    };
}

public sealed record VisitNode(ShopOrder Order, string Landing, int Number) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path)
    {
        var query = Query(Landing);
        return field switch
        {
            "id" => GlobalId.Of("CustomerVisit", Order.Id + Number),
            "landingPage" => ShopFields.Url + Landing,
            "occurredAt" => ProductFields.Date(Order.CreatedAt.AddMinutes(-10 / Number)),
            "source" => query.GetValueOrDefault("utm_source") ?? "direct",
            "utmParameters" => query.Keys.Any(k => k.StartsWith("utm_", StringComparison.Ordinal)) ? new Answer(f => query.GetValueOrDefault($"utm_{f}")) : null,
            _ => null,
        };
    }

    public static Dictionary<string, string> Query(string landing) => (landing.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? landing[(at + 1)..] : "")
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=', 2))
        .DistinctBy(p => p[0])
        .ToDictionary(p => p[0], p => p.Length > 1 ? Uri.UnescapeDataString(p[1].Replace('+', ' ')) : "");
}
