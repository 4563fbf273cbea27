using System.Globalization;

namespace Conversations.Insights;

/// <summary>Days and numbers as a shop's language writes them, short.</summary>
public static class ChartDates
{
    /// <summary><c>24 Nov</c>, <c>24. Nov</c>, <c>Nov 24</c>.</summary>
    public static string Day(CultureInfo culture, DateOnly day) => day.ToString(Short(culture), culture);

    /// <summary><c>Tue 24</c>, <c>Di 24</c>.</summary>
    public static string Weekday(CultureInfo culture, DateOnly day) => day.ToString("ddd d", culture);

    /// <summary><c>Tue</c>, <c>Di</c>: where no other Tuesday is near.</summary>
    public static string WeekdayAlone(CultureInfo culture, DateOnly day) => day.ToString("ddd", culture);

    /// <summary><c>Nov</c>, and in January the year.</summary>
    public static string Month(CultureInfo culture, DateOnly day) => day.ToString(day.Month == 1 ? "yyyy" : "MMM", culture);

    /// <summary><c>1,200</c>, <c>12.50</c>: with decimals only where it has some.</summary>
    public static string Number(CultureInfo culture, decimal value) => value.ToString(value == decimal.Truncate(value) ? "N0" : value * 100 == decimal.Truncate(value * 100) ? "N2" : "N3", culture);

    private static string Short(CultureInfo culture) => culture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);
}
