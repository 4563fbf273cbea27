using Bot.Shopify;

namespace Tests.Vendors.Shopify;

/// <summary>A shop's answers as Shopify writes them.</summary>
internal static class ShopifyRig
{
    public const string Token = """{"access_token":"shpat_short","scope":"read_products","expires_in":86399}""";

    public const string Throttled = """
        {"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED","documentation":"https://shopify.dev/api/usage/rate-limits"}}],
        "extensions":{"cost":{"requestedQueryCost":252,"actualQueryCost":null,"throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":52,"restoreRate":100.0}}}}
        """;

    public static Rig New(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["SHOPIFY_SHOP"] = "acme.myshopify.com", ["SHOPIFY_ACCESS_TOKEN"] = "shpat_long" };
        foreach (var (name, value) in settings) all[name] = value.Length == 0 ? null : value;
        return new(services => services.AddShopify(), all, ShopifyClient.Name, ShopifyWeb.Name);
    }

    public static Rig WithClientCredentials() => New(("SHOPIFY_ACCESS_TOKEN", ""), ("SHOPIFY_CLIENT_ID", "id"), ("SHOPIFY_CLIENT_SECRET", "secret"));

    public static string Data(string data) => """{"data":""" + data
        + ""","extensions":{"cost":{"requestedQueryCost":31,"actualQueryCost":12,"throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":1988,"restoreRate":100.0}}}}""";

    public static string ByHandle(string product) => Data($$$"""{"productByIdentifier":{{{product}}}}""");

    public static string Product(
        string status = "ACTIVE", string page = "\"https://www.acme.com/products/linen-tote\"", bool tracked = true, int stock = 12,
        string variants = """{"price":"34.00","compareAtPrice":"40.00","availableForSale":true},{"price":"39.50","compareAtPrice":null,"availableForSale":false}""") => $$$"""
        {"id":"gid://shopify/Product/8001","handle":"linen-tote","title":"Linen tote <sand>","descriptionHtml":"<p>Undyed &amp; wide.</p><ul><li>One</li><li>Two</li></ul><script>alert('x')</script>",
        "status":"{{{status}}}","onlineStoreUrl":{{{page}}},"vendor":"Acme","productType":"","tags":["linen","bag"],"totalInventory":{{{stock}}},"tracksInventory":{{{(tracked ? "true" : "false")}}},
        "priceRangeV2":{"minVariantPrice":{"amount":"34.0","currencyCode":"EUR"},"maxVariantPrice":{"amount":"39.5","currencyCode":"EUR"}},
        "options":[{"name":"Size","values":["S","M"]}],
        "featuredMedia":{"alt":"a video"},
        "media":{"nodes":[{"alt":"a video"},{"alt":"Bag on a hook","image":{"url":"https://cdn.shopify.com/s/files/1/tote.jpg?width=1440","altText":null}}]},
        "variants":{"nodes":[{{{variants}}}]}}
        """;
}
