using System.Globalization;

namespace Conversations.Insights;

/// <summary>What a chart shows, for those who do not see it: a sentence for each panel, in the chart's language.</summary>
public static class ChartAltText
{
    public static string Of(Chart chart) => string.Join('\n', chart.Panels.Select(p => Ended(Sentence(chart, p))).Prepend(string.Join(' ', Said(chart.Title, chart.Subtitle).Select(Ended))));

    private static string Sentence(Chart chart, ChartPanel panel)
    {
        var (words, culture) = (chart.Words, chart.Culture);
        var name = string.Join(", ", Said(panel.Title, panel.Unit));
        var known = panel.Points.Where(p => p.Value is not null).OrderBy(p => p.Day).ToList();
        if (known.Count == 0) return $"{name}: {words.Empty}";
        var figure = string.Join(", ", Said(panel.Figure, Spoken(words, panel.Change)));
        var told = known is [var only] && figure.Length > 0 ? string.Format(culture, words.Only, figure, ChartDates.Day(culture, only.Day)) : string.Join("; ", Said(figure, Range(words, culture, known)));
        return $"{name}: {string.Join("; ", Said(told, Missing(chart, panel)))}";
    }

    private static string Range(ChartWords words, CultureInfo culture, List<ChartPoint> known)
    {
        string Filled(string form, ChartPoint point) => string.Format(culture, form, ChartDates.Number(culture, point.Value!.Value), ChartDates.Day(culture, point.Day));
        var (most, least) = (known.MaxBy(p => p.Value), known.MinBy(p => p.Value));
        return known.Count == 1 ? Filled(words.Only, most)
            : most.Value == least.Value ? Filled(words.Always, most)
            : $"{Filled(words.Highest, most)}, {Filled(words.Lowest, least)}";
    }

    private static string Missing(Chart chart, ChartPanel panel)
    {
        string Day(int place) => ChartDates.Day(chart.Culture, chart.Days[place]);
        var spans = ChartGap.In(chart.Values(panel.Points)).Select(g => g.First == g.Last ? Day(g.First) : string.Format(chart.Culture, chart.Words.Span, Day(g.First), Day(g.Last))).ToList();
        return spans.Count == 0 ? "" : $"{chart.Words.NotYet}: {string.Join(", ", spans)}";
    }

    private static string Spoken(ChartWords words, string text) =>
        text.Replace("▲", words.Up, StringComparison.Ordinal).Replace("▼", words.Down, StringComparison.Ordinal);

    private static string Ended(string sentence) => sentence.TrimEnd('.') + ".";

    private static IEnumerable<string> Said(params string[] parts) => parts.Where(p => p.Length > 0);
}
