using Conversations.Orders;
using Conversations.Posts.Drafting;
using Conversations.Settings;

namespace Conversations.Insights;

/// <summary>
/// Gives each local day that is over its row in the books, also those that passed while the bot was off, and corrects it when
/// what it is made of changes: late refunds, orders told of late, readings of posts. A day that is as it was costs nothing.
/// </summary>
public sealed class CloseDay(IDayStore days, IOrderStore orders, ClockTrust clock, ShopSettings shop, TimeProvider time)
{
    /// <summary>Days back that a late refund still corrects; Shopify sets no end, and somewhere the looking must have one.</summary>
    public const int Back = 60;

    /// <summary>Days back of which posts are still read.</summary>
    private static readonly int Read = MetricsAges.GivenUpAfter.Days + 1;

    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>Calls of the last hour are summed shortly after it.</summary>
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(5);

    private DateOnly? _closed;
    private long _looked;

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        var yesterday = DateOnly.FromDateTime(shop.Local(time.GetUtcNow() - AfterMidnight).DateTime).AddDays(-1);
        if (_closed == yesterday && time.GetElapsedTime(_looked) < Between) return;
        if (await clock.DoubtAsync(ct) is not null) return;
        await CloseAsync(yesterday, ct);
        (_closed, _looked) = (yesterday, time.GetTimestamp());
    }

    private async Task CloseAsync(DateOnly yesterday, CancellationToken ct)
    {
        var record = (await days.SinceAsync(yesterday.AddDays(1 - Back), ct)).ToDictionary(d => d.Day);
        // Before the first day on record nobody was there to miss one.
        var missed = await days.NewestAsync(ct) is { } newest ? newest.AddDays(1) : yesterday;
        var first = record.Keys.Append(missed).Append(yesterday).Min();
        var sales = (await orders.DaysAsync(first, yesterday, ct)).ToLookup(s => s.Day);
        var known = await orders.ReadUntilAsync("shopify", ct);
        var main = sales.SelectMany(s => s).GroupBy(s => s.Currency).OrderByDescending(g => g.Sum(s => s.Orders)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var closed = new List<DayMetrics>();
        for (var day = first; day <= yesterday; day = day.AddDays(1))
        {
            var was = record.GetValueOrDefault(day);
            var next = was ?? new() { Day = day, ApiUsage = DayTexts.Usage(await days.CallsAsync(Begin(day), Begin(day.AddDays(1)), ct)) };
            if (was is null || day > yesterday.AddDays(-Read)) next = next with { SocialEngagement = DayTexts.Engagement(await days.LiveAsync(Begin(day), Begin(day.AddDays(1)), ct)) };
            if (known >= Begin(day.AddDays(1))) next = Sold(next, [.. sales[day]], main);
            closed.Add(next);
        }
        await days.SaveAsync(closed, ct);
    }

    private static DayMetrics Sold(DayMetrics day, IReadOnlyList<DaySales> sales, string? main)
    {
        // What a day was counted in it stays counted in.
        var currency = day.Currency ?? main;
        return day with
        {
            Currency = currency,
            Revenue = sales.Where(s => s.Currency == currency).Sum(s => s.Revenue),
            Orders = sales.Sum(s => s.Orders),
            OtherRevenue = DayTexts.Revenue(sales.Where(s => s.Currency != currency).Select(s => KeyValuePair.Create(s.Currency, s.Revenue))),
        };
    }

    private DateTimeOffset Begin(DateOnly day) => LocalTime.First(shop.Zone, day.ToDateTime(TimeOnly.MinValue));
}
