namespace Sandbox.Shopify;

/// <summary>Products that are shown together: everything, and one collection for each type of which there are several.</summary>
public sealed record ShopCollection(long Id, string Handle, string Title, IReadOnlyList<Product> Products)
{
    public static IReadOnlyList<ShopCollection> All(Catalogue catalogue)
    {
        var products = catalogue.Products;
        var types = products.GroupBy(p => p.Type).Where(t => t.Key.Length > 0 && t.Count() > 1).OrderBy(t => t.Key, StringComparer.Ordinal);
        return
        [
            new(512_300_100_000, "all", "Everything", products),
            .. types.Select((t, i) => new ShopCollection(512_300_100_001 + i, t.Key.ToLowerInvariant().Replace(' ', '-'), t.Key, [.. t])),
        ];
    }

    /// <summary>Nobody buys anything here, so sales are made up: the same in every run, and in no relation to age or stock.</summary>
    public static long SoldOf(Product product) => product.Id * 2_654_435_761 % 997;
}
