using System.Collections.Concurrent;
using System.Globalization;
using Sandbox.Shopify.Drawing;

namespace Sandbox.Shopify;

/// <summary>Product pictures as JPEG, scaled on request.</summary>
public sealed class PictureHost(Catalogue catalogue, PictureCache cache)
{
    private readonly ConcurrentDictionary<string, byte[]> _uploaded = new();

    /// <summary>What somebody has put there in the place of a drawing, as it is: nothing is scaled, and an empty one is gone.</summary>
    public void Put(string name, byte[] picture) => _uploaded[name] = picture;

    public void Map(WebApplication app) => app.MapGet("/cdn/shop/files/{name}.jpg", (HttpContext c, string name) =>
    {
        if (_uploaded.TryGetValue(name, out var uploaded)) return uploaded.Length == 0 ? Results.NotFound() : Results.Bytes(uploaded, "image/jpeg");
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
