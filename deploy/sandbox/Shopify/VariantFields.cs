using System.Globalization;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

public static class VariantFields
{
    public static object? Resolve(Owned<Variant> owned, string field, Arguments arguments, IReadOnlyList<string> path)
    {
        var (p, v) = (owned.Product, owned.Value);
        return field switch
        {
            "id" => GlobalId.Of("ProductVariant", v.Id),
            "legacyResourceId" => v.Id.ToString(CultureInfo.InvariantCulture),
            "title" => v.Title,
            "displayName" => $"{p.Title} - {v.Title}",
            "sku" => v.Sku ?? "",
            "barcode" => null,
            "price" => Money(v.Price),
            "compareAtPrice" => v.CompareAtPrice is { } was ? Money(was) : null,
            "inventoryQuantity" => v.Tracked ? v.Inventory ?? 0 : v.Inventory,
            "sellableOnlineQuantity" => v.Inventory ?? 0,
            "inventoryPolicy" => v.Oversells ? "CONTINUE" : "DENY",
            "availableForSale" => v.ForSale,
            "taxable" => true,
            "position" => p.Variants.TakeWhile(x => x.Id != v.Id).Count() + 1,
            "createdAt" => ProductFields.Date(p.CreatedAt),
            "updatedAt" => ProductFields.Date(p.UpdatedAt),
            "product" => p,
            "inventoryItem" => owned,
            "selectedOptions" => v.Values.Count == 0 ? [("Title", "Default Title")] : p.Options.Zip(v.Values, (o, value) => (o.Name, value)).ToArray(),
            "media" => Connection.Page(Array.Empty<Owned<Picture>>(), m => m.Value.Id, arguments, path),
            _ => throw new InvalidOperationException($"no answer for ProductVariant.{field}"),
        };
    }

    public static object? Inventory(string type, Owned<Variant> owned, string field) => (type, field) switch
    {
        ("InventoryItem", "id") => GlobalId.Of("InventoryItem", owned.Value.Id + 5_000_000),
        ("InventoryItem", "legacyResourceId") => (owned.Value.Id + 5_000_000).ToString(CultureInfo.InvariantCulture),
        ("InventoryItem", "tracked") => owned.Value.Tracked,
        ("InventoryItem", "sku") => owned.Value.Sku ?? "",
        ("InventoryItem", "requiresShipping") => true,
        ("InventoryItem", "createdAt") => ProductFields.Date(owned.Product.CreatedAt),
        ("InventoryItem", "updatedAt") => ProductFields.Date(owned.Product.UpdatedAt),
        ("InventoryItemMeasurement", "id") => GlobalId.Of("InventoryItemMeasurement", owned.Value.Id + 5_000_000),
        ("Weight", "unit") => "GRAMS",
        ("Weight", _) => owned.Value.Grams,
        _ => owned,
    };

    /// <summary>The Money scalar: two decimal places.</summary>
    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
