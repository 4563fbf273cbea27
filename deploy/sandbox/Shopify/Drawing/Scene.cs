using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

public static class Scene
{
    public static void Draw(SKCanvas canvas, Product product, Picture picture, int width, int height)
    {
        canvas.Clear(new SKColor(0xee, 0xe4, 0xd6));
        using var paint = new SKPaint { IsAntialias = true, Color = new SKColor((uint)(product.Id * 2654435761 + picture.Version * 97) | 0xff000000) };
        canvas.DrawCircle(width / 2f, height / 2f, width * .3f, paint);
    }
}
