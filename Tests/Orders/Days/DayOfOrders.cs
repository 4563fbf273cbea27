using System.Globalization;
using Conversations.Orders;
using Tests.Support;

namespace Tests.Orders.Days;

/// <summary>
/// A day of orders whose webhooks come in any order, up to three times or not at all, with an hour without Appwrite and deaths between: each is told
/// of once, and what they come to is what was written by hand before. Shop and books are played at their ports, the journal is real.
/// </summary>
public sealed class DayOfOrders(ITestOutputHelper output)
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly DateTimeOffset Midnight = new(2026, 11, 22, 23, 0, 0, TimeSpan.Zero); // in Berlin

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_order_of_a_day_is_told_of_once_and_the_totals_are_the_shops()
    {
        var (count, random) = (Effort.Times(200, 1000, 1000), new Random(Effort.Seed(output)));
        using var rig = new OrderRig(Midnight.AddHours(-1), random.Next(), "21:30-07:30");
        rig.At(Midnight.AddHours(14), () => rig.Books.IsAway = true);
        rig.At(Midnight.AddHours(15), () => rig.Books.IsAway = false);
        foreach (var hour in (double[])[8.6, 11.3, 14.4, 17.9]) rig.At(Midnight.AddHours(hour), () => rig.Chat.DiesBefore = random.Next(2) == 0);
        var heard = new HashSet<string>();
        for (var i = 0; i < count; i++) Plan(rig, i, count, random, heard);
        await rig.PassAsync(TimeSpan.FromHours(1 + 24 + 9));

        // Each once. Where the power went before the message was out, it was said afterwards in other words.
        var again = rig.Chat.Sent.Where(s => s.Card.Text.Plain.StartsWith("I was interrupted", StringComparison.Ordinal)).SelectMany(s => s.Orders).ToHashSet();
        var told = rig.Chat.Sent.Where(s => !s.Card.Text.Plain.StartsWith("I was interrupted", StringComparison.Ordinal)).SelectMany(s => s.Orders.Select(o => (Order: o, s.At))).ToList();
        Assert.Empty(told.GroupBy(t => t.Order).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal(rig.Shop.All.Select(o => o.Id).Order(), told.Select(t => t.Order).Union(again).Order());
        Assert.All(rig.Chat.Sent, s => Assert.False(rig.Settings.QuietHours!.Contains(s.At, rig.Settings.Zone)));

        // The totals: written by hand, in the journal, in the shop, in the books.
        var expected = ExpectedDay.Totals(count, Monday);
        Assert.Equal(expected, await rig.Store.DaysAsync(Monday.AddDays(-1), Monday.AddDays(1), Ct));
        Assert.Equal(expected, Sums(rig.Shop.All));
        Assert.Equal(expected, Sums(rig.Books.Rows));

        var awake = told.Select(t => (t.Order, Made: rig.Shop.All.Single(o => o.Id == t.Order).CreatedAt, t.At))
            .Where(t => t.Made >= Midnight.AddHours(7.5) && t.Made <= Midnight.AddHours(21.2)).Select(t => (t.Order, Seconds: (t.At - t.Made).TotalSeconds)).ToList();
        Print("awake", awake.Select(t => t.Seconds));
        Assert.True(Print("awake, with a webhook that arrived", awake.Where(t => heard.Contains(t.Order)).Select(t => t.Seconds)) <= 90);
        Assert.InRange(awake.Max(t => t.Seconds), 0, 16 * 60);
        output.WriteLine($"{count} orders, {count - heard.Count} without a webhook that arrived, {again.Count} said again, {rig.Chat.Sent.Count} messages, {rig.Books.Reads} reads of the books, {rig.Shop.Searches} of the shop");
    }

    [Fact]
    public async Task With_webhooks_dead_each_order_is_told_of_within_a_quarter_of_an_hour()
    {
        using var rig = new OrderRig(Midnight.AddHours(9), Effort.Seed(output));
        for (var i = 0; i < 40; i++)
        {
            var (number, at) = (i, Midnight.AddHours(10).AddSeconds(i * 397));
            rig.At(at, () => rig.Shop.Set(SampleOrders.Whole(number, at)));
        }
        await rig.PassAsync(TimeSpan.FromHours(6));
        var told = rig.Chat.Sent.SelectMany(s => s.Orders.Select(o => (s.At - rig.Shop.All.Single(k => k.Id == o).CreatedAt).TotalSeconds)).ToList();
        Assert.Equal(40, told.Count);
        Print("webhooks dead", told);
        Assert.InRange(told.Max(), 0, 15 * 60 + 54); // Shopify's search is up to 54 s behind
        Assert.Equal(40, rig.Books.Rows.Count());
    }

    private static void Plan(OrderRig rig, int i, int count, Random random, HashSet<string> heard)
    {
        var (kind, currency, total, left) = ExpectedDay.Twenty[i % 20];
        var at = Midnight.AddSeconds(Math.Floor(86_400.0 * i / count) + random.Next(60));
        var order = SampleOrders.Whole(1000 + i, at) with
        {
            Currency = currency, Total = total, CurrentTotal = total, Test = kind == "test", Payment = kind == "unpaid" || random.Next(3) == 0 ? "pending" : "paid",
            HighRisk = random.Next(30) == 0, JourneyReady = random.Next(3) > 0,
        };
        Tell(at, () => rig.Shop.Set(order));
        // At once, or hours later.
        if (kind != "unpaid" && order.Payment == "pending") Change(o => o with { Payment = "paid" }, random.Next(2));
        var later = random.Next(5, 20_000);
        if (kind is "shipped") Change(o => o with { Fulfilment = "fulfilled" }, later);
        if (kind is "refunded in part" or "refunded") Change(o => o with { CurrentTotal = left, Refunded = total - left, Payment = left == 0 ? "refunded" : "partially_refunded" }, later);
        if (kind is "edited") Change(o => o with { CurrentTotal = left }, later);
        if (kind is "cancelled") Change(o => o with { CancelledAt = at.AddSeconds(later), CurrentTotal = 0 }, later);

        void Change(Func<Order, Order> change, int seconds) => Tell(at.AddSeconds(seconds), () => rig.Shop.Change(order.Id, change));

        // A webhook carries the order as it was when it was sent, and may be overtaken.
        void Tell(DateTimeOffset when, Func<Order> happen) => rig.At(when, () =>
        {
            var told = happen();
            if (random.Next(20) == 0) return; // lost, with all its copies
            rig.At(when.AddSeconds(random.Next(1, 25)), () =>
            {
                if (rig.Books.Deliver(told) && when == at) heard.Add(order.Id);
            });
            for (var copies = random.Next(3); copies > 0; copies--) rig.At(when.AddSeconds(random.Next(1, 3_600)), () => rig.Books.Deliver(told));
        });
    }

    private static IEnumerable<DaySales> Sums(IEnumerable<Order> orders) => orders.Where(o => !o.Test && o.CancelledAt is null).GroupBy(o => o.Currency)
        .Select(g => new DaySales(Monday, g.Key, g.Count(), g.Sum(o => o.CurrentTotal), 0, 0)).OrderBy(d => d.Currency, StringComparer.Ordinal);

    /// <returns>The 95th percentile.</returns>
    private double Print(string what, IEnumerable<double> seconds)
    {
        var all = seconds.Order().ToList();
        var (p50, p95) = (all[all.Count / 2], all[(int)(all.Count * 0.95)]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {all.Count} orders, from order to chat p50 {p50:0} s, p95 {p95:0} s, longest {all[^1]:0} s"));
        return p95;
    }
}
