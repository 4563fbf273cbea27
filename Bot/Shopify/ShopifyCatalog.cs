using Conversations.Shop;

namespace Bot.Shopify;

/// <summary>Products through the Admin API.</summary>
public sealed class ShopifyCatalog(ShopifyClient client) : IProductCatalog
{
    public async Task<Product?> FindAsync(ProductReference reference, CancellationToken ct)
    {
        var wire = reference switch
        {
            ProductReference.ByHandle { Handle: var handle } =>
                (await client.QueryAsync(ShopifyQueries.ByHandle, new() { ["handle"] = handle }, ShopifyJson.Default.ByHandleData, ct)).ProductByIdentifier,
            ProductReference.ById { Id: var id } =>
                (await client.QueryAsync(ShopifyQueries.ById, new() { ["id"] = $"gid://shopify/Product/{id}" }, ShopifyJson.Default.ByIdData, ct)).Product,
            ProductReference.ByVariant { Id: var id } =>
                (await client.QueryAsync(ShopifyQueries.ByVariant, new() { ["id"] = $"gid://shopify/ProductVariant/{id}" }, ShopifyJson.Default.ByVariantData, ct)).ProductVariant?.Product,
            _ => throw new ArgumentOutOfRangeException(nameof(reference)),
        };
        return wire is null ? null : ShopifyProducts.Map(wire);
    }

    public async Task<ProductPage> ListAsync(ProductOrder order, string? after, CancellationToken ct)
    {
        if (order == ProductOrder.BestSelling) return await BestSellersAsync(after, ct);
        var query = order == ProductOrder.Newest ? ShopifyQueries.Newest : ShopifyQueries.MostStock;
        var variables = With(after, new() { ["query"] = ShopifyQueries.InTheStore });
        return Page((await client.QueryAsync(query, variables, ShopifyJson.Default.ListData, ct)).Products, null, "");
    }

    /// <summary>The next page's name carries the collection: sizes may change while one turns pages.</summary>
    private async Task<ProductPage> BestSellersAsync(string? after, CancellationToken ct)
    {
        var place = after?.Split(' ', 2);
        if ((place?[0] ?? await LargestCollectionAsync(ct)) is not { } id) return ProductPage.Empty;
        var variables = With(place?[1], new() { ["id"] = id });
        var collection = (await client.QueryAsync(ShopifyQueries.BestSellers, variables, ShopifyJson.Default.BestSellersData, ct)).Collection;
        return Page(collection?.Products, collection?.Title, $"{id} ");
    }

    private async Task<string?> LargestCollectionAsync(CancellationToken ct)
    {
        var sizes = (await client.QueryAsync(ShopifyQueries.Collections, null, ShopifyJson.Default.CollectionsData, ct)).Collections?.Nodes ?? [];
        return sizes.MaxBy(c => c.ProductsCount?.Count ?? 0)?.Id;
    }

    private static ProductPage Page(WirePage? page, string? collection, string place) => page is null
        ? ProductPage.Empty
        : new([.. page.Nodes.Select(ShopifyProducts.Map)], collection, page.PageInfo is { HasNextPage: true, EndCursor: { } cursor } ? place + cursor : null);

    private static Dictionary<string, string> With(string? after, Dictionary<string, string> variables)
    {
        if (after is not null) variables["after"] = after;
        return variables;
    }
}
