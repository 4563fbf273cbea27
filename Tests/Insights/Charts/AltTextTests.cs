using Conversations.Insights;
using Tests.Support;

namespace Tests.Insights.Charts;

public sealed class AltTextTests
{
    /// <summary>Of a photo's caption (https://core.telegram.org/bots/api#sendphoto).</summary>
    private const int Caption = 1024;

    [Fact]
    public void A_chart_is_told_in_sentences() =>
        ApprovedText.Check("Tests/Insights/Charts/alt-texts.approved.txt", string.Join("\n\n", ChartSamples.All.Select(s => $"## {s.Key}\n{ChartAltText.Of(s.Value)}")));

    [Fact]
    public void It_fits_below_the_picture() => Assert.All(ChartSamples.All.Values, c => Assert.InRange(ChartAltText.Of(c).Length, 20, Caption));

    [Fact]
    public void A_number_that_is_not_known_is_never_told_as_zero()
    {
        var known = ChartSamples.Panel("Orders", "", "", "", ChartKind.Bars, ChartSamples.Points(ChartSamples.Monday, 2, null, null, 5));
        var chart = ChartSamples.Empty() with { Panels = [known] };
        var told = ChartAltText.Of(chart);
        Assert.Contains("least 2 (16 Nov); not yet: 17 Nov to 18 Nov.", told, StringComparison.Ordinal);
        Assert.Equal(told, ChartAltText.Of(chart with { Panels = [known with { Points = [.. known.Points.Where(p => p.Value is not null)] }] }));
        Assert.Contains("least 0 (17 Nov).", ChartAltText.Of(chart with { Panels = [known with { Points = ChartSamples.Points(ChartSamples.Monday, 2, 0, 0, 5) }] }), StringComparison.Ordinal);
    }
}
