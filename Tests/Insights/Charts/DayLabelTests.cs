using System.Collections.Concurrent;
using System.Globalization;
using Bot.Pictures.Charts;
using SkiaSharp;
using Tests.Support;

namespace Tests.Insights.Charts;

public sealed class DayLabelTests
{
    private static readonly ChartFonts Fonts = new();

    private static readonly ConcurrentDictionary<string, float> Widths = new();

    [Theory]
    [InlineData("en-GB", 1, 1, "16 Nov")]
    [InlineData("en-GB", 7, 1, "Mon|Tue|Wed|Thu|Fri|Sat|Sun")]
    [InlineData("de-DE", 7, 1, "Mo 16|Di 17|Mi 18|Do 19|Fr 20|Sa 21|So 22")]
    [InlineData("en-GB", 10, 1, "Mon 16|Wed 18|Fri 20|Sun 22|Tue 24")]
    [InlineData("en-GB", 30, 1, "16 Nov|23 Nov|30 Nov|7 Dec|14 Dec")]
    [InlineData("de-DE", 30, 1, "16. Nov.|23. Nov.|30. Nov.|7. Dez.|14. Dez.")]
    [InlineData("en-US", 30, 1, "Nov 16|Nov 23|Nov 30|Dec 7|Dec 14")]
    [InlineData("en-GB", 13, 7, "16 Nov|30 Nov|14 Dec|28 Dec|11 Jan|25 Jan|8 Feb")]
    [InlineData("en-GB", 365, 1, "2027|Mar|May|Jul|Sept|Nov")]
    [InlineData("en-GB", 52, 7, "2027|Mar|May|Jul|Sept|Nov")]
    public void As_many_days_are_named_as_have_room(string culture, int count, int daysPerPoint, string labels) =>
        Assert.Equal(labels.Split('|'), Labels(culture, count, daysPerPoint).Select(l => l.Text));

    [Theory]
    [InlineData(1, 400)]
    [InlineData(7, 110)]
    public void No_word_touches_the_next(int daysPerPoint, int most)
    {
        var step = Effort.Times(3, 1, 1);
        foreach (var culture in (string[])["en-GB", "en-US", "de-DE", "fr-FR", "pl-PL", "el-GR", "pt-PT", "hu-HU"])
            for (var count = 1; count <= most; count += step)
            {
                var labels = Labels(culture, count, daysPerPoint);
                Assert.NotEmpty(labels);
                foreach (var (one, next) in labels.Zip(labels.Skip(1)))
                    Assert.True((next.Place - one.Place) * Slot(count) >= (Width(one.Text) + Width(next.Text)) / 2 + 8, $"{culture}, {count} × {daysPerPoint}: {one.Text}|{next.Text}");
            }
    }

    private static IReadOnlyList<DayLabel> Labels(string culture, int count, int daysPerPoint) =>
        DayLabels.For([.. Enumerable.Range(0, count).Select(i => ChartSamples.Monday.AddDays(i * daysPerPoint))], daysPerPoint, CultureInfo.GetCultureInfo(culture), Slot(count), Width);

    private static float Slot(int count) => 870f / count;

    private static float Width(string text) => Widths.GetOrAdd(text, static t =>
    {
        using var font = new SKFont(Fonts.Regular, ChartPen.Small);
        return font.MeasureText(t);
    });
}
