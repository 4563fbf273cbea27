using System.Diagnostics;
using Bot.Journal;
using Conversations.Chat;
using Conversations.Orders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tests.Support;
using static Tests.Support.SampleOrders;

namespace Tests.Journal;

/// <summary>What every <see cref="IOrderStore"/> must do, shown on the one there is.</summary>
public sealed class OrderStoreTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-orders-");
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly JournalFile _journal;
    private readonly JournalOrders _orders;

    public OrderStoreTests()
    {
        _journal = new(Options.Create(new JournalOptions { DataDir = _folder.FullName }), _time);
        _orders = new(_journal, Shops.In("Europe/Berlin"), _time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Order Later(Order order, int seconds = 60) => order with { UpdatedAt = order.UpdatedAt.AddSeconds(seconds) };

    [Fact]
    public async Task What_is_told_later_counts_and_what_is_told_again_changes_nothing()
    {
        var order = Whole(1042);
        var shipped = Later(order) with { Fulfilment = "fulfilled" };
        Assert.Equal([order.Id], await TakeAsync(order));
        Assert.Empty(await TakeAsync(order));
        Assert.Equal([order.Id], await TakeAsync(shipped));
        Assert.Empty(await TakeAsync(order)); // an old webhook, late
        Assert.Equal(OrderStatus.Shipped, (await _orders.FindAsync(order.Id, Ct))!.Status);
    }

    [Fact]
    public async Task Within_one_second_what_has_come_further_is_the_later()
    {
        var unpaid = Whole(1042) with { Payment = "pending" };
        var paid = unpaid with { Payment = "paid" };
        await TakeAsync(paid);
        Assert.Empty(await TakeAsync(unpaid));
        await TakeAsync(Whole(1043) with { Payment = "pending" });
        Assert.Single(await TakeAsync(Row(1043)));
        Assert.Equal("paid", (await _orders.FindByNameAsync("1043", Ct))!.Payment);
    }

    [Fact]
    public async Task A_row_without_lines_takes_none_away_and_a_whole_record_fills_in_what_the_row_lacked()
    {
        var whole = Whole(1042) with { HighRisk = true, PostId = 7, Campaign = new("bot", "social", "p7", null, null) };
        await TakeAsync(Row(1042));
        Assert.Single(await TakeAsync(whole));
        await TakeAsync(Later(Row(1042)) with { Fulfilment = "fulfilled" });
        var known = (await _orders.FindAsync(whole.Id, Ct))!;
        Assert.Equal((whole.Lines[0], true, 7L, whole.Campaign, true, "fulfilled"), (known.Lines[0], known.HighRisk, known.PostId, known.Campaign, known.JourneyReady, known.Fulfilment));
        // Looked at again it is no risk any more.
        await TakeAsync(Later(whole, 120) with { HighRisk = false });
        Assert.False((await _orders.FindAsync(whole.Id, Ct))!.HighRisk);
    }

    [Fact]
    public async Task A_journey_that_is_known_late_is_taken_though_the_order_did_not_change()
    {
        await TakeAsync(Whole(1042) with { JourneyReady = false });
        Assert.Single(await TakeAsync(Whole(1042) with { PostId = 7 }));
        Assert.Equal([new(Monday, "EUR", 1, 5200, 1, 5200)], await DaysAsync());
        Assert.Empty(await TakeAsync(Whole(1042) with { JourneyReady = false }));
    }

    [Fact]
    public async Task A_journey_is_asked_for_after_ten_minutes_an_hour_and_a_day()
    {
        var (late, web) = (Whole(1) with { JourneyReady = false }, Whole(2));
        await TakeAsync(late, web, Whole(3, Noon.AddDays(-3)) with { JourneyReady = false });
        var asked = new List<double>();
        for (var minute = 1; minute <= 3000; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            var due = await _orders.JourneysDueAsync(50, Ct);
            if (due.Count == 0) continue;
            Assert.Equal([late.Id], due);
            asked.Add(minute);
            await TakeAsync(late with { UpdatedAt = _time.GetUtcNow() });
            await _orders.JourneysAskedAsync(due, Ct);
        }
        Assert.Equal([10, 60, 1440], asked);
        await TakeAsync(Whole(4, _time.GetUtcNow()) with { JourneyReady = false });
        await TakeAsync(Whole(4, _time.GetUtcNow()));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(await _orders.JourneysDueAsync(50, Ct));
    }

    [Fact]
    public async Task The_lists_hold_what_they_are_called()
    {
        await TakeAsync(Whole(1), Whole(2, Noon.AddMinutes(1)), Whole(3) with { Payment = "pending" }, Whole(4) with { Test = true }, Whole(5, Noon.AddDays(-1)) with { Fulfilment = "fulfilled" });
        Assert.Equal(["#2", "#1"], await NamesAsync(OrderView.ToShip));
        Assert.Equal(["#3"], await NamesAsync(OrderView.Unpaid));
        Assert.Equal(["#2", "#4", "#3", "#1"], await NamesAsync(OrderView.Today));
        Assert.Equal("#1", Assert.Single(await _orders.ListAsync(OrderView.ToShip, 1, 5, Ct)).Name);
        Assert.Equal((2, 1, 4), (await _orders.CountAsync(OrderView.ToShip, Ct), await _orders.CountAsync(OrderView.Unpaid, Ct), await _orders.CountAsync(OrderView.Today, Ct)));
        await TakeAsync(Later(Whole(2, Noon.AddMinutes(1))) with { Fulfilment = "fulfilled" });
        Assert.Equal(["#1"], await NamesAsync(OrderView.ToShip));
    }

    [Theory]
    [InlineData("#LL-1042-b")]
    [InlineData("ll-1042-B")]
    [InlineData(" #ll-1042-b ")]
    public async Task It_is_found_by_the_name_that_people_type(string typed)
    {
        await TakeAsync(Whole(1042) with { Name = "#LL-1042-B" });
        Assert.Equal("#LL-1042-B", (await _orders.FindByNameAsync(typed, Ct))?.Name);
        Assert.Null(await _orders.FindByNameAsync("1042", Ct));
    }

    [Fact]
    public async Task Only_news_waits_to_be_announced_until_it_is()
    {
        await _orders.TakeAsync([Whole(1)], news: false, Ct);
        await TakeAsync(Whole(3, Noon.AddMinutes(1)), Whole(2), Later(Whole(1)));
        Assert.Equal(["#2", "#3"], (await _orders.UnannouncedAsync(9, Ct)).Select(o => o.Name));
        Assert.Equal("#2", Assert.Single(await _orders.UnannouncedAsync(1, Ct)).Name);
        await _orders.AnnouncingAsync([Whole(2).Id], Ct);
        await TakeAsync(Later(Whole(2)));
        Assert.Equal("#3", Assert.Single(await _orders.UnannouncedAsync(9, Ct)).Name);
        Assert.Equal("#2", Assert.Single(await _orders.HalfAnnouncedAsync(9, Ct)).Name);
        await _orders.AnnouncedAsync([Whole(2).Id], Ct);
        await _orders.AnnouncingAsync([Whole(2).Id], Ct);
        Assert.Empty(await _orders.HalfAnnouncedAsync(9, Ct));
    }

    [Fact]
    public async Task A_day_is_the_shops_own_and_stays_when_the_zone_changes()
    {
        var shop = Shops.In("Europe/Berlin");
        var orders = new JournalOrders(_journal, shop, _time);
        var late = new DateTimeOffset(2026, 11, 23, 22, 59, 0, TimeSpan.Zero); // 23:59
        await orders.TakeAsync([Whole(1, late), Whole(2, late.AddMinutes(1)), Whole(3, late) with { Currency = "JPY", CurrentTotal = 1990 }], news: true, Ct);
        DaySales[] expected = [new(Monday, "EUR", 1, 5200, 0, 0), new(Monday, "JPY", 1, 1990, 0, 0), new(Monday.AddDays(1), "EUR", 1, 5200, 0, 0)];
        Assert.Equal(expected, await DaysAsync());
        shop.Hours = shop.Hours with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo") };
        await orders.TakeAsync([Later(Whole(1, late)) with { CurrentTotal = 200, Refunded = 5000 }], news: true, Ct);
        expected[0] = expected[0] with { Revenue = 200 };
        Assert.Equal(expected, await DaysAsync());
    }

    [Fact]
    public async Task What_is_cancelled_or_a_test_counts_nothing()
    {
        await TakeAsync(Whole(1), Whole(2) with { Test = true }, Whole(3) with { PostId = 7 });
        await TakeAsync(Later(Whole(1)) with { CancelledAt = Noon });
        Assert.Equal([new(Monday, "EUR", 1, 5200, 1, 5200)], await DaysAsync());
        await TakeAsync(Later(Whole(3)) with { CancelledAt = Noon });
        Assert.Empty(await DaysAsync());
    }

    [Fact]
    public async Task Random_lives_in_any_order_count_what_their_last_states_count()
    {
        var random = new Random(Effort.Seed(TestContext.Current.TestOutputHelper));
        string[] payments = ["pending", "paid", "partially_refunded", "refunded"], currencies = ["EUR", "USD", "KWD"];
        var told = new List<Order>();
        var last = new Dictionary<string, Order>();
        for (var i = 0; i < Effort.Times(60, 300, 2000); i++)
        {
            var order = Whole(i, Noon.AddHours(-random.Next(200))) with { Currency = currencies[random.Next(3)] };
            for (var k = random.Next(1, 6); k > 0; k--)
            {
                order = Later(order, random.Next(1, 90)) with
                {
                    CurrentTotal = random.Next(5200), Payment = payments[random.Next(4)], CancelledAt = random.Next(8) == 0 ? Noon : null,
                    Test = random.Next(20) == 0, PostId = i % 3 == 0 ? i : null,
                };
                told.Add(random.Next(2) == 0 ? order with { Lines = [], JourneyReady = false } : order);
            }
            last[order.Id] = order;
        }
        var shuffled = told.Concat(told).ToArray();
        random.Shuffle(shuffled);
        foreach (var some in shuffled.Chunk(7)) await _orders.TakeAsync(some, news: true, Ct);

        var expected = last.Values.Where(o => !o.Test && o.CancelledAt is null)
            .GroupBy(o => (Day: DateOnly.FromDateTime(o.CreatedAt.UtcDateTime.AddHours(1)), o.Currency)) // Berlin in November
            .Select(g => new DaySales(g.Key.Day, g.Key.Currency, g.Count(), g.Sum(o => o.CurrentTotal), g.Count(o => o.PostId is not null), g.Where(o => o.PostId is not null).Sum(o => o.CurrentTotal)))
            .OrderBy(d => d.Day).ThenBy(d => d.Currency, StringComparer.Ordinal);
        Assert.Equal(expected, await _orders.DaysAsync(Monday.AddDays(-30), Monday.AddDays(1), Ct));
    }

    [Fact]
    public async Task Old_orders_that_are_done_with_go_and_their_days_stay_right()
    {
        var old = Whole(1) with { Fulfilment = "fulfilled" };
        await _orders.TakeAsync([old, Whole(2)], news: false, Ct);
        await _orders.SaveCardAsync(old.Id, new(new(111), 5, null), Ct);
        _time.Advance(TimeSpan.FromDays(101));
        await _orders.PruneAsync(_time.GetUtcNow());
        Assert.Null(await _orders.FindAsync(old.Id, Ct));
        Assert.Null(await _orders.FindByNameAsync("1", Ct));
        Assert.Empty(await _orders.CardsAsync(old.Id, Ct));
        Assert.NotNull(await _orders.FindByNameAsync("2", Ct)); // still to be sent
        // A late refund: taken from the day of the order, and no news.
        Assert.Empty(await TakeAsync(old));
        Assert.Single(await TakeAsync(Later(old) with { CurrentTotal = 1200 }));
        Assert.Equal([new(Monday, "EUR", 2, 6400, 0, 0)], await DaysAsync());
        Assert.Empty(await _orders.UnannouncedAsync(9, Ct));
        // A year later not even its row is there, and an order of that age is nobody's.
        _time.Advance(TimeSpan.FromDays(300));
        await _orders.PruneAsync(_time.GetUtcNow());
        Assert.Empty(await TakeAsync(Later(old, 600) with { CurrentTotal = 0 }));
        Assert.Equal([new(Monday, "EUR", 2, 6400, 0, 0)], await DaysAsync());
    }

    [Fact]
    public async Task Cards_and_marks_are_kept()
    {
        MessageRef one = new(new(111), 5, null), two = new(new(111), 6, null);
        await _orders.SaveCardAsync("1", two, Ct);
        await _orders.SaveCardAsync("1", one, Ct);
        await _orders.SaveCardAsync("2", new(new(222), 5, null), Ct);
        Assert.Equal([one, two], await _orders.CardsAsync("1", Ct));
        await _orders.RemoveCardAsync(one, Ct);
        Assert.Equal([two], await _orders.CardsAsync("1", Ct));
        Assert.Null(await _orders.ReadUntilAsync("shopify", Ct));
        await _orders.SetReadUntilAsync("shopify", Noon, Ct);
        Assert.Equal(Noon, await _orders.ReadUntilAsync("shopify", Ct));
        Assert.Null(await _orders.ReadUntilAsync("appwrite", Ct));
    }

    /// <summary>Prints what the chat waits for.</summary>
    [Fact]
    public async Task With_many_orders_stored_each_read_is_short()
    {
        var most = Effort.Times(2_000, 100_000, 100_000);
        foreach (var some in Enumerable.Range(0, most).Chunk(5_000))
            await _orders.TakeAsync([.. some.Select(i => Whole(i, Noon.AddMinutes(-i)) with { Fulfilment = i % 50 == 0 ? null : "fulfilled", Payment = i % 70 == 0 ? "pending" : "paid" })], news: false, Ct);
        await ShortAsync("to ship", () => _orders.ListAsync(OrderView.ToShip, 0, 8, Ct));
        await ShortAsync("today", () => _orders.ListAsync(OrderView.Today, 8, 8, Ct));
        await ShortAsync("count", () => _orders.CountAsync(OrderView.ToShip, Ct));
        await ShortAsync("by name", () => _orders.FindByNameAsync("#4711", Ct));
        await ShortAsync("unannounced", () => _orders.UnannouncedAsync(50, Ct));
        await ShortAsync("180 days", () => _orders.DaysAsync(Monday.AddDays(-180), Monday, Ct));

        async Task ShortAsync(string what, Func<Task> read)
        {
            await read();
            var times = new List<double>();
            for (var i = 0; i < 50; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await read();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            var median = times.Order().ElementAt(25);
            TestContext.Current.TestOutputHelper!.WriteLine($"{most} orders, {what}: {median:0.000} ms");
            Assert.True(median <= 2, $"{what} took {median:0.000} ms.");
        }
    }

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<IReadOnlyList<string>> TakeAsync(params Order[] orders) => _orders.TakeAsync(orders, news: true, Ct);

    private Task<IReadOnlyList<DaySales>> DaysAsync() => _orders.DaysAsync(Monday, Monday.AddDays(1), Ct);

    private async Task<IEnumerable<string>> NamesAsync(OrderView view) => (await _orders.ListAsync(view, 0, 9, Ct)).Select(o => o.Name);
}
