using System.Text;
using Conversations.Chat;
using Conversations.Insights;
using Conversations.Insights.Stats;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Tests.Support;

namespace Tests.Insights.Stats;

/// <summary>What <c>/stats</c> says, out of a real journal.</summary>
public sealed class StatsTextTests
{
    private static readonly DateTimeOffset Read = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stats_says()
    {
        var text = new StringBuilder();
        using (var shop = await FullAsync())
        {
            foreach (var days in StatsCard.Lengths) Add(text, $"{days} days", StatsCard.Text(await shop.Use.LastAsync(days, Ct), shop.Shop, shop.Clock.Wall));
            Add(text, "7 days by platform", StatsCard.ByPlatform(await shop.Use.LastAsync(7, Ct), shop.Shop, shop.Clock.Wall));
        }
        using (var shop = await FullAsync("de")) Add(text, "7 days, German", StatsCard.Text(await shop.Use.LastAsync(7, Ct), shop.Shop, shop.Clock.Wall));
        using (var shop = await FewAsync()) Add(text, "four posts: no percentage; one not yet counted", StatsCard.Text(await shop.Use.LastAsync(7, Ct), shop.Shop, shop.Clock.Wall));
        using (var shop = await UncountedAsync()) Add(text, "nothing counted, no order ever read", StatsCard.Text(await shop.Use.LastAsync(7, Ct), shop.Shop, shop.Clock.Wall));
        using (var shop = new NumbersRig())
        {
            Add(text, "the first day", StatsCard.Text(await shop.Use.LastAsync(7, Ct), shop.Shop, shop.Clock.Wall));
            Add(text, "the first day by platform", StatsCard.ByPlatform(await shop.Use.LastAsync(7, Ct), shop.Shop, shop.Clock.Wall));
        }
        using (var shop = TwoCurrencies()) Add(text, "two currencies, numbers of the day before yesterday", StatsCard.Text(await shop.Use.LastAsync(7, Ct), shop.Shop, shop.Clock.Wall));
        ApprovedText.Check("Tests/Insights/Stats/stats.approved.txt", text.ToString());
    }

    [Theory]
    [InlineData(5, 5, 112, 100, " ▲ 12 %")]
    [InlineData(5, 5, 97, 100, " ▼ 3 %")]
    [InlineData(5, 5, 1000, 1001, " ± 0 %")]
    [InlineData(4, 5, 112, 100, "")]
    [InlineData(5, 4, 112, 100, "")]
    [InlineData(5, 5, 112, 0, "")]
    public void A_percentage_needs_five_of_both_and_something_to_compare_with(int now, int before, long value, long earlier, string said) =>
        Assert.Equal(said, StatsTexts.Share(value, earlier, StatsTexts.IsEnough(now, before)));

    [Fact]
    public void What_is_not_yet_makes_no_percentage()
    {
        Assert.Equal("", StatsTexts.Share(null, 100, isEnough: true));
        Assert.Equal("", StatsTexts.Share(100, null, isEnough: true));
    }

    [Fact]
    public async Task A_day_of_the_chart_whose_posts_nobody_counted_is_not_yet_and_one_without_a_post_is_zero()
    {
        using var shop = new NumbersRig();
        await shop.PostedAsync("2026-11-20 12:00", lines: [NumbersRig.Line(Platform.Instagram, Read, 40)]);
        await shop.PostedAsync("2026-11-22 12:00");
        shop.Sold("2026-11-18", 1, 1000);
        shop.Sales.ReadUntil = shop.Local("2026-11-21 10:00");
        var chart = StatsChart.Of(await shop.Use.LastAsync(7, Ct), shop.Shop, shop.Clock.Wall, ChartTheme.Light);
        Assert.Equal([0, 0, 0, 0, 40, 0, null], chart.Panels[0].Points.Select(p => p.Value)); // Mon 16 to Sun 22
        Assert.Equal([0, 0, 1, 0, 0, 0, null], chart.Panels[2].Points.Select(p => p.Value)); // read up to Saturday
        Assert.Equal(10m, chart.Panels[3].Points[2].Value);
    }

    /// <summary>Nine posts this week, seven the week before, some on two platforms; older ones for 30 and 90 days.</summary>
    private static async Task<NumbersRig> FullAsync(string language = "en")
    {
        var shop = new NumbersRig(language);
        for (var i = 0; i < 100; i++)
        {
            var (day, week) = (shop.Clock.Wall.AddDays(-1 - i), i / 7);
            if (i % 7 == 6 && week > 0) continue;
            var at = $"{day:yyyy-MM-dd} {(i == 5 ? "18:30" : "12:30")}";
            var instagram = NumbersRig.Line(Platform.Instagram, Read.AddDays(-i), 300 + 10 * (i % 11) - 7 * week, 20 + i % 5, 5 + i % 3, i % 2);
            if (i == 5) instagram = NumbersRig.Line(Platform.Instagram, Read.AddDays(-5), 640, 50, 14, 3);
            var post = await shop.PostedAsync(at, i == 5 ? "Beeswax wrap" : "Linen tote, sand",
                lines: i % 2 == 0 ? [instagram, NumbersRig.Line(Platform.Facebook, Read.AddDays(-i), 120, 9)] : [instagram]);
            await shop.DecidedAsync(post, 3 + i % 40);
            shop.Sold($"{day:yyyy-MM-dd}", 3 + i % 4, 9_900 + 370 * i % 5_000, fromPosts: i % 3 == 0 ? 1 : 0, revenueFromPosts: i % 3 == 0 ? 3_280 : 0);
            await shop.SpentAsync(at, 1_400);
        }
        await shop.PostedAsync("2026-11-18 20:30", "Blue mug", PostStage.Failed, [NumbersRig.Line(Platform.Instagram, PublicationState.Failed)]);
        await shop.PostedAsync("2026-11-19 20:30", "Blue mug", PostStage.Skipped);
        await shop.PostedAsync("2026-11-19 21:30", "Blue mug", PostStage.PartlyPublished, [NumbersRig.Line(Platform.Instagram, Read, 200, 4), NumbersRig.Line(Platform.Facebook, PublicationState.Failed)]);
        await shop.PostedAsync("2026-11-23 08:30", "Oak board");
        shop.Sold("2026-11-23", 2, 3_400);
        shop.Sales.ReadUntil = shop.Local("2026-11-23 08:58");
        return shop;
    }

    private static async Task<NumbersRig> FewAsync()
    {
        var shop = new NumbersRig();
        for (var i = 1; i <= 14; i++)
            if (i % 7 is > 0 and < 5) await shop.PostedAsync($"2026-11-{23 - i:00} 12:30", lines: [i == 1 ? NumbersRig.Line(Platform.Instagram) : NumbersRig.Line(Platform.Instagram, Read, 100 * i, saves: 3)]);
        shop.Sold("2026-11-20", 4, 13_600);
        shop.Sold("2026-11-13", 9, 30_000);
        shop.Sales.ReadUntil = Read;
        return shop;
    }

    private static async Task<NumbersRig> UncountedAsync()
    {
        var shop = new NumbersRig();
        for (var i = 1; i <= 6; i++) await shop.PostedAsync($"2026-11-{23 - i:00} 12:30");
        return shop;
    }

    private static NumbersRig TwoCurrencies()
    {
        var shop = new NumbersRig();
        shop.Sold("2026-11-20", 6, 16_400, fromPosts: 2, revenueFromPosts: 6_800);
        shop.Sold("2026-11-20", 1, 12_000, "JPY", fromPosts: 1, revenueFromPosts: 12_000);
        shop.Sold("2026-11-12", 5, 15_000);
        shop.Sold("2026-11-12", 2, 1_234_500, "KWD");
        shop.Sales.ReadUntil = shop.Local("2026-11-21 19:05");
        return shop;
    }

    private static void Add(StringBuilder text, string what, ChatText card) => text.AppendLine("— " + what).AppendLine(card.Plain).AppendLine();
}
