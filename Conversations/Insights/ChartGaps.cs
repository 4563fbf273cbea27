namespace Conversations.Insights;

/// <summary>Days in a row that have no value yet.</summary>
/// <param name="Last">The first day of its last point.</param>
public readonly record struct ChartGap(DateOnly First, DateOnly Last);

public static class ChartGaps
{
    public static IReadOnlyList<ChartGap> Of(Chart chart, ChartPanel panel)
    {
        var known = panel.Points.Where(p => p.Value is not null).Select(p => p.Day).ToHashSet();
        List<ChartGap> gaps = [];
        var open = false;
        foreach (var day in chart.Days)
        {
            var missing = !known.Contains(day);
            if (missing && open) gaps[^1] = gaps[^1] with { Last = day };
            else if (missing) gaps.Add(new(day, day));
            open = missing;
        }
        return gaps;
    }
}
