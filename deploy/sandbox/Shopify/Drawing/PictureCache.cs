using System.Collections.Concurrent;
using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>Drawn once for each picture, version and size; the newest 400 are kept.</summary>
public sealed class PictureCache
{
    private readonly ConcurrentDictionary<(string Name, long Version, int Width, int Height, string Title), Lazy<byte[]>> _pictures = new();

    /// <param name="maxWidth">Never enlarges; the picture keeps its form.</param>
    public byte[] Get(Product product, Picture picture, int? maxWidth, int? maxHeight)
    {
        var scale = Math.Min(1, Math.Min((maxWidth ?? picture.Width) / (double)picture.Width, (maxHeight ?? picture.Height) / (double)picture.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
        if (_pictures.Count > 400) _pictures.Clear();
        return _pictures.GetOrAdd((picture.Name, picture.Version, width, height, product.Title), _ => new(() => Draw(product, picture, width, height))).Value;
    }

    private static byte[] Draw(Product product, Picture picture, int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Scene.Draw(surface.Canvas, product, picture, width, height);
        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }
}
