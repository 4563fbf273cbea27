namespace Sandbox.Shopify;

/// <summary>Short links that the shop made: <c>/s/{code}</c>.</summary>
public static class ShortLinks
{
    public static readonly IReadOnlyList<string> Codes = ["tote", "cups", "hop", "away", "loop", "gone", "plain"];

    /// <returns>Null for a code that nobody made.</returns>
    public static string? Target(string code, Catalogue catalogue)
    {
        var live = catalogue.Products.Where(p => p.IsLive).ToList();
        if (live.Count == 0) return null;
        return code switch
        {
            "tote" => Link(live, 0) + "?utm_source=newsletter&utm_medium=email",
            "cups" => Link(live, 1),
            "hop" => ShopFields.Url + "/s/tote",
            "away" => "https://linen-and-loaf.myshopify.com.deals.example/products/" + live[0].Handle,
            "loop" => ShopFields.Url + "/s/loop2",
            "loop2" => ShopFields.Url + "/s/loop",
            "gone" => ShopFields.Url + "/products/no-longer-here",
            "plain" => "http://169.254.169.254/latest/meta-data/",
            _ => null,
        };
    }

    private static string Link(List<Product> live, int number) => ProductFields.Link(live[number % live.Count]);
}
