using Bot.Journal;
using Conversations.Insights;
using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Tests.Books;

/// <summary>The days of the shop as Appwrite has them. Berlin: midnight is 23:00 UTC in November.</summary>
public sealed class CloseDayTests
{
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    private static CancellationToken Ct => CancellationToken.None;

    [Fact]
    public async Task Each_day_gets_its_row_once_also_those_nobody_was_there_for()
    {
        await using var rig = await BooksRig.BeginAsync(); // Monday, 10 o'clock
        rig.Orders.ReadUntil = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
        rig.Orders.Days.AddRange([new(Sunday, "EUR", 3, 8_700, 1, 2_900), new(Sunday, "USD", 1, 1_990, 0, 0), new(Sunday.AddDays(-1), "EUR", 9, 99_900, 0, 0), new(Sunday.AddDays(2), "EUR", 1, 5_200, 0, 0)]);
        await TickAsync(rig);
        await TickAsync(rig);
        Assert.Equal(["2026-11-22 8700 EUR 4 {\"USD\":1990}"], await DaysAsync(rig)); // what was before the bot is not its to tell
        rig.Time.Advance(TimeSpan.FromDays(4)); // off until Friday
        var writes = await WritesAsync(rig);
        await TickAsync(rig);
        string[] all = ["2026-11-22 8700 EUR 4 {\"USD\":1990}", "2026-11-23 0 EUR 0 ", "2026-11-24 5200 EUR 1 ", "2026-11-25 0 EUR 0 ", "2026-11-26 0 EUR 0 "];
        Assert.Equal(all, await DaysAsync(rig));
        Assert.Equal(writes + 4, await WritesAsync(rig));
        for (var hour = 0; hour < 5; hour++)
        {
            rig.Time.Advance(TimeSpan.FromHours(1));
            await TickAsync(rig);
        }
        Assert.Equal(all, await DaysAsync(rig));
        Assert.Equal(writes + 4, await WritesAsync(rig)); // what is as it was costs nothing
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(30, true)]
    [InlineData(59, true)]
    [InlineData(61, false)] // somewhere the looking ends
    public async Task A_late_refund_corrects_its_day(int later, bool corrected)
    {
        await using var rig = await BooksRig.BeginAsync();
        rig.Orders.ReadUntil = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);
        rig.Orders.Days.Add(new(Sunday, "EUR", 3, 8_700, 1, 2_900));
        await TickAsync(rig);
        rig.Time.Advance(TimeSpan.FromDays(later));
        rig.Orders.Days[0] = rig.Orders.Days[0] with { Revenue = 5_800 };
        await TickAsync(rig);
        Assert.Equal($"2026-11-22 {(corrected ? 5800 : 8700)} EUR 3 ", (await DaysAsync(rig))[0]);
    }

    [Fact]
    public async Task Orders_that_are_not_read_yet_are_not_yet_and_never_zero()
    {
        await using var rig = await BooksRig.BeginAsync();
        rig.Orders.ReadUntil = new(2026, 11, 22, 22, 59, 0, TimeSpan.Zero); // a minute of Sunday is missing
        rig.Orders.Days.Add(new(Sunday, "EUR", 3, 8_700, 1, 2_900));
        await TickAsync(rig);
        Assert.Equal(["2026-11-22    "], await DaysAsync(rig));
        rig.Orders.ReadUntil = new(2026, 11, 22, 23, 0, 0, TimeSpan.Zero);
        rig.Time.Advance(TimeSpan.FromHours(1));
        await TickAsync(rig);
        Assert.Equal(["2026-11-22 8700 EUR 3 "], await DaysAsync(rig));
    }

    [Fact]
    public async Task S3_while_the_clock_is_doubted_no_day_ends()
    {
        await using var rig = await BooksRig.BeginAsync();
        rig.Time.AdjustTime(new(2019, 6, 1, 12, 0, 0, TimeSpan.Zero));
        await TickAsync(rig);
        Assert.Null(await rig.Get<IDayStore>().NewestAsync(Ct));
    }

    [Fact]
    public async Task Posts_and_calls_of_the_day_stand_in_it_and_readings_that_come_later_are_added()
    {
        await using var rig = await BooksRig.BeginAsync();
        var (life, posts) = (new Life(rig), rig.Get<IPostStore>());
        await rig.Get<JournalCallHours>().SumAsync();
        life.Called(7); // Monday, 10 o'clock
        var id = await life.ApprovedAsync();
        var monday = rig.Time.GetUtcNow();
        await ReadAsync(PublicationState.Published, []);
        rig.Time.SetUtcNow(new(2026, 11, 23, 23, 3, 0, TimeSpan.Zero));
        await TickAsync(rig); // three minutes past midnight: not yet
        Assert.Null((await EngagementAsync(rig, "2026-11-23")).Engagement);
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await TickAsync(rig);
        var (engagement, usage) = await EngagementAsync(rig, "2026-11-23");
        Assert.Equal("""{"Instagram":{"Posts":1}}""", engagement);
        Assert.Contains("\"shopify\":{\"Calls\":7,\"Failed\":0}", usage, StringComparison.Ordinal);
        await ReadAsync(PublicationState.Published, [new(24, monday.AddDays(1), new() { Reach = 412, Likes = 3 })]);
        rig.Time.Advance(TimeSpan.FromHours(2));
        await TickAsync(rig);
        Assert.Equal(("""{"Instagram":{"Posts":1,"Reach":412,"Likes":3}}""", usage), await EngagementAsync(rig, "2026-11-23"));

        async Task ReadAsync(PublicationState state, IReadOnlyList<MetricsReading> readings)
        {
            var post = (await posts.FindAsync(id, Ct))!;
            Assert.True(await posts.CommitAsync(new()
            {
                Post = post with
                {
                    Revision = post.Revision + 1, Stage = PostStage.Published, PublishedAt = monday,
                    Lines = [new() { Platform = Platform.Instagram, State = state, LiveAt = monday, Readings = readings }],
                },
            }, Ct));
        }
    }

    private static Task TickAsync(BooksRig rig) => rig.Get<CloseDay>().TickAsync(Ct);

    private static async Task<IReadOnlyList<string>> DaysAsync(BooksRig rig)
    {
        await rig.DrainedAsync(TimeSpan.FromMinutes(1));
        return [.. (await rig.Appwrite.Desk.RowsAsync("metrics")).Select(r => $"{r["date"]} {r["revenue"]} {r["currency"]} {r["orders"]} {r["otherRevenue"]}").Order(StringComparer.Ordinal)];
    }

    private static async Task<(string? Engagement, string? Usage)> EngagementAsync(BooksRig rig, string day)
    {
        await rig.DrainedAsync(TimeSpan.FromMinutes(1));
        var row = (await rig.Appwrite.Desk.RowsAsync("metrics")).FirstOrDefault(r => r["date"]!.GetValue<string>() == day);
        return (row?["socialEngagement"]?.GetValue<string>(), row?["apiUsage"]?.GetValue<string>());
    }

    /// <summary>Rows of days that were billed.</summary>
    private static async Task<int> WritesAsync(BooksRig rig) =>
        (await rig.Appwrite.Desk.GetAsync("appwrite/bill"))["byTable"]!.AsArray().Where(l => l!["table"]!.GetValue<string>() == "metrics").Sum(l => l!["writes"]!.GetValue<int>());
}
