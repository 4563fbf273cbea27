using SkiaSharp;

namespace Bot.Pictures.Charts;

/// <summary>Words, lines and areas, in pixels.</summary>
internal sealed class ChartPen(SKCanvas canvas, ChartFonts fonts, ChartColours colours) : IDisposable
{
    /// <summary>The smallest words: 31 of 1,080 pixels are 11.2 of 390.</summary>
    public const float Small = 31;

    private readonly SKPaint _fill = new() { IsAntialias = true },
        _stroke = new() { IsAntialias = true, IsStroke = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };

    private readonly SKFont _regular = FontOf(fonts.Regular), _strong = FontOf(fonts.Strong);

    public ChartColours Colours => colours;

    public float Measure(string text, float size, bool strong = false) => Sized(size, strong).MeasureText(fonts.Drawable(text));

    /// <param name="baseline">What the letters stand on.</param>
    /// <param name="room">What does not fit is cut, and ends in "…".</param>
    /// <returns>The width that it took.</returns>
    public float Write(string text, float x, float baseline, float size, SKColor colour, float room, bool strong = false, SKTextAlign align = SKTextAlign.Left)
    {
        var font = Sized(size, strong);
        text = fonts.Drawable(text);
        if (font.MeasureText(text) > room)
        {
            while (text.Length > 0 && font.MeasureText(text + "…") > room) text = text[..^1];
            text = text.TrimEnd() + "…";
        }
        _fill.Color = colour;
        canvas.DrawText(text, x, baseline, align, font, _fill);
        return font.MeasureText(text);
    }

    public void Fill(SKRect area, SKColor colour, float corner = 0)
    {
        _fill.Color = colour;
        canvas.DrawRoundRect(area, corner, corner, _fill);
    }

    /// <summary>A bar from 0 to its value, round only where it ends.</summary>
    public void Bar(float left, float right, float zero, float end, SKColor colour)
    {
        var corner = Math.Min(6, Math.Min((right - left) / 3, Math.Abs(zero - end)));
        using var shape = new SKRoundRect();
        SKPoint round = new(corner, corner), sharp = default;
        shape.SetRectRadii(new(left, Math.Min(zero, end), right, Math.Max(zero, end)), end < zero ? [round, round, sharp, sharp] : [sharp, sharp, round, round]);
        _fill.Color = colour;
        canvas.DrawRoundRect(shape, _fill);
    }

    public void Line(IReadOnlyList<SKPoint> points, SKColor colour, float width)
    {
        (_stroke.Color, _stroke.StrokeWidth) = (colour, width);
        using var line = Through(points);
        canvas.DrawPath(line, _stroke);
    }

    /// <summary>What lies between the points.</summary>
    public void Fill(IReadOnlyList<SKPoint> corners, SKColor colour)
    {
        _fill.Color = colour;
        using var area = Through(corners);
        canvas.DrawPath(area, _fill);
    }

    public void Dot(SKPoint at, SKColor colour, float radius)
    {
        _fill.Color = colour;
        canvas.DrawCircle(at, radius, _fill);
    }

    /// <summary>Slanting lines: there is something to come.</summary>
    public void Hatch(SKRect area)
    {
        using var _ = new SKAutoCanvasRestore(canvas);
        canvas.ClipRect(area);
        (_stroke.Color, _stroke.StrokeWidth) = (colours.Hatch, 2.5f);
        for (var x = MathF.Floor((area.Left - area.Height) / 16) * 16; x < area.Right; x += 16)
            canvas.DrawLine(x, area.Bottom, x + area.Height, area.Top, _stroke);
    }

    public void Dispose()
    {
        _fill.Dispose();
        _stroke.Dispose();
        _regular.Dispose();
        _strong.Dispose();
    }

    private static SKPath Through(IReadOnlyList<SKPoint> points)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(points[0]);
        foreach (var point in points.Skip(1)) path.LineTo(point);
        return path.Detach();
    }

    private static SKFont FontOf(SKTypeface typeface) => new(typeface) { Subpixel = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };

    private SKFont Sized(float size, bool strong)
    {
        var font = strong ? _strong : _regular;
        font.Size = size;
        return font;
    }
}
