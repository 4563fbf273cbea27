using System.Globalization;
using System.Text.RegularExpressions;

namespace Sandbox.Shopify.Orders;

/// <summary>The filters and orders of <c>orders</c>: terms are all wanted, <c>OR</c> parts alternatives. A filter that does not exist filters nothing.</summary>
public static partial class OrderSearch
{
    public static IEnumerable<ShopOrder> Find(IEnumerable<ShopOrder> orders, string? query)
    {
        var ways = Or().Split((query ?? "").Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)).Select(SearchTerms.Read).ToList();
        return orders.Where(o => ways.Any(terms => terms.All(t => Matches(o, t))));
    }

    /// <summary>What a list is ordered by; the id decides between equals.</summary>
    public static long Key(ShopOrder o, string? sort) => sort switch
    {
        "UPDATED_AT" => o.UpdatedAt.ToUnixTimeSeconds(),
        "ID" => 0,
        "ORDER_NUMBER" => o.Number,
        "TOTAL_PRICE" => (long)(o.Total * 10_000),
        _ => o.CreatedAt.ToUnixTimeSeconds(),
    };

    private static bool Matches(ShopOrder o, SearchTerms t) => t.Field switch
    {
        "id" => t.Comparison.Length == 0 ? t.Matches($"{o.Id}") : t.Compares(o.Id, long.TryParse(t.Value, CultureInfo.InvariantCulture, out var id) ? id : null),
        "name" => t.Matches(o.Name) || t.Matches($"{o.Number}"),
        "status" => t.Value.ToLowerInvariant() switch { "open" => o.CancelledAt is null, "cancelled" => o.CancelledAt is not null, "closed" => false, _ => true } != t.Negated,
        "financial_status" => t.Matches(o.Financial),
        "fulfillment_status" => t.Matches(o.FulfilmentStatus switch { "FULFILLED" => "shipped", "PARTIALLY_FULFILLED" => "partial", _ => "unshipped" }),
        "source_name" => t.Matches(o.Source),
        "discount_code" => o.Codes.Any(t.Matches),
        "test" => o.Test == (t.Value == "true") != t.Negated,
        "created_at" or "processed_at" => t.Compares(Whole(o.CreatedAt), Date(t.Value)),
        "updated_at" => t.Compares(Whole(o.UpdatedAt), Date(t.Value)),
        null => o.Name.Contains(t.Value, StringComparison.OrdinalIgnoreCase) != t.Negated,
        _ => true,
    };

    private static DateTimeOffset Whole(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    [GeneratedRegex(@"\s+OR\s+")]
    private static partial Regex Or();
}
