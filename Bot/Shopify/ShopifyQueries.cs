namespace Bot.Shopify;

/// <summary>What we ask; no field here is deprecated in 2026-10.</summary>
internal static class ShopifyQueries
{
    public const string ByHandle = "query ProductByHandle($handle: String!) { productByIdentifier(identifier: { handle: $handle }) { ...ProductFacts } }\n" + Facts;

    public const string ById = "query ProductById($id: ID!) { product(id: $id) { ...ProductFacts } }\n" + Facts;

    public const string ByVariant = "query VariantToProduct($id: ID!) { productVariant(id: $id) { product { ...ProductFacts } } }\n" + Facts;

    public const string Redirects = "query Redirects($query: String!) { urlRedirects(first: 5, query: $query) { nodes { path target } } }";

    public const string PrimaryDomain = "query PrimaryDomain { shop { primaryDomain { host } } }";

    public const string Newest = "query NewestProducts($query: String!, $after: String) { products(first: 100, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) { ...ProductList } }\n" + List;

    public const string MostStock = "query MostStock($query: String!, $after: String) { products(first: 100, after: $after, query: $query, sortKey: INVENTORY_TOTAL, reverse: true) { ...ProductList } }\n" + List;

    public const string Collections = "query Collections { collections(first: 50) { nodes { id productsCount { count } } } }";

    /// <summary>Sales order products only within a collection; everything else about sales needs read_orders or read_reports.</summary>
    public const string BestSellers = "query BestSellers($id: ID!, $after: String) { collection(id: $id) { title products(first: 100, after: $after, sortKey: BEST_SELLING) { ...ProductList } } }\n" + List;

    /// <summary>https://shopify.dev/docs/api/usage/search-syntax</summary>
    public const string InTheStore = "status:active published_status:published gift_card:false";

    private const string List = """
        fragment ProductList on ProductConnection {
          nodes { id createdAt status onlineStoreUrl totalInventory tracksInventory featuredMedia { id } }
          pageInfo { hasNextPage endCursor }
        }
        """;

    // One picture for all platforms: JPEG for Instagram, and at most 1,080 pixels wide for TikTok.
    private const string Facts = """
        fragment ProductFacts on Product {
          id handle title descriptionHtml status onlineStoreUrl vendor productType tags totalInventory tracksInventory
          priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount currencyCode } }
          options { name values }
          featuredMedia { alt ... on MediaImage { image { ...Picture } } }
          media(first: 10) { nodes { alt ... on MediaImage { image { ...Picture } } ... on Video { duration sources { url mimeType height fileSize } } } }
          variants(first: 100) { nodes { price compareAtPrice availableForSale } }
        }
        fragment Picture on Image { url(transform: { maxWidth: 1080, preferredContentType: JPG }) altText }
        """;
}
