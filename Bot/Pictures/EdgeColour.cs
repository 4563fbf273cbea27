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
        var (right, bottom) = (frame.Left + frame.ShownWidth - 1, frame.Top + frame.ShownHeight - 1);
        var edge = frame switch
        {
            { HasSides: true } => Enumerable.Range(frame.Top, frame.ShownHeight).SelectMany(y => new[] { framed.GetPixel(frame.Left, y), framed.GetPixel(right, y) }),
            { HasBands: true } => Enumerable.Range(frame.Left, frame.ShownWidth).SelectMany(x => new[] { framed.GetPixel(x, frame.Top), framed.GetPixel(x, bottom) }),
            _ => [],
        };
        var pixels = edge.ToList();
        if (pixels.Count == 0) return SKColors.White;
        var (red, green, blue) = (pixels.Average(p => p.Red), pixels.Average(p => p.Green), pixels.Average(p => p.Blue));
        var uneven = pixels.Average(p => Math.Abs(p.Red - red) + Math.Abs(p.Green - green) + Math.Abs(p.Blue - blue)) / 3;
        return uneven > MostUneven ? SKColors.White : new((byte)Math.Round(red), (byte)Math.Round(green), (byte)Math.Round(blue));
    }
}
