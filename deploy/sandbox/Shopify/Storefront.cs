using System.Text;
using System.Text.RegularExpressions;

namespace Sandbox.Shopify;

/// <summary>What anyone can see without a token. https://shopify.dev/docs/api/ajax/reference/product</summary>
public sealed partial class Storefront(Catalogue catalogue)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/products/{name}", (HttpContext c, string name) => Product(c, name, ""));
        app.MapGet("/collections/{collection}/products/{name}", (HttpContext c, string name) => Product(c, name, ""));
        app.MapGet("/{locale}/products/{name}", (HttpContext c, string locale, string name) => Locale().IsMatch(locale) ? Product(c, name, locale) : NotFound());
        app.MapGet("/{locale}/collections/{collection}/products/{name}", (HttpContext c, string locale, string name) => Locale().IsMatch(locale) ? Product(c, name, locale) : NotFound());
        app.MapGet("/s/{code}", (string code) => ShortLinks.Target(code, catalogue) is { } target ? Results.Redirect(target) : NotFound());
        app.MapGet("/", () => Html(StorefrontPage.Home(catalogue.Products.Where(p => p.IsLive && p.Status != ProductStatus.Unlisted))));
        app.MapFallback(NotFound);
    }

    private IResult Product(HttpContext context, string name, string locale)
    {
        var script = name.EndsWith(".js", StringComparison.Ordinal);
        var handle = (script ? name[..^3] : name).ToLowerInvariant();
        if (Redirected(context, handle, locale, script ? ".js" : "") is { } moved) return moved;
        var product = catalogue.ByHandle(handle);
        // The page of a translated handle exists in its language; the Admin API does not know the handle at all.
        if (product is null && locale.Length > 0 && catalogue.TranslatedHandles.TryGetValue(handle, out var own)) product = catalogue.ByHandle(own);
        if (product is not { IsLive: true }) return NotFound();
        return script
            ? Results.Text(AjaxProduct.Json(product, context.Request.Host.Value!, locale), "text/javascript; charset=utf-8", Encoding.UTF8)
            : Html(StorefrontPage.Of(product, $"{context.Request.Scheme}://{context.Request.Host}"));
    }

    private IResult? Redirected(HttpContext context, string handle, string locale, string ending)
    {
        if (!catalogue.Redirects.TryGetValue($"/products/{handle}", out var target)) return null;
        var prefix = locale.Length > 0 ? "/" + locale : "";
        return Results.Redirect(prefix + target + ending + context.Request.QueryString, permanent: true);
    }

    private static IResult Html(string html) => Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8);

    private static IResult NotFound() => Results.Text(StorefrontPage.Missing, "text/html; charset=utf-8", Encoding.UTF8, 404);

    [GeneratedRegex("^[a-z]{2}(-[a-z]{2})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Locale();
}
