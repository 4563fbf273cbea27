using System.Globalization;
using Conversations.Orders;
using Conversations.Shop;
using Tests.Support;

namespace Tests.Orders.Days;

/// <summary>What <c>day.csv</c> says, which was written by hand: the orders of a day, and what they come to.</summary>
internal static class ExpectedDay
{
    private static readonly string[][] Rows =
        [.. File.ReadLines(Path.Combine(Repository.Root, "Tests", "Orders", "Days", "day.csv")).Where(l => !l.StartsWith('#')).Select(l => l.Split(','))];

    /// <summary>Kind, currency, total and what is left of it, twenty in all.</summary>
    public static IReadOnlyList<(string Kind, string Currency, long Total, long Left)> Twenty { get; } =
    [
        .. Rows.Where(r => r[0] != "total").SelectMany(r => Enumerable.Repeat(
            (r[0], r[2], Minor(r[3], r[2]), r[5] == "counts nothing" ? Minor(r[3], r[2]) : Minor(r[5], r[2])), int.Parse(r[1], CultureInfo.InvariantCulture))),
    ];

    public static IReadOnlyList<DaySales> Totals(int orders, DateOnly day) =>
    [
        .. Rows.Where(r => r[0] == "total" && r[1] == orders.ToString(CultureInfo.InvariantCulture))
            .Select(r => new DaySales(day, r[2], int.Parse(r[3], CultureInfo.InvariantCulture), long.Parse(r[4], CultureInfo.InvariantCulture), 0, 0))
            .OrderBy(d => d.Currency, StringComparer.Ordinal),
    ];

    private static long Minor(string amount, string currency) => MinorUnits.Of(amount, currency)!.Value;
}
