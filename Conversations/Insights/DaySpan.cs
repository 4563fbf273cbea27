namespace Conversations.Insights;

/// <summary>Local days of the shop, the first and the last included.</summary>
public readonly record struct DaySpan(DateOnly From, DateOnly To)
{
    public int Count => To.DayNumber - From.DayNumber + 1;

    /// <summary>As many days, right before these.</summary>
    public DaySpan Before => new(From.AddDays(-Count), From.AddDays(-1));

    public IEnumerable<DateOnly> Days
    {
        get
        {
            for (var day = From; day <= To; day = day.AddDays(1)) yield return day;
        }
    }

    /// <summary>So many days, of which that is the last.</summary>
    public static DaySpan Until(DateOnly last, int count) => new(last.AddDays(1 - count), last);
}
