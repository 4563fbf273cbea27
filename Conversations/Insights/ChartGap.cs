namespace Conversations.Insights;

/// <summary>Points in a row that have no value yet.</summary>
/// <param name="First">Its place in <see cref="Chart.Days"/>.</param>
/// <param name="Last">As <paramref name="First"/>; the same for one alone.</param>
public readonly record struct ChartGap(int First, int Last)
{
    /// <param name="values">As <see cref="Chart.Values"/> gives them.</param>
    public static IReadOnlyList<ChartGap> In(IReadOnlyList<decimal?> values)
    {
        List<ChartGap> gaps = [];
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not null) continue;
            if (gaps.Count > 0 && gaps[^1].Last == i - 1) gaps[^1] = gaps[^1] with { Last = i };
            else gaps.Add(new(i, i));
        }
        return gaps;
    }
}
