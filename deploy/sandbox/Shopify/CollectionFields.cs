using System.Globalization;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

/// <summary>https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Collection</summary>
public static class CollectionFields
{
    public static object? Resolve(ShopCollection c, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "id" => GlobalId.Of("Collection", c.Id),
        "legacyResourceId" => c.Id.ToString(CultureInfo.InvariantCulture),
        "handle" => c.Handle,
        "title" => c.Title,
        "description" => "",
        "productsCount" => c.Products.Count,
        "hasProduct" => GlobalId.Read(arguments.Text("id")!, "Product") is { } id && c.Products.Any(p => p.Id == id),
        "sortOrder" => "BEST_SELLING",
        "updatedAt" => ProductFields.Date(c.Products.Max(p => p.UpdatedAt)),
        "products" => Connection.Page([.. Sort(c.Products, arguments.Text("sortKey"))], p => p.Id, arguments, path),
        _ => null,
    };

    public static IEnumerable<ShopCollection> Find(IEnumerable<ShopCollection> collections, string? query, string? sortKey)
    {
        var terms = SearchTerms.Read(query);
        var found = collections.Where(c => terms.All(t => t.Field switch
        {
            "handle" => t.Matches(c.Handle),
            "title" or null => t.Matches(c.Title),
            "product_id" => c.Products.Any(p => t.Matches(p.Id.ToString(CultureInfo.InvariantCulture))),
            _ => true,
        }));
        return sortKey switch
        {
            "TITLE" => found.OrderBy(c => c.Title, StringComparer.OrdinalIgnoreCase),
            "UPDATED_AT" => found.OrderBy(c => c.Products.Max(p => p.UpdatedAt)).ThenBy(c => c.Id),
            _ => found.OrderBy(c => c.Id),
        };
    }

    private static IEnumerable<Product> Sort(IEnumerable<Product> products, string? key) => key switch
    {
        "TITLE" => products.OrderBy(p => p.Title, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Id),
        "CREATED" => products.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id),
        "PRICE" => products.OrderBy(p => p.Variants.Min(v => v.Price)).ThenBy(p => p.Id),
        "ID" or "MANUAL" or "RELEVANCE" => products.OrderBy(p => p.Id),
        _ => products.OrderByDescending(ShopCollection.SoldOf).ThenBy(p => p.Id),
    };
}
