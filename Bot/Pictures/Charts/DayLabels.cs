using System.Globalization;
using Conversations.Insights;

namespace Bot.Pictures.Charts;

/// <param name="Place">Among the chart's days.</param>
internal readonly record struct DayLabel(int Place, string Text);

/// <summary>Below a plot: as many days as have room, in even steps; months where it is a long time.</summary>
internal static class DayLabels
{
    /// <summary>In days.</summary>
    private const int Fortnight = 14, LongTime = 120;

    /// <summary>Between two words, in pixels.</summary>
    private const float Apart = 22;

    /// <param name="slot">The width of a point, in pixels.</param>
    /// <param name="width">Of a word, in pixels.</param>
    public static IReadOnlyList<DayLabel> For(IReadOnlyList<DateOnly> days, int daysPerPoint, CultureInfo culture, float slot, Func<string, float> width) =>
        days.Count * daysPerPoint > LongTime ? Months(days, daysPerPoint, culture, slot, width) : Days(days, daysPerPoint, culture, slot, width);

    private static List<DayLabel> Days(IReadOnlyList<DateOnly> days, int daysPerPoint, CultureInfo culture, float slot, Func<string, float> width)
    {
        List<DayLabel> All(Func<CultureInfo, DateOnly, string> write) => [.. days.Select((d, i) => new DayLabel(i, write(culture, d)))];
        var few = daysPerPoint == 1 && days.Count is > 1 and <= Fortnight;
        var all = All(few ? ChartDates.Weekday : ChartDates.Day);
        if (few && days.Count <= 7 && Widest(all, width) > slot) all = All(ChartDates.WeekdayAlone);
        return Thinned(all, daysPerPoint == 1 ? [1, 2, 7, 14, 28] : [1, 2, 4, 8], slot, width, (label, every) => label.Place % every == 0);
    }

    private static List<DayLabel> Months(IReadOnlyList<DateOnly> days, int daysPerPoint, CultureInfo culture, float slot, Func<string, float> width)
    {
        var begins = days.Select((d, i) => new DayLabel(i, ChartDates.Month(culture, d))).Where(l => l.Place == 0 ? days[0].Day <= daysPerPoint : days[l.Place].Month != days[l.Place - 1].Month).ToList();
        return Thinned(begins, [1, 2, 3, 6, 12], slot * 30 / daysPerPoint, width, (label, every) => (days[label.Place].Month - 1) % every == 0);
    }

    private static List<DayLabel> Thinned(List<DayLabel> labels, int[] steps, float slot, Func<string, float> width, Func<DayLabel, int, bool> stays)
    {
        var every = steps.FirstOrDefault(s => s * slot >= Widest(labels, width), steps[^1]);
        return [.. labels.Where(l => stays(l, every))];
    }

    private static float Widest(List<DayLabel> labels, Func<string, float> width) => labels.Select(l => width(l.Text)).DefaultIfEmpty().Max() + Apart;
}
