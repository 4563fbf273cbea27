using Conversations.Insights;
using SkiaSharp;

namespace Bot.Pictures.Charts;

/// <summary>
/// Drawn with Skia, which is here for pictures anyway. A plotting library on top of it would bring a shaper of its own (HarfBuzz, 2.5 MB) and a megabyte
/// of plots that are never drawn, and its labels, gaps and sizes would still have to be placed by hand for a phone.
/// </summary>
public sealed class SkiaChartMaker : IChartMaker
{
    /// <summary>A fifth larger than the smallest that Skia can write, in a third of the time.</summary>
    private static readonly SKPngEncoderOptions Png = new(SKPngEncoderFilterFlags.Sub, 3);

    private readonly Lazy<ChartFonts> _fonts = new(() => new());

    /// <summary>The device has room for one at a time.</summary>
    private readonly Lock _one = new();

    public byte[] Make(Chart chart)
    {
        lock (_one)
        {
            var (fonts, colours) = (_fonts.Value, ChartColours.Of(chart.Theme));
            var sheet = new ChartSheet(chart with { Culture = fonts.Drawable(chart.Culture) });
            using var bitmap = new SKBitmap(new SKImageInfo(Chart.Width, sheet.Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
            using (var canvas = new SKCanvas(bitmap))
            using (var pen = new ChartPen(canvas, fonts, colours))
            {
                canvas.Clear(colours.Paper);
                sheet.Draw(pen);
            }
            using var pixels = bitmap.PeekPixels();
            using var png = pixels.Encode(Png) ?? throw new InvalidOperationException("Skia writes no PNG.");
            return png.ToArray();
        }
    }
}
