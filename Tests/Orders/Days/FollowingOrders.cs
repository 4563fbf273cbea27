using Conversations.Orders;
using Conversations.Settings;
using static Tests.Support.SampleOrders;

namespace Tests.Orders.Days;

/// <summary>One thing at a time that can happen on the way of an order into the chat.</summary>
public sealed class FollowingOrders
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    [Fact]
    public async Task What_was_ordered_before_the_first_look_is_kept_and_counted_but_is_no_news()
    {
        using var rig = new OrderRig(Noon);
        rig.Shop.Set(Whole(1, Noon.AddDays(-59)));
        rig.Books.Deliver(rig.Shop.Set(Whole(2, Noon.AddHours(-1))));
        await rig.PassAsync(Minutes(20));
        Assert.Empty(rig.Chat.Sent);
        Assert.NotNull(await rig.Store.FindByNameAsync("#1", Ct));
        Assert.Equal(2, (await rig.Store.DaysAsync(new(2026, 9, 1), new(2026, 12, 1), Ct)).Sum(d => d.Orders));
        Assert.Equal(2, rig.Books.Rows.Count());
        // Changed later they are none either.
        rig.Books.Deliver(rig.Shop.Change(Whole(1).Id, o => o with { Fulfilment = "fulfilled" }));
        rig.Books.Deliver(rig.Shop.Set(Whole(3, rig.Time.GetUtcNow())));
        await rig.PassAsync(Minutes(2));
        Assert.Equal([Whole(3).Id], Assert.Single(rig.Chat.Sent).Orders);
    }

    [Fact]
    public async Task While_the_shop_cannot_be_asked_the_row_is_taken_and_its_lines_follow()
    {
        using var rig = new OrderRig(Noon);
        await rig.PassAsync(Minutes(1));
        var order = rig.Shop.Set(Whole(1, rig.Time.GetUtcNow()));
        rig.Shop.IsAway = true;
        rig.Books.Deliver(order);
        await rig.PassAsync(Minutes(2));
        Assert.Contains("#1 ", Assert.Single(rig.Chat.Texts), StringComparison.Ordinal);
        Assert.Empty((await rig.Store.FindAsync(order.Id, Ct))!.Lines);
        rig.Shop.IsAway = false;
        await rig.PassAsync(Minutes(16));
        Assert.Single((await rig.Store.FindAsync(order.Id, Ct))!.Lines);
        Assert.Contains("Linen tote", rig.Chat.Edits[^1].Card.Text.Plain, StringComparison.Ordinal); // the message that rang, made whole
        Assert.Single(rig.Chat.Sent);
    }

    [Fact]
    public async Task A_failed_read_is_not_none_and_the_mark_waits_for_the_books()
    {
        using var rig = new OrderRig(Noon);
        await rig.PassAsync(Minutes(1));
        rig.Books.IsAway = true;
        var order = rig.Shop.Set(Whole(1, rig.Time.GetUtcNow()));
        await rig.PassAsync(Minutes(3));
        Assert.Single(rig.Chat.Sent); // the journal goes on alone, each minute
        var mark = await rig.Store.ReadUntilAsync(ReconcileOrders.Source, Ct);
        Assert.True(mark is null || mark < order.UpdatedAt);
        rig.Start();
        await rig.PassAsync(Minutes(60));
        Assert.Empty(rig.Books.Rows);
        rig.Books.IsAway = false;
        await rig.PassAsync(Minutes(20));
        Assert.Equal(order.Id, Assert.Single(rig.Books.Rows).Id);
        Assert.Equal(order.UpdatedAt, await rig.Store.ReadUntilAsync(ReconcileOrders.Source, Ct));
        Assert.Single(rig.Chat.Sent);
        var searches = rig.Shop.Searches;
        await rig.PassAsync(Minutes(45));
        Assert.InRange(rig.Shop.Searches - searches, 2, 4); // and all is as before
    }

    [Fact]
    public async Task Without_Appwrite_Shopify_is_asked_each_minute()
    {
        using var rig = new OrderRig(Noon);
        rig.Books.IsOn = false;
        await rig.PassAsync(Minutes(1));
        rig.Shop.Set(Whole(1, rig.Time.GetUtcNow()));
        await rig.PassAsync(TimeSpan.FromSeconds(90));
        Assert.Single(rig.Chat.Sent);
        Assert.NotNull(await rig.Store.ReadUntilAsync(ReconcileOrders.Source, Ct));
        Assert.Equal(0, rig.Books.Reads);
    }

    [Fact]
    public async Task After_downtime_Shopify_is_asked_at_once_from_the_mark_on()
    {
        using var rig = new OrderRig(Noon);
        rig.Shop.Set(Whole(1, Noon));
        await rig.PassAsync(Minutes(2));
        rig.Time.Advance(TimeSpan.FromHours(5)); // nobody ticks
        foreach (var number in (int[])[2, 3]) rig.Shop.Set(Whole(number, rig.Time.GetUtcNow()));
        rig.Time.Advance(Minutes(1));
        rig.Start();
        await rig.PassAsync(Minutes(1));
        Assert.Equal([Whole(2).Id, Whole(3).Id], rig.Chat.Sent.SelectMany(s => s.Orders).Where(o => o != Whole(1).Id).Order());
    }

    [Fact]
    public async Task What_Shopifys_search_shows_late_is_found_though_the_mark_has_passed_it()
    {
        using var rig = new OrderRig(Noon);
        // Shopify is asked at a quarter past: then only the later of the two is shown.
        foreach (var (number, seconds) in ((int, int)[])[(7, 870), (10, 880)])
            rig.At(Noon.AddSeconds(seconds), () => rig.Shop.Set(Whole(number, Noon.AddSeconds(seconds))));
        await rig.PassAsync(Minutes(16));
        Assert.Equal([Whole(10).Id], rig.Chat.Sent.SelectMany(s => s.Orders));
        await rig.PassAsync(Minutes(15));
        Assert.Equal([Whole(10).Id, Whole(7).Id], rig.Chat.Sent.SelectMany(s => s.Orders));
    }

    [Fact]
    public async Task A_lost_webhook_of_the_same_second_is_made_up_for_in_the_books()
    {
        using var rig = new OrderRig(Noon);
        await rig.PassAsync(Minutes(1));
        var order = rig.Shop.Set(Whole(1, rig.Time.GetUtcNow()) with { Payment = "pending" });
        rig.Shop.Change(order.Id, o => o with { Payment = "paid" });
        rig.Books.Deliver(order);
        await rig.PassAsync(Minutes(2));
        Assert.Equal("paid", (await rig.Store.FindAsync(order.Id, Ct))!.Payment);
        await rig.PassAsync(Minutes(30));
        Assert.Equal("paid", Assert.Single(rig.Books.Rows).Payment);
    }

    [Fact]
    public async Task A_journey_that_comes_late_is_asked_for_though_nothing_changed()
    {
        using var rig = new OrderRig(Noon);
        await rig.PassAsync(Minutes(1));
        var order = rig.Shop.Set(Whole(1, rig.Time.GetUtcNow()) with { JourneyReady = false });
        rig.Books.Deliver(order);
        await rig.PassAsync(Minutes(25));
        rig.Books.Deliver(rig.Shop.Set(Whole(2, rig.Time.GetUtcNow()))); // what changes from here on is read on its own
        await rig.PassAsync(Minutes(10));
        rig.Shop.FindOut(order.Id, o => o with { JourneyReady = true, Campaign = new("bot", "social", "p7", null, null) });
        await rig.PassAsync(Minutes(20));
        Assert.False((await rig.Store.FindAsync(order.Id, Ct))!.JourneyReady);
        await rig.PassAsync(Minutes(10));
        Assert.Equal("p7", (await rig.Store.FindAsync(order.Id, Ct))!.Campaign?.Name);
        Assert.Equal(2, rig.Chat.Sent.Count);
    }

    [Fact]
    public async Task Up_to_three_come_as_cards_and_more_as_one_notice_with_what_needs_a_look_first()
    {
        using var rig = new OrderRig(Noon);
        await rig.PassAsync(Minutes(1));
        var now = rig.Time.GetUtcNow();
        foreach (var number in (int[])[1, 2, 3]) rig.Books.Deliver(rig.Shop.Set(Whole(number, now) with { HighRisk = number == 3 }));
        await rig.PassAsync(Minutes(1));
        Assert.Equal([Whole(3).Id, Whole(1).Id, Whole(2).Id], rig.Chat.Sent.Select(s => Assert.Single(s.Orders)));
        Assert.Contains("High risk", rig.Chat.Texts.First(), StringComparison.Ordinal);
        Assert.Single(await rig.Store.CardsAsync(Whole(1).Id, Ct));

        now = rig.Time.GetUtcNow();
        for (var number = 10; number < 22; number++)
            rig.Books.Deliver(rig.Shop.Set(Whole(number, now) with { HighRisk = number == 21, Payment = number == 20 ? "pending" : "paid", Test = number == 10 }));
        await rig.PassAsync(Minutes(1));
        Assert.Equal("""
            12 new orders · €572 · 10 to ship
            ⚠️ 1 high risk · 1 not paid yet
            #21  Linen tote, sand ×2   €52   ⚠️ high risk, paid, to ship  now
            #20  Linen tote, sand ×2   €52   not paid yet  now
            """.ReplaceLineEndings("\n"), string.Join('\n', rig.Chat.Texts.Last().Split('\n').Take(4)));
        Assert.EndsWith("… and 4 more", rig.Chat.Texts.Last(), StringComparison.Ordinal);
        Assert.Equal(AnnouncementTexts.Orders, Assert.Single(rig.Chat.Sent[^1].Card.Keyboard.Rows[0]).Label);
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_sent_and_afterwards_it_comes_together()
    {
        using var rig = new OrderRig(Noon.AddHours(8), quiet: "21:30-07:30"); // 20:00 in Berlin
        for (var hour = 1; hour < 14; hour += 4)
        {
            var (number, at) = (hour, Noon.AddHours(8 + hour));
            rig.At(at, () => rig.Books.Deliver(rig.Shop.Set(Whole(number, at))));
        }
        await rig.PassAsync(TimeSpan.FromHours(11));
        Assert.Equal([Whole(1).Id], Assert.Single(rig.Chat.Sent).Orders);
        await rig.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, rig.Chat.Sent.Count);
        Assert.Equal(2, rig.Chat.Sent[1].Orders.Count);
        Assert.StartsWith("2 new orders · €104 · 2 to ship", rig.Chat.Texts.Last(), StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(7, 30), TimeOnly.FromDateTime(rig.Settings.Local(rig.Chat.Sent[1].At).DateTime));
    }

    [Theory]
    [InlineData("2026-11-23T20:29:59Z", false)]
    [InlineData("2026-11-23T20:30:00Z", true)]
    [InlineData("2026-11-24T06:29:59Z", true)]
    [InlineData("2026-11-24T06:30:00Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)] // 02:30, the first time
    [InlineData("2026-10-25T01:30:00Z", true)] // 02:30, the second time
    [InlineData("2026-10-25T06:29:59Z", true)] // 07:29 in winter time
    [InlineData("2026-10-25T06:30:00Z", false)]
    [InlineData("2026-03-29T05:29:59Z", true)] // 07:29 in summer time
    [InlineData("2026-03-29T05:30:00Z", false)]
    public void Quiet_hours_go_by_the_shops_clock_also_when_it_is_changed(string at, bool quiet)
    {
        var (hours, zone, now) = (QuietHours.Read("21:30-07:30")!, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(quiet, hours.Contains(now, zone));
        var end = hours.LastEnd(now, zone);
        Assert.True(end <= now && now - end <= TimeSpan.FromHours(25));
        Assert.Equal(new TimeOnly(7, 30), TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(end, zone).DateTime));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_death_around_the_message_neither_doubles_nor_loses_it(bool before)
    {
        using var rig = new OrderRig(Noon);
        await rig.PassAsync(Minutes(1));
        rig.Chat.DiesBefore = before;
        rig.Books.Deliver(rig.Shop.Set(Whole(1, rig.Time.GetUtcNow())));
        await rig.PassAsync(Minutes(5));
        Assert.Equal(before ? 0 : 1, rig.Chat.Texts.Count(t => t.StartsWith("📦 #1", StringComparison.Ordinal)));
        Assert.StartsWith("I was interrupted while I told you of an order.", rig.Chat.Texts.Last(), StringComparison.Ordinal);
        Assert.Equal(before ? 1 : 2, rig.Chat.Sent.Count);
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_hears_of_the_orders_when_they_come_back()
    {
        using var rig = new OrderRig(Noon);
        await rig.PassAsync(Minutes(1));
        rig.Chat.IsBlocked = true;
        foreach (var number in (int[])[1, 2]) rig.Books.Deliver(rig.Shop.Set(Whole(number, rig.Time.GetUtcNow())));
        await rig.PassAsync(Minutes(20));
        rig.Chat.IsBlocked = false;
        await rig.PassAsync(Minutes(20));
        Assert.Equal([Whole(1).Id, Whole(2).Id], rig.Chat.Sent.SelectMany(s => s.Orders).Distinct().Order());
    }

    [Fact]
    public async Task A_card_follows_its_order()
    {
        using var rig = new OrderRig(Noon);
        await rig.PassAsync(Minutes(1));
        rig.Books.Deliver(rig.Shop.Set(Whole(1, rig.Time.GetUtcNow())));
        await rig.PassAsync(Minutes(1));
        rig.Books.Deliver(rig.Shop.Change(Whole(1).Id, o => o with { Fulfilment = "fulfilled" }));
        await rig.PassAsync(Minutes(1));
        Assert.Contains("✅ #1", rig.Chat.Edits[^1].Card.Text.Plain, StringComparison.Ordinal);
        Assert.Single(rig.Chat.Sent);
    }

    [Fact]
    public async Task A_quiet_shop_costs_one_row_a_look()
    {
        using var rig = new OrderRig(Noon);
        rig.Books.Deliver(rig.Shop.Set(Whole(1, Noon)));
        await rig.PassAsync(Minutes(60));
        Assert.InRange(rig.Books.Reads, 119, 122);
        Assert.Single(rig.Shop.Asked);
        Assert.InRange(rig.Shop.Searches, 4, 6);
    }
}
