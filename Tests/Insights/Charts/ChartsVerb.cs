using Bot.Pictures.Charts;
using Conversations.Insights;
using SkiaSharp;

namespace Tests.Insights.Charts;

/// <summary><c>charts FOLDER</c>: the pictures of all samples, as they are and as a phone shows them, for somebody who looks at them.</summary>
internal static class ChartsVerb
{
    private const int Phone = 390;

    public static int Run(string[] args)
    {
        if (args is not [var folder])
        {
            Console.Error.WriteLine("Which folder? -- charts FOLDER");
            return 2;
        }
        Directory.CreateDirectory(folder);
        var maker = new SkiaChartMaker();
        foreach (var (name, chart) in ChartSamples.All)
        {
            var png = maker.Make(chart);
            File.WriteAllBytes(Path.Combine(folder, $"{name}.png"), png);
            File.WriteAllBytes(Path.Combine(folder, $"{name}-{Phone}.png"), Small(png));
            Console.WriteLine($"{name}: {png.Length} bytes\n{ChartAltText.Of(chart)}\n");
        }
        return 0;
    }

    private static byte[] Small(byte[] png)
    {
        using var whole = SKBitmap.Decode(png);
        using var small = whole.Resize(new SKImageInfo(Phone, whole.Height * Phone / whole.Width), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var data = small.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
