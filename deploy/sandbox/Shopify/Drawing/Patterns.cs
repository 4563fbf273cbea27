using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

public enum Pattern
{
    Plain,
    Stripes,
    Check,
    Flowers,
    Speckles,
    Rib,
    Waffle,
    Dots,
    Kaleidoscope,
}

/// <summary>What is woven, printed or glazed on a thing; the canvas is already clipped to it.</summary>
public static class Patterns
{
    /// <summary>The pattern that a product's words ask for.</summary>
    public static Pattern Of(Product product)
    {
        var text = $"{product.Title} {product.DescriptionHtml}".ToLowerInvariant();
        bool Says(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
                if (text.Contains(word, StringComparison.Ordinal)) return true;
            return false;
        }

        if (Says("stripe")) return Pattern.Stripes;
        if (Says("check", "chequer", "plaid", "tartan")) return Pattern.Check;
        if (Says("floral", "flower print")) return Pattern.Flowers;
        if (Says("speckle")) return Pattern.Speckles;
        if (Says("waffle")) return Pattern.Waffle;
        if (Says("kalidoscope", "kaleidoscope")) return Pattern.Kaleidoscope;
        if (Says("rib", "jumper", "knit")) return Pattern.Rib;
        return Says("dotted", "polka") && !Says("notebook") ? Pattern.Dots : Pattern.Plain;
    }

    public static void Draw(SKCanvas canvas, Pattern pattern, SKColor colour, SKRect area)
    {
        var isDark = colour.Red + colour.Green + colour.Blue < 380;
        var ink = isDark ? Palette.Lighter(colour, .72f) : Palette.Darker(colour, .42f);
        var soft = isDark ? Palette.Lighter(colour, .16f) : Palette.Darker(colour, .13f);
        using var line = new SKPaint { IsAntialias = true, IsStroke = true, Color = soft };
        using var fill = new SKPaint { IsAntialias = true, Color = ink };
        switch (pattern)
        {
            case Pattern.Stripes:
                for (var y = area.Top + 28; y < area.Bottom; y += 56) canvas.DrawRect(area.Left, y, area.Width, 20, fill);
                break;
            case Pattern.Check:
                fill.Color = ink.WithAlpha(80);
                for (var y = area.Top; y < area.Bottom; y += 92) canvas.DrawRect(area.Left, y, area.Width, 42, fill);
                for (var x = area.Left; x < area.Right; x += 92) canvas.DrawRect(x, area.Top, 42, area.Height, fill);
                fill.Color = SKColors.White.WithAlpha(95);
                for (var x = area.Left + 66; x < area.Right; x += 92) canvas.DrawRect(x, area.Top, 5, area.Height, fill);
                for (var y = area.Top + 66; y < area.Bottom; y += 92) canvas.DrawRect(area.Left, y, area.Width, 5, fill);
                break;
            case Pattern.Rib:
                line.StrokeWidth = 7;
                for (var x = area.Left; x < area.Right; x += 19) canvas.DrawLine(x, area.Top, x, area.Bottom, line);
                break;
            case Pattern.Waffle:
                line.StrokeWidth = 5;
                for (var x = area.Left; x < area.Right; x += 30) canvas.DrawLine(x, area.Top, x, area.Bottom, line);
                for (var y = area.Top; y < area.Bottom; y += 30) canvas.DrawLine(area.Left, y, area.Right, y, line);
                break;
            case Pattern.Flowers or Pattern.Dots or Pattern.Kaleidoscope or Pattern.Speckles:
                Scatter(canvas, pattern, colour, ink, area);
                break;
        }
    }

    private static void Scatter(SKCanvas canvas, Pattern pattern, SKColor colour, SKColor ink, SKRect area)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = ink };
        var seed = 7u;
        float Next(float max)
        {
            seed = seed * 1_664_525 + 1_013_904_223;
            return (seed >> 8) / 16_777_216f * max;
        }

        if (pattern == Pattern.Speckles)
        {
            for (var i = 0; i < 190; i++) canvas.DrawCircle(area.Left + Next(area.Width), area.Top + Next(area.Height), 1.6f + Next(3.6f), paint);
            return;
        }
        var step = pattern == Pattern.Flowers ? 82 : 64;
        for (var (row, y) = (0, area.Top + 20); y < area.Bottom; row++, y += step)
        {
            for (var x = area.Left + 20 + row % 2 * step / 2; x < area.Right; x += step)
            {
                if (pattern == Pattern.Flowers)
                {
                    paint.Color = Palette.Mix(new SKColor(0xD0, 0x6F, 0x6A), new SKColor(0xDD, 0xA0, 0x4E), Next(1));
                    for (var p = 0; p < 5; p++) canvas.DrawCircle(x + 13 * MathF.Cos(p * 1.2566f), y + 13 * MathF.Sin(p * 1.2566f), 10, paint);
                    paint.Color = new SKColor(0xF7, 0xE2, 0xA4);
                    canvas.DrawCircle(x, y, 7, paint);
                }
                else if (pattern == Pattern.Dots)
                {
                    canvas.DrawCircle(x, y, 9, paint);
                }
                else
                {
                    paint.Color = (row % 2 == 0 ? Palette.Lighter(colour, .45f) : ink).WithAlpha(140);
                    using var tile = SKPath.ParseSvgPathData(FormattableString.Invariant($"M{x} {y - 24} L{x + 20} {y} L{x} {y + 24} L{x - 20} {y} Z"));
                    canvas.DrawPath(tile, paint);
                }
            }
        }
    }
}
