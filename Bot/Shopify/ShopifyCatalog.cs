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
}
