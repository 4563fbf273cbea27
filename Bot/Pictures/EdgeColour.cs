using SkiaSharp;

namespace Bot.Pictures;

/// <summary>What goes beside a picture that does not fill its frame: the colour of its edge where that is one colour, else white.</summary>
internal static class EdgeColour
{
    /// <summary>On the mean, of 255.</summary>
    private const double MostUneven = 10;

    public static SKColor Of(SKBitmap shown, PictureFrame frame)
    {
        var edge = frame switch
        {
            { HasSides: true } => Enumerable.Range(0, shown.Height).SelectMany(y => new[] { shown.GetPixel(0, y), shown.GetPixel(shown.Width - 1, y) }),
            { HasBands: true } => Enumerable.Range(0, shown.Width).SelectMany(x => new[] { shown.GetPixel(x, 0), shown.GetPixel(x, shown.Height - 1) }),
            _ => [],
        };
        var pixels = edge.ToList();
        if (pixels.Count == 0) return SKColors.White;
        var (red, green, blue) = (pixels.Average(p => p.Red), pixels.Average(p => p.Green), pixels.Average(p => p.Blue));
        var uneven = pixels.Average(p => Math.Abs(p.Red - red) + Math.Abs(p.Green - green) + Math.Abs(p.Blue - blue)) / 3;
        return uneven > MostUneven ? SKColors.White : new((byte)Math.Round(red), (byte)Math.Round(green), (byte)Math.Round(blue));
    }
}
