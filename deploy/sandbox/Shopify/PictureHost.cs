using System.Globalization;
using Sandbox.Shopify.Drawing;

namespace Sandbox.Shopify;

/// <summary>Product pictures as JPEG, scaled on request.</summary>
public sealed class PictureHost(Catalogue catalogue, PictureCache cache)
{
    public void Map(WebApplication app) => app.MapGet("/cdn/shop/files/{name}.jpg", (HttpContext c, string name) =>
    {
        foreach (var product in catalogue.Products)
        {
            if (product.Pictures.FirstOrDefault(p => p.Name == name) is not { } picture) continue;
            c.Response.Headers.CacheControl = "public, max-age=31557600";
            return Results.Bytes(cache.Get(product, picture, Size(c, "width"), Size(c, "height")), "image/jpeg");
        }
        return Results.NotFound();
    });

    private static int? Size(HttpContext context, string name) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= 5_760 ? size : null;
}
