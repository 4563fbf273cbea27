using SkiaSharp;

namespace Bot.Pictures;

/// <summary>What goes beside a picture that does not fill its frame: the colour of its edge where that is one colour, else white.</summary>
internal static class EdgeColour
{
    /// <summary>On the mean, of 255.</summary>
    private const double MostUneven = 10;

    /// <param name="framed">With the picture where it belongs.</param>
    public static SKColor Of(SKBitmap framed, PictureFrame frame)
    {
        var (right, bottom) = (frame.Left + frame.ShownWidth, frame.Top + frame.ShownHeight);
        IReadOnlyList<SKColor> pixels = frame switch
        {
            { HasSides: true } => [.. In(framed, new(frame.Left, frame.Top, frame.Left + 1, bottom)), .. In(framed, new(right - 1, frame.Top, right, bottom))],
            { HasBands: true } => [.. In(framed, new(frame.Left, frame.Top, right, frame.Top + 1)), .. In(framed, new(frame.Left, bottom - 1, right, bottom))],
            _ => [],
        };
        if (pixels.Count == 0) return SKColors.White;
        var (red, green, blue) = (pixels.Average(p => p.Red), pixels.Average(p => p.Green), pixels.Average(p => p.Blue));
        var uneven = pixels.Average(p => Math.Abs(p.Red - red) + Math.Abs(p.Green - green) + Math.Abs(p.Blue - blue)) / 3;
        return uneven > MostUneven ? SKColors.White : new((byte)Math.Round(red), (byte)Math.Round(green), (byte)Math.Round(blue));
    }

    /// <summary>All at once: one after the other each costs a call into the native library.</summary>
    private static SKColor[] In(SKBitmap framed, SKRectI part)
    {
        using var subset = new SKBitmap();
        return framed.ExtractSubset(subset, part) ? subset.Pixels : [];
    }
}
