using Tests.Support;

namespace Tests.Shop;

/// <summary>
/// What people paste. The approved file beside this one holds the sentence (or the card's first line) that each gets;
/// <c>{id:x}</c> and <c>{variant:x}</c> stand for the numbers of product x.
/// </summary>
internal static class LinkTable
{
    private const string Shop = "https://linen-and-loaf.myshopify.com";
    private const string Storefront = "https://www.linen-and-loaf.example";

    /// <summary>Hosts that only these links name: nothing may ever be asked of them.</summary>
    public static readonly IReadOnlyList<string> ForeignHosts =
    [
        "bit.ly", "shop.app", "other-shop.example", "other-shop.myshopify.com", "evil-host.example", "deals.example", "169.254.169.254", "xn--lnen",
        "192.168.77.1", "linen-and-loaf.myshopify.com.evil", "admin.shopify.com",
    ];

    public static readonly IReadOnlyList<(string What, string Text)> Rows =
    [
        ("product page", $"{Shop}/products/linen-tote"),
        ("on the shop's own domain", $"{Storefront}/products/linen-tote"),
        ("in a collection", $"{Shop}/collections/kitchen/products/oak-board"),
        ("with a language", $"{Shop}/de/products/linen-tote"),
        ("with language and country", $"{Shop}/de-at/products/linen-tote"),
        ("language and collection", $"{Shop}/de/collections/alle/products/fig-candle"),
        ("translated handle", $"{Shop}/de/products/leinen-tasche"),
        ("variant beside the handle", $"{Shop}/products/speckled-mug?variant={{variant:speckled-mug}}"),
        ("variant alone", $"{Shop}/?variant={{variant:speckled-mug}}"),
        ("a variant that does not exist", $"{Shop}/products/speckled-mug?variant=1"),
        (".json", $"{Shop}/products/linen-tote.json"),
        (".js", $"{Shop}/products/linen-tote.js"),
        ("slash at the end", $"{Shop}/products/linen-tote/"),
        ("fragment", $"{Shop}/products/linen-tote#reviews"),
        ("utm", $"{Shop}/products/linen-tote?utm_source=ig&utm_medium=social&fbclid=xyz"),
        ("percent-encoded", $"{Shop}/products/linen%2Dtote"),
        ("upper case", "HTTPS://LINEN-AND-LOAF.MYSHOPIFY.COM/Products/Linen-Tote"),
        ("http", "http://linen-and-loaf.myshopify.com/products/linen-tote"),
        ("no scheme", "linen-and-loaf.myshopify.com/products/linen-tote"),
        ("words around it", $"Look ({Shop}/products/linen-tote), please!"),
        ("a full stop after it", $"Post this: {Shop}/products/linen-tote."),
        ("dot at the host's end", "https://linen-and-loaf.myshopify.com./products/linen-tote"),
        ("port 443 written out", "https://linen-and-loaf.myshopify.com:443/products/linen-tote"),
        ("renamed product", $"{Shop}/products/canvas-tote"),
        ("admin of the shop", $"{Shop}/admin/products/{{id:linen-tote}}"),
        ("admin.shopify.com", "https://admin.shopify.com/store/linen-and-loaf/products/{id:linen-tote}"),
        ("admin.shopify.com, not a product", "https://admin.shopify.com/store/linen-and-loaf/orders/12"),
        ("admin.shopify.com, another shop", "https://admin.shopify.com/store/other-shop/products/12"),
        ("admin of the shop, not a product", $"{Shop}/admin/orders/12"),
        ("preview link", $"{Shop}/products_preview?preview_key=abc123"),
        ("short link of the shop", $"{Shop}/s/tote"),
        ("short link over two hops", $"{Shop}/s/hop"),
        ("short link that leaves the shop", $"{Shop}/s/away"),
        ("short link to a local address", $"{Shop}/s/plain"),
        ("short link in a loop", $"{Shop}/s/loop"),
        ("short link to a deleted product", $"{Shop}/s/gone"),
        ("short link nobody made", $"{Shop}/s/nothing"),
        ("home page", $"{Shop}/"),
        ("dead product link", $"{Shop}/products/no-such-thing"),
        ("products without a handle", $"{Shop}/products/"),
        ("draft", $"{Shop}/products/winter-candle"),
        ("archived", $"{Shop}/products/summer-hat-2024"),
        ("unlisted", $"{Shop}/products/friends-tote"),
        ("not in the online store", $"{Shop}/products/wholesale-soap-box"),
        ("sold out", $"{Shop}/products/blue-mug"),
        ("no picture", $"{Shop}/products/gift-note"),
        ("title with markup", $"{Shop}/products/bold-blanket"),
        ("very long title", $"{Shop}/products/very-long-name"),
        ("another shop", "https://other-shop.example/products/linen-tote"),
        ("another shop at Shopify", "https://other-shop.myshopify.com/products/linen-tote"),
        ("bit.ly", "https://bit.ly/3abcdef"),
        ("shop.app", "https://shop.app/p/12345"),
        ("the shop's name as user", "https://linen-and-loaf.myshopify.com@evil-host.example/products/linen-tote"),
        ("user and password", "https://a:b@linen-and-loaf.myshopify.com/products/linen-tote"),
        ("the shop's name as user, behind a word", "behind:https://linen-and-loaf.myshopify.com@evil-host.example/products/linen-tote"),
        ("user and password, behind a word", "behind:https://a:b@linen-and-loaf.myshopify.com/products/linen-tote"),
        ("no web address, behind a word", "behind:tg://resolve?domain=someone"),
        ("the shop's name as a subdomain", "https://linen-and-loaf.myshopify.com.evil-host.example/products/linen-tote"),
        ("look-alike letters", "https://lınen-and-loaf.myshopify.com/products/linen-tote"),
        ("local network", "http://192.168.77.1/products/linen-tote"),
        ("metadata address", "http://169.254.169.254/latest/meta-data/"),
        ("another port of the shop", "https://linen-and-loaf.myshopify.com:8443/s/tote"),
        ("path that climbs", $"{Shop}/s/../products/linen-tote"),
        ("broken percent sign", $"{Shop}/products/linen%ZZtote"),
        ("no link at all", "the linen tote please"),
    ];

    public static string Filled(this World world, string text)
    {
        foreach (var product in world.Sandbox.Shopify.Catalogue.Products)
            text = text.Replace($"{{id:{product.Handle}}}", $"{product.Id}", StringComparison.Ordinal)
                .Replace($"{{variant:{product.Handle}}}", $"{product.Variants[^1].Id}", StringComparison.Ordinal);
        return text;
    }
}
