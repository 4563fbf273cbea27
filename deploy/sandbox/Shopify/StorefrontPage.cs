using System.Globalization;
using System.Net;

namespace Sandbox.Shopify;

/// <summary>Plain pages: enough to be opened by a curious person.</summary>
public static class StorefrontPage
{
    private const string Style = "body{margin:0;background:#faf7f2;color:#2b2622;font:16px/1.6 Georgia,serif}main{max-width:760px;margin:0 auto;padding:24px}img{width:100%;border-radius:4px}h1{font-weight:400}a{color:#7a4a2a}.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:20px}s{color:#998}";

    public static readonly string Missing = Page("404 Not Found", "<h1>Page not found</h1><p>The page you requested does not exist. <a href=/>Continue shopping</a></p>");

    public static string Home(IEnumerable<Product> products) => Page("Linen &amp; Loaf",
        $"<h1>Linen &amp; Loaf</h1><div class=grid>{string.Concat(products.Select(p => $"<a href=\"/products/{Uri.EscapeDataString(p.Handle)}\">{Image(p, "", 400)}{H(p.Title)}</a>"))}</div>");

    public static string Of(Product p, string address)
    {
        var variant = p.Variants[0];
        var was = variant.CompareAtPrice is { } old ? $" <s>{Money(old)}</s>" : "";
        var buy = p.IsSoldOut ? "Sold out" : "Add to cart";
        return Page(H(p.Title), $"{Image(p, address, 1080)}<h1>{H(p.Title)}</h1><p>{Money(variant.Price)}{was} · {buy}</p><div>{p.DescriptionHtml}</div><p><a href=/>All products</a></p>");
    }

    private static string Image(Product p, string address, int width) =>
        p.Pictures.Count == 0 ? "" : $"<img src=\"{MediaFields.Address(p.Pictures[0], address)}&amp;width={width}\" alt=\"{H(p.Pictures[0].Alt ?? p.Title)}\">";

    private static string Money(decimal amount) => "€" + amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string H(string text) => WebUtility.HtmlEncode(text);

    private static string Page(string title, string body) =>
        $"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{title}</title><style>{Style}</style><main>{body}</main></html>";
}
