using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>A room, and the product in it.</summary>
public static class Scene
{
    private const float Unit = 1_000;

    public static void Draw(SKCanvas canvas, Product product, Picture picture, int width, int height)
    {
        var palette = Palette.Of(product, picture);
        var subject = Subject.Of(product);
        var number = product.Pictures.TakeWhile(p => p.Id != picture.Id).Count();
        var tall = Unit * height / width;
        canvas.Scale(width / Unit);
        Wall(canvas, palette, tall, (int)(picture.Version + number) % 3);
        canvas.Translate(0, (tall - Unit) * (subject.Hangs ? .45f : .62f));
        if (!subject.Hangs) Table(canvas, palette, tall);
        // A further picture of the same thing comes nearer.
        var near = number > 0 ? 1.3f : 1.1f;
        canvas.Scale(near, near, 500, subject.Hangs ? 500 : 820);
        var brush = new Brush(canvas, Patterns.Of(product));
        subject.Draw(brush, palette.Main, palette.Accent);
    }

    private static void Wall(SKCanvas canvas, Palette palette, float tall, int kind)
    {
        using var gradient = SKShader.CreateLinearGradient(new(0, 0), new(Unit, tall), [Palette.Lighter(palette.Wall, .35f), palette.Wall, Palette.Darker(palette.Wall, .1f)], [0, .5f, 1], SKShaderTileMode.Clamp);
        using var wall = new SKPaint { Shader = gradient };
        canvas.DrawRect(0, 0, Unit, tall, wall);
        using var shape = new SKPaint { IsAntialias = true, Color = palette.Shape };
        switch (kind)
        {
            case 0:
                canvas.DrawCircle(500, tall * .5f, 390, shape);
                break;
            case 1:
                canvas.DrawRoundRect(150, tall * .1f, 700, tall * 1.3f, 350, 350, shape);
                break;
            default:
                // Window light falls in slanted panes.
                using (var panes = SKPath.ParseSvgPathData("M90 0 L330 0 L620 1400 L380 1400 Z M390 0 L630 0 L920 1400 L680 1400 Z"))
                {
                    shape.Color = SKColors.White.WithAlpha(74);
                    canvas.DrawPath(panes, shape);
                }
                break;
        }
    }

    private static void Table(SKCanvas canvas, Palette palette, float tall)
    {
        using var gradient = SKShader.CreateLinearGradient(new(0, 735), new(0, tall), [Palette.Lighter(palette.Floor, .16f), Palette.Darker(palette.Floor, .12f)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = gradient };
        canvas.DrawRect(-50, 735, Unit + 100, tall + 300, paint);
        using var edge = new SKPaint { Color = Palette.Lighter(palette.Floor, .4f) };
        canvas.DrawRect(-50, 735, Unit + 100, 5, edge);
    }
}
