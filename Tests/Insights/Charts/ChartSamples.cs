using System.Globalization;
using Conversations.Insights;

namespace Tests.Insights.Charts;

/// <summary>Charts as a shop would get them, to be measured and looked at: <c>-- charts FOLDER</c> writes their pictures.</summary>
internal static class ChartSamples
{
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo German { get; } = CultureInfo.GetCultureInfo("de-DE");

    public static DateOnly Monday { get; } = new(2026, 11, 16);

    public static IReadOnlyDictionary<string, Chart> All { get; } = new Dictionary<string, Chart>
    {
        ["light"] = Week(ChartTheme.Light), ["dark"] = Week(ChartTheme.Dark), ["german"] = German30(), ["empty"] = Empty(), ["one-post"] = OnePost(), ["year"] = Year(),
        ["quarter"] = Quarter(), ["days-of-a-year"] = DaysOfAYear(), ["refunds"] = Refunds(),
    };

    /// <summary>Seven days; what the last two reached is not known yet.</summary>
    public static Chart Week(ChartTheme theme) => new()
    {
        Title = "Last 7 days", Subtitle = "Numbers as of 08:00", Theme = theme, Culture = English, Words = ChartWords.In(English, 7),
        Panels =
        [
            Panel("Reach", "people a day", "3,410", "▲ 12 %", ChartKind.Line, Points(Monday, 410, 820, 640, 730, 810, null, null), Points(Monday.AddDays(-7), 380, 560, 720, 410, 505, 690, 610)),
            Panel("Orders", "a day", "23", "▲ 4", ChartKind.Bars, Points(Monday, 2, 3, 5, 1, 4, 6, 2), Points(Monday.AddDays(-7), 3, 1, 4, 2, 2, 5, 2)),
            Panel("Revenue", "€ a day", "€1,042", "▼ 3 %", ChartKind.Bars, Points(Monday, 64, 128.5m, 241, 34, 190, 302.5m, 82), Points(Monday.AddDays(-7), 160, 40, 215, 98, 120, 330, 111)),
        ],
    };

    public static Chart Empty() => new()
    {
        Title = "Last 7 days", Subtitle = "Numbers as of 08:00", Culture = English, Words = ChartWords.In(English, 7),
        Panels = [Panel("Reach", "people a day", "", "", ChartKind.Line, []), Panel("Orders", "a day", "", "", ChartKind.Bars, Points(Monday, null, null)), Panel("Revenue", "€ a day", "", "", ChartKind.Bars, [])],
    };

    /// <summary>The first day of a shop.</summary>
    private static Chart OnePost() => new()
    {
        Title = "Your first post", Subtitle = "Numbers as of 18:30", Culture = English, Words = ChartWords.In(English, 1),
        Panels = [Panel("Reach", "people", "128", "", ChartKind.Line, Points(Monday, 128)), Panel("Orders", "", "1", "", ChartKind.Bars, Points(Monday, 1)), Panel("Revenue", "€", "€34", "", ChartKind.Bars, Points(Monday, 34))],
    };

    /// <summary>All four panels, three days of which nothing is known.</summary>
    private static Chart German30() => new()
    {
        Title = "Letzte 30 Tage", Subtitle = "Zahlen von 08:00 Uhr", Culture = German, Words = ChartWords.In(German, 30),
        Panels =
        [
            Panel("Beiträge", "pro Tag", "54", "▲ 6", ChartKind.Bars, Wave(30, 2, 1.4), Wave(30, 1.7, 1, -30)),
            Panel("Reichweite", "Menschen pro Tag", "34.120", "▲ 12 %", ChartKind.Line, [.. Wave(30, 1_130, 520).Select((p, i) => i is 11 or 12 or 29 ? p with { Value = null } : p)], Wave(30, 1_010, 380, -30)),
            Panel("Bestellungen", "pro Tag", "118", "▲ 9 %", ChartKind.Bars, Wave(30, 4, 3), Wave(30, 3.6, 2.6, -30)),
            Panel("Umsatz", "€ pro Tag", "4.823,50 €", "▼ 3 %", ChartKind.Bars, Wave(30, 160, 110), Wave(30, 165, 90, -30)),
        ],
    };

    private static Chart Year() => new()
    {
        Title = "Last 12 months", Subtitle = "Numbers as of 08:00", Culture = English, Words = ChartWords.In(English, 365), DaysPerPoint = 7,
        Panels =
        [
            Panel("Reach", "people a week", "412,300", "▲ 31 %", ChartKind.Line, Wave(53, 7_800, 4_100, -371, 7), Wave(53, 5_900, 2_900, -742, 7)),
            Panel("Orders", "a week", "1,402", "▲ 18 %", ChartKind.Bars, Wave(53, 26, 14, -371, 7), Wave(53, 22, 12, -742, 7)),
            Panel("Revenue", "€ a week", "€58,214", "▲ 22 %", ChartKind.Bars, Wave(53, 1_100, 640, -371, 7), Wave(53, 900, 500, -742, 7)),
        ],
    };

    private static Chart Quarter() => new()
    {
        Title = "Last 90 days", Subtitle = "Numbers as of 08:00", Theme = ChartTheme.Dark, Culture = English, Words = ChartWords.In(English, 90),
        Panels = [Panel("Reach", "people a day", "98,100", "▲ 8 %", ChartKind.Line, Wave(90, 1_090, 420, -90), Wave(90, 1_010, 380, -180)), Panel("Revenue", "€ a day", "€14,410", "▲ 2 %", ChartKind.Bars, Wave(90, 160, 120, -90), Wave(90, 155, 90, -180))],
    };

    private static Chart DaysOfAYear() => new()
    {
        Title = "Letzte 12 Monate", Subtitle = "Zahlen von 08:00 Uhr", Culture = German, Words = ChartWords.In(German, 365),
        Panels = [Panel("Reichweite", "Menschen pro Tag", "398.000", "", ChartKind.Line, Wave(365, 1_090, 620, -365)), Panel("Umsatz", "€ pro Tag", "58.400 €", "", ChartKind.Bars, Wave(365, 160, 120, -365), Wave(365, 140, 100, -730))],
    };

    private static Chart Refunds() => new()
    {
        Title = "Linen & Loaf 🧺 שלום: the week of the returns, and more than fits", Subtitle = "Numbers as of 08:00", Culture = English, Words = ChartWords.In(English, 7),
        Panels = [Panel("Revenue after refunds", "Rp a day, of all sales channels", "Rp 12,482,300", "▼ 41 %", ChartKind.Bars, Points(Monday, 4_640_000, 1_285_000, -2_410_000, 340_000, null, 3_025_000, 0), Points(Monday.AddDays(-7), 1_600_000, 400_000, 2_150_000, 980_000, -120_000, 3_300_000, 1_110_000))],
    };

    public static ChartPanel Panel(string title, string unit, string figure, string change, ChartKind kind, IReadOnlyList<ChartPoint> points, IReadOnlyList<ChartPoint>? before = null) =>
        new() { Title = title, Unit = unit, Figure = figure, Change = change, Kind = kind, Points = points, Before = before };

    public static IReadOnlyList<ChartPoint> Points(DateOnly first, params decimal?[] values) => [.. values.Select((v, i) => new ChartPoint(first.AddDays(i), v))];

    /// <summary>Whole numbers that rise and fall by the week and by the year, never below 0.</summary>
    private static IReadOnlyList<ChartPoint> Wave(int count, double middle, double swing, int begin = 0, int daysPerPoint = 1) =>
    [
        .. Enumerable.Range(0, count).Select(i => new ChartPoint(Monday.AddDays(begin + i * daysPerPoint),
            (decimal)Math.Max(0, Math.Round(middle + swing * (0.6 * Math.Sin(i * 0.9 + begin) + 0.3 * Math.Sin(i * 0.13 + begin) + 0.3 * Math.Sin(i * 2.7)))))),
    ];
}
