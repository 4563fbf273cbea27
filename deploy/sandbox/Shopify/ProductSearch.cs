using System.Globalization;

namespace Sandbox.Shopify;

/// <summary>The filters and orders of <c>products</c>. A filter that does not exist filters nothing, as at the vendor.</summary>
public static class ProductSearch
{
    public static IEnumerable<Product> Find(IEnumerable<Product> products, string? query)
    {
        var terms = SearchTerms.Read(query);
        return products.Where(p => terms.All(t => Matches(p, t)));
    }

    public static IEnumerable<Product> Sort(IEnumerable<Product> products, string? key) => key switch
    {
        "UPDATED_AT" => products.OrderBy(p => p.UpdatedAt).ThenBy(p => p.Id),
        "CREATED_AT" => products.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id),
        "PUBLISHED_AT" => products.OrderBy(p => p.PublishedAt).ThenBy(p => p.Id),
        "TITLE" => products.OrderBy(p => p.Title, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Id),
        "VENDOR" => products.OrderBy(p => p.Vendor, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Id),
        "PRODUCT_TYPE" => products.OrderBy(p => p.Type, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Id),
        "INVENTORY_TOTAL" => products.OrderBy(p => p.TotalInventory).ThenBy(p => p.Id),
        _ => products.OrderBy(p => p.Id),
    };

    private static bool Matches(Product p, SearchTerms t) => t.Field switch
    {
        "id" => t.Compares(p.Id, long.TryParse(t.Value, CultureInfo.InvariantCulture, out var id) ? id : null),
        "handle" => t.Matches(p.Handle),
        "status" => t.Matches(p.Status.ToString()),
        "title" => Words(p.Title, t),
        "vendor" => t.Matches(p.Vendor),
        "product_type" => t.Matches(p.Type),
        "tag" => p.Tags.Any(t.Matches) || (t.Negated && p.Tags.Count == 0),
        "sku" => p.Variants.Any(v => t.Matches(v.Sku)),
        "published_status" => t.Value.ToLowerInvariant() switch { "published" or "visible" or "online_store:visible" => p.IsLive, "unpublished" or "hidden" => !p.IsLive, _ => true } != t.Negated,
        "inventory_total" => t.Compares(p.TotalInventory, int.TryParse(t.Value, CultureInfo.InvariantCulture, out var n) ? n : null),
        "tracks_inventory" => p.TracksInventory == (t.Value == "true"),
        "gift_card" => t.Value != "true",
        "out_of_stock_somewhere" => p.Variants.Any(v => !v.ForSale) == (t.Value == "true"),
        "price" => p.Variants.Any(v => t.Compares(v.Price, decimal.TryParse(t.Value, CultureInfo.InvariantCulture, out var d) ? d : null)),
        "created_at" => t.Compares(p.CreatedAt, Date(t.Value)),
        "updated_at" => t.Compares(p.UpdatedAt, Date(t.Value)),
        "published_at" => t.Compares(p.PublishedAt, Date(t.Value)),
        null => Words($"{p.Title} {p.Vendor} {p.Type} {p.Handle} {string.Join(' ', p.Tags)}", t),
        _ => true,
    };

    private static bool Words(string text, SearchTerms t) => t.Negated != text.Contains(t.Value.TrimEnd('*'), StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
