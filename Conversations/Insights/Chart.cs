using System.Globalization;

namespace Conversations.Insights;

/// <summary>One picture of plots, one below the other, over the same days. What it says in words stands in <see cref="ChartAltText"/>.</summary>
public sealed record Chart
{
    /// <summary>In pixels: at 390, which is a phone, its smallest words are still 11 high.</summary>
    public const int Width = 1080, Tallest = 1350;

    /// <summary>More cannot be read on a phone; the ones that follow are left out of the picture, not of the alt text.</summary>
    public const int MostPanels = 4;

    /// <summary><c>Last 30 days</c>.</summary>
    public required string Title { get; init; }

    /// <summary><c>numbers as of 08:00</c>; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    public ChartTheme Theme { get; init; }

    /// <summary>How numbers and days are written.</summary>
    public required CultureInfo Culture { get; init; }

    public required ChartWords Words { get; init; }

    /// <summary>1 for days, 7 for weeks: how many days a point stands for. A year is readable by week.</summary>
    public int DaysPerPoint { get; init; } = 1;

    public required IReadOnlyList<ChartPanel> Panels { get; init; }

    /// <summary>The first days of all points, in order and without a gap; empty when there is no point.</summary>
    public IReadOnlyList<DateOnly> Days
    {
        get
        {
            var days = Panels.SelectMany(p => p.Points).Select(p => p.Day).ToList();
            if (days.Count == 0) return [];
            var first = days.Min();
            return [.. Enumerable.Range(0, 1 + PlaceOf(days.Max(), first)).Select(i => first.AddDays(i * DaysPerPoint))];
        }
    }

    /// <returns>The values in the places of <see cref="Days"/>; null is "not yet".</returns>
    public decimal?[] Values(IReadOnlyList<ChartPoint> points) => At(points, Days is [var first, ..] ? first : default);

    /// <returns>As <see cref="Values"/>, of the time before: its first day is in the first place.</returns>
    public decimal?[] Before(ChartPanel panel) => panel.Before is { Count: > 0 } before ? At(before, before.Min(p => p.Day)) : At([], default);

    private decimal?[] At(IReadOnlyList<ChartPoint> points, DateOnly first)
    {
        var values = new decimal?[Days.Count];
        foreach (var point in points)
            if (PlaceOf(point.Day, first) is var place && place < values.Length)
                values[place] = point.Value;
        return values;
    }

    private int PlaceOf(DateOnly day, DateOnly first) => (day.DayNumber - first.DayNumber) / DaysPerPoint;
}

/// <summary>One plot.</summary>
public sealed record ChartPanel
{
    /// <summary><c>Reach</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Of the numbers at the axis: <c>people a day</c>, <c>€ a day</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The sum or whatever else is worth most, as it is written in the chat: <c>€241</c>; empty for none.</summary>
    public string Figure { get; init; } = "";

    /// <summary>Against the time before: <c>▲ 12 %</c>, <c>▼ 4</c>; empty where it says nothing.</summary>
    public string Change { get; init; } = "";

    public ChartKind Kind { get; init; }

    /// <summary>By day. A day that is missing is not yet, as one without a value is.</summary>
    public required IReadOnlyList<ChartPoint> Points { get; init; }

    /// <summary>The time before, in its own days: its first point stands behind the first of <see cref="Chart.Days"/>. Null for no comparison.</summary>
    public IReadOnlyList<ChartPoint>? Before { get; init; }
}

/// <param name="Day">The first day that it stands for; shop zone.</param>
/// <param name="Value">Null is "not yet", never 0. Money in whole units: 12.5 for €12.50. Less than 0 where refunds outweigh.</param>
public readonly record struct ChartPoint(DateOnly Day, decimal? Value);

public enum ChartTheme
{
    Light,
    Dark,
}

public enum ChartKind
{
    Bars,
    Line,
}
