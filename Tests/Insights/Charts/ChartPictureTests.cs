using Bot.Pictures.Charts;
using Conversations.Insights;
using SkiaSharp;

namespace Tests.Insights.Charts;

/// <summary>What a picture shows, read from its pixels.</summary>
public sealed class ChartPictureTests
{
    private static readonly SkiaChartMaker Maker = new();

    private static readonly ChartColours Light = ChartColours.Of(ChartTheme.Light);

    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Made = new(() => ChartSamples.All.ToDictionary(s => s.Key, s => Maker.Make(s.Value)));

    public static TheoryData<string> Names => [.. ChartSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_a_picture_for_a_phone_and_nothing_is_cut_off(string name)
    {
        using var picture = SKBitmap.Decode(Made.Value[name]);
        var colours = ChartColours.Of(ChartSamples.All[name].Theme);
        Assert.Equal(1080, picture.Width);
        Assert.InRange(picture.Height, 300, 1350);
        var rows = picture.Pixels.Chunk(picture.Width).ToList();
        Assert.All(rows[..30].Concat(rows[^30..]), r => Assert.True(Array.TrueForAll(r, c => c == colours.Paper)));
        Assert.All(rows, r => Assert.True(r.AsSpan(..30).IndexOfAnyExcept(colours.Paper) < 0 && r.AsSpan(^30..).IndexOfAnyExcept(colours.Paper) < 0));
        Assert.True(Count(picture, colours.Ink) > 1_500, "no title");
    }

    [Fact]
    public void The_same_chart_gives_the_same_bytes()
    {
        var other = new SkiaChartMaker();
        Assert.All(ChartSamples.All.Reverse(), s => Assert.Equal(Made.Value[s.Key], other.Make(s.Value)));
    }

    [Fact]
    public void The_smallest_words_can_be_read_on_a_phone() => Assert.True(ChartPen.Small * 390 / Chart.Width >= 11);

    [Theory]
    [InlineData(ChartTheme.Light)]
    [InlineData(ChartTheme.Dark)]
    public void Words_and_numbers_stand_out_from_the_paper(ChartTheme theme)
    {
        var colours = ChartColours.Of(theme);
        Assert.All((SKColor[])[colours.Ink, colours.Soft, colours.Accent, colours.Past], c => Assert.True(Contrast(c, colours.Paper) >= 4.5, $"{c} on {colours.Paper}: {Contrast(c, colours.Paper):0.00}"));
        Assert.True(Contrast(colours.Accent, colours.PastFill) >= 3);
    }

    [Fact]
    public void A_bar_is_as_high_as_its_number()
    {
        using var picture = Drawn(OfBars(ChartSamples.Points(ChartSamples.Monday, 10, 20, 40)));
        var heights = Columns(picture).Select(x => Count(picture, Light.Accent, x)).ToList();
        Assert.InRange(heights[1] / (double)heights[0], 1.95, 2.05);
        Assert.InRange(heights[2] / (double)heights[0], 3.9, 4.1);
    }

    [Fact]
    public void A_day_that_is_not_known_is_hatched_and_a_zero_is_not()
    {
        using var unknown = Drawn(OfBars(ChartSamples.Points(ChartSamples.Monday, 10, null, 40)));
        using var left = Drawn(OfBars([.. ChartSamples.Points(ChartSamples.Monday, 10, 20, 40).Where((_, i) => i != 1)]));
        using var zero = Drawn(OfBars(ChartSamples.Points(ChartSamples.Monday, 10, 0, 40)));
        Assert.Equal(unknown.Bytes, left.Bytes);
        Assert.True(Count(unknown, Light.Hatch) > 2_000);
        Assert.Equal(0, Count(zero, Light.Hatch));
        Assert.Equal(0, Count(unknown, Light.Accent, Columns(unknown)[1]));
    }

    [Fact]
    public void A_line_breaks_where_a_value_is_missing_and_one_alone_is_a_dot()
    {
        Chart Of(params decimal?[] values) => OfBars(ChartSamples.Points(ChartSamples.Monday, values)) is var chart ? chart with { Panels = [chart.Panels[0] with { Kind = ChartKind.Line }] } : chart;
        using var broken = Drawn(Of(10, null, 40));
        using var whole = Drawn(Of(10, 25, 40));
        Assert.Equal(0, Count(broken, Light.Accent, Columns(broken)[1]));
        Assert.InRange(Count(whole, Light.Accent, Columns(whole)[1]), 6, 30);
        Assert.All((int[])[0, 2], i => Assert.InRange(Count(broken, Light.Accent, Columns(broken)[i]), 10, 30));
        using var month = Drawn(Of([.. Enumerable.Range(0, 31).Select(i => i == 15 ? 40m : (decimal?)null)]));
        Assert.InRange(Count(month, Light.Accent, Columns(month)[1]), 10, 30);
    }

    [Fact]
    public void Refunds_stand_below_zero()
    {
        using var picture = Drawn(OfBars(ChartSamples.Points(ChartSamples.Monday, 40, -20, 40)));
        var (gain, loss) = (Rows(picture, Columns(picture)[0]), Rows(picture, Columns(picture)[1]));
        Assert.True(gain.Last < loss.First + 4);
        Assert.InRange((gain.Last - gain.First) / (double)(loss.Last - loss.First), 1.9, 2.1);
    }

    [Fact]
    public void The_time_before_stands_behind_in_grey_by_its_own_days()
    {
        var chart = OfBars(ChartSamples.Points(ChartSamples.Monday, 10, 20, 40));
        using var alone = Drawn(chart);
        using var compared = Drawn(chart with { Panels = [chart.Panels[0] with { Before = ChartSamples.Points(ChartSamples.Monday.AddDays(-3), 40, 0, 0) }] });
        Assert.Equal(0, Count(alone, Light.PastFill));
        var x = Columns(compared);
        Assert.True(Count(compared, Light.PastFill, x[0]) > 100, "the first day before is not behind the first day");
        Assert.Equal(0, Count(compared, Light.PastFill, x[1]));
    }

    [Fact]
    public void Panels_that_do_not_fit_are_left_out()
    {
        var chart = OfBars(ChartSamples.Points(ChartSamples.Monday, 1, 2));
        Assert.Equal(Maker.Make(chart with { Panels = [.. Enumerable.Repeat(chart.Panels[0], 4)] }), Maker.Make(chart with { Panels = [.. Enumerable.Repeat(chart.Panels[0], 9)] }));
        Assert.NotEmpty(Maker.Make(chart with { Panels = [] }));
    }

    private static Chart OfBars(IReadOnlyList<ChartPoint> points) => new()
    {
        Title = "Orders", Culture = ChartSamples.English, Words = ChartWords.In(ChartSamples.English, 3), Panels = [ChartSamples.Panel("Orders", "", "", "", ChartKind.Bars, points)],
    };

    private static SKBitmap Drawn(Chart chart) => SKBitmap.Decode(Maker.Make(chart));

    /// <summary>The middles of three days.</summary>
    private static int[] Columns(SKBitmap picture)
    {
        // The line at 0 goes from the first day to the last.
        var line = picture.Pixels.Chunk(picture.Width).MaxBy(row => row.Count(c => c == Light.Zero))!;
        var left = Array.IndexOf(line, Light.Zero);
        return [.. Enumerable.Range(0, 3).Select(i => (int)(left + (i + 0.5) * (1024 - left) / 3))];
    }

    private static int Count(SKBitmap picture, SKColor colour) => picture.Pixels.Count(p => p == colour);

    private static int Count(SKBitmap picture, SKColor colour, int x) => Enumerable.Range(200, picture.Height - 200).Count(y => picture.GetPixel(x, y) == colour);

    private static (int First, int Last) Rows(SKBitmap picture, int x)
    {
        var rows = Enumerable.Range(200, picture.Height - 200).Where(y => picture.GetPixel(x, y) == Light.Accent).ToList();
        return (rows[0], rows[^1]);
    }

    /// <summary>https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio</summary>
    private static double Contrast(SKColor one, SKColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

        static double Luminance(SKColor colour) => 0.2126 * Linear(colour.Red) + 0.7152 * Linear(colour.Green) + 0.0722 * Linear(colour.Blue);

        static double Linear(byte part) => part / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
