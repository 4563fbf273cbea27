using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>Draws SVG path data on a canvas of 1000 by 1000 units.</summary>
public sealed class Brush(SKCanvas canvas, Pattern pattern)
{
    public SKCanvas Canvas => canvas;

    /// <summary>A solid thing: colour, its pattern, and light from the left.</summary>
    public void Body(string path, SKColor colour, bool patterned = true)
    {
        using var shape = Parse(path);
        Fill(shape, colour);
        canvas.Save();
        canvas.ClipPath(shape, antialias: true);
        if (patterned) Patterns.Draw(canvas, pattern, colour, shape.Bounds);
        var bounds = shape.Bounds;
        using var light = SKShader.CreateLinearGradient(new(bounds.Left, bounds.Top), new(bounds.Right, bounds.Top + bounds.Height * .3f),
            [SKColors.White.WithAlpha(70), SKColors.White.WithAlpha(0), new SKColor(0x20, 0x14, 0x10, 62)], [0, .4f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = light };
        canvas.DrawRect(bounds, paint);
        canvas.Restore();
    }

    /// <summary>The soft shadow that a hanging thing throws on the wall.</summary>
    public void WallShadow(string path)
    {
        using var shape = Parse(path);
        using var blur = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 22);
        using var paint = new SKPaint { IsAntialias = true, Color = new SKColor(0x3A, 0x28, 0x1C, 62), MaskFilter = blur };
        canvas.Save();
        canvas.Translate(34, 40);
        canvas.DrawPath(shape, paint);
        canvas.Restore();
    }

    /// <summary>The shadow under a standing thing, long to the right.</summary>
    public void FloorShadow(float x, float y, float halfWidth)
    {
        using var wide = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 26);
        using var far = new SKPaint { IsAntialias = true, Color = new SKColor(0x3A, 0x28, 0x1C, 66), MaskFilter = wide };
        canvas.DrawOval(x + halfWidth * .35f, y, halfWidth * 1.3f, halfWidth * .2f, far);
        using var close = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 9);
        using var near = new SKPaint { IsAntialias = true, Color = new SKColor(0x2A, 0x1C, 0x14, 110), MaskFilter = close };
        canvas.DrawOval(x, y, halfWidth, halfWidth * .09f, near);
    }

    public void Fill(string path, SKColor colour)
    {
        using var shape = Parse(path);
        Fill(shape, colour);
    }

    public void Line(string path, SKColor colour, float width, float[]? dash = null)
    {
        using var shape = Parse(path);
        using var dashes = dash is null ? null : SKPathEffect.CreateDash(dash, 0);
        using var paint = new SKPaint { IsAntialias = true, IsStroke = true, Color = colour, StrokeWidth = width, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round, PathEffect = dashes };
        canvas.DrawPath(shape, paint);
    }

    public void Oval(float x, float y, float rx, float ry, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        canvas.DrawOval(x, y, rx, ry, paint);
    }

    public void Glow(float x, float y, float radius, SKColor colour)
    {
        using var shader = SKShader.CreateRadialGradient(new(x, y), radius, [colour, colour.WithAlpha(0)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawCircle(x, y, radius, paint);
    }

    /// <summary>A pointed leaf that begins at a place and grows in a direction.</summary>
    /// <param name="angle">Degrees, clockwise from upwards.</param>
    public void Leaf(float x, float y, float length, float angle, SKColor colour)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(angle);
        canvas.Scale(length / 100);
        Fill("M0 0 C-34 -30 -26 -78 0 -100 C26 -78 34 -30 0 0 Z", colour);
        Line("M0 -4 L0 -86", Palette.Darker(colour, .18f), 3);
        canvas.Restore();
    }

    private void Fill(SKPath shape, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        canvas.DrawPath(shape, paint);
    }

    private static SKPath Parse(string path) => SKPath.ParseSvgPathData(path) ?? throw new FormatException("path data: " + path);
}
