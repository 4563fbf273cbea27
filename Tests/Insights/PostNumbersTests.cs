using System.Globalization;
using Bot.Journal;
using Bot.Telegram;
using Conversations.Insights;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Tests.Support;

namespace Tests.Insights;

/// <summary>The journal's sums by day, against sums made of the posts themselves.</summary>
public sealed class PostNumbersTests(ITestOutputHelper output)
{
    private static readonly DaySpan All = new(new(2026, 1, 1), new(2027, 1, 1));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sums_by_day_are_those_of_the_posts_whatever_happens_to_them()
    {
        var random = new Random(Effort.Seed(output));
        for (var round = 0; round < Effort.Times(2, 20, 200); round++)
        {
            using var shop = new NumbersRig(zone: random.Next(2) == 0 ? "Europe/Berlin" : "Pacific/Auckland");
            var posts = new List<Post>();
            for (var step = 0; step < 60; step++)
            {
                if (posts.Count < 5 || random.Next(3) == 0) posts.Add(await shop.PostedAsync($"2026-11-{random.Next(1, 5)} {random.Next(0, 24)}:30", stage: Stage(random), lines: Lines(random)));
                else
                {
                    var at = random.Next(posts.Count);
                    var changed = posts[at] with { Revision = posts[at].Revision + 1, Stage = Stage(random), Lines = Lines(random) };
                    Assert.True(await shop.Posts.CommitAsync(new() { Post = changed }, Ct));
                    posts[at] = changed;
                }
            }
            await ShouldAddUpAsync(shop, posts);
        }
    }

    [Fact]
    public async Task While_a_second_try_goes_on_the_first_one_still_counts()
    {
        using var shop = new NumbersRig();
        var post = await shop.PostedAsync("2026-11-20 12:00", stage: PostStage.PartlyPublished, lines: [NumbersRig.Line(Platform.Instagram), NumbersRig.Line(Platform.Facebook, PublicationState.Failed)]);
        Assert.True(await shop.Posts.CommitAsync(new() { Post = post with { Revision = 2, Stage = PostStage.Publishing } }, Ct));
        Assert.Equal(1, (await SpanAsync(shop)).On(Platform.Instagram).Live);
    }

    [Fact]
    public async Task O5_a_journal_of_an_earlier_release_gets_the_same_sums_as_one_that_was_counted_from_the_start()
    {
        using var shop = new NumbersRig(zone: "Etc/UTC"); // what an earlier release left has no zone
        var random = new Random(Effort.Seed(output));
        for (var i = 0; i < 40; i++)
        {
            var post = await shop.PostedAsync($"2026-11-{random.Next(1, 9)} {random.Next(0, 24)}:30", stage: Stage(random), lines: Lines(random));
            if (i % 3 == 0) await shop.DecidedAsync(post, i);
        }
        var counted = Rows(shop);
        Assert.True(counted.Count > 60, $"{counted.Count} rows");
        await shop.Journal.WriteAsync(j =>
        {
            foreach (var table in (string[])["post_numbers", "post_days", "answers"]) j.Script($"DELETE FROM {table}");
            j.Script(PostNumberRows.FillFromPosts);
            return 0;
        });
        Assert.Equal(counted, Rows(shop));
    }

    [Fact]
    public async Task The_time_to_an_answer_is_that_of_the_first_decision_and_its_median_lies_in_the_middle()
    {
        using var shop = new NumbersRig();
        var first = await shop.PostedAsync("2026-11-20 12:00");
        await shop.DecidedAsync(first, 10);
        await shop.DecidedAsync(first with { Revision = 2 }, 500, PostStep.Undo);
        Assert.Equal(TimeSpan.FromMinutes(10), (await SpanAsync(shop)).Answer);
        await shop.DecidedAsync(await shop.PostedAsync("2026-11-20 13:00"), 30);
        Assert.Equal(TimeSpan.FromMinutes(20), (await SpanAsync(shop)).Answer);
        await shop.DecidedAsync(await shop.PostedAsync("2026-11-20 14:00"), 300);
        Assert.Equal(TimeSpan.FromMinutes(30), (await SpanAsync(shop)).Answer);
    }

    [Fact]
    public async Task Failed_and_unconfirmed_tries_count_once_each_though_a_second_try_succeeds()
    {
        using var shop = new NumbersRig();
        var post = await shop.PostedAsync("2026-11-20 12:00");
        var row = new Publication { Post = post.Id, Platform = Platform.Instagram, Attempt = 1, State = PublicationState.Claimed, Hash = "h", ChangedAt = shop.Local("2026-11-20 12:00") };
        await MoveAsync(shop, post, row, null);
        await MoveAsync(shop, post with { Revision = 2 }, row with { State = PublicationState.Unknown }, PublicationState.Claimed);
        await MoveAsync(shop, post with { Revision = 3 }, row with { State = PublicationState.AskOwner }, PublicationState.Unknown);
        await MoveAsync(shop, post with { Revision = 4 }, row with { State = PublicationState.ProvenAbsent }, PublicationState.AskOwner);
        await MoveAsync(shop, post with { Revision = 5 }, row with { Attempt = 2, State = PublicationState.Published }, null);
        var span = await SpanAsync(shop);
        Assert.Equal((1, 1, 2), (span.Record.FailedTries, span.Record.Unconfirmed, span.Errors));
    }

    [Fact]
    public async Task Presses_are_counted_and_minutes_with_one_are_counted_once()
    {
        using var shop = new NumbersRig();
        foreach (var kind in (UpdateKind[])[UpdateKind.Pressed, UpdateKind.Said, UpdateKind.Pressed]) await shop.UpdateAsync(kind);
        shop.Clock.Pass(TimeSpan.FromMinutes(1));
        await shop.UpdateAsync(UpdateKind.Said);
        var record = (await SpanAsync(shop)).Record;
        Assert.Equal((2, 2), (record.Presses, record.Minutes));
    }

    [Fact]
    public async Task Midnight_is_that_of_the_shop()
    {
        using var shop = new NumbersRig(zone: "America/New_York");
        await shop.PostedAsync("2026-11-20 23:30");
        await shop.SpentAsync("2026-11-20 23:30", 700);
        var day = await shop.Use.OfAsync(new(new(2026, 11, 20), new(2026, 11, 20)), Ct);
        Assert.Equal((1, 700), (day.Now.Posts.Live, day.Now.AiMicros));
        Assert.Equal((0, 0), (day.Before.Posts.Live, day.Before.AiMicros));
    }

    private static async Task<SpanNumbers> SpanAsync(NumbersRig shop) => (await shop.Use.OfAsync(All, Ct)).Now;

    private static async Task MoveAsync(NumbersRig shop, Post post, Publication row, PublicationState? from) =>
        Assert.True(await shop.Posts.CommitAsync(new() { Post = post with { Revision = post.Revision + 1 }, Ledger = [new(row, from)] }, Ct));

    /// <summary>Made anew from what the posts themselves say, in another way than SQL's.</summary>
    private static async Task ShouldAddUpAsync(NumbersRig shop, List<Post> posts)
    {
        var span = await SpanAsync(shop);
        var live = posts.Where(p => p.Stage is PostStage.Published or PostStage.PartlyPublished).ToList();
        Assert.Equal(live.Count, span.Posts.Live);
        Assert.Equal((posts.Count(p => p.Stage == PostStage.Failed), posts.Count(p => p.Stage == PostStage.Skipped)), (span.Posts.Failed, span.Posts.Skipped));
        foreach (var platform in Enum.GetValues<Platform>())
        {
            long? reach = null, saves = null;
            foreach (var line in posts.Where(p => p.Stage is PostStage.Published or PostStage.PartlyPublished or PostStage.Failed).Select(p => p.LineOf(platform)))
            {
                if (line is not { Readings: [.., var newest] }) continue;
                if (newest.Metrics.Reach is { } r) reach = (reach ?? 0) + r;
                if (newest.Metrics.Saves is { } s) saves = (saves ?? 0) + s;
            }
            Assert.Equal((reach, saves), (span.On(platform).Metrics.Reach, span.On(platform).Metrics.Saves));
        }
        foreach (var day in span.Record.Days.Where(d => d.Platform is null))
            Assert.Equal(live.Count(p => shop.Shop.Day(p.PublishedAt ?? p.DueAt!.Value) == day.Day), day.Tally.Live);
        var best = posts.Where(p => p.Stage is PostStage.Published or PostStage.PartlyPublished or PostStage.Failed).Max(p => PostMetrics.Sum(p.Lines.Select(l => l.Readings is [.., var n] ? n.Metrics : new())).Reach);
        Assert.Equal(best, span.Posts.BestReach);
    }

    private static PostStage Stage(Random random) =>
        ((PostStage[])[PostStage.Published, PostStage.Published, PostStage.PartlyPublished, PostStage.Failed, PostStage.Skipped, PostStage.InReview])[random.Next(6)];

    private static PlatformLine[] Lines(Random random) =>
    [
        .. Enum.GetValues<Platform>().Where(_ => random.Next(3) > 0).Select(p => random.Next(3) == 0
            ? NumbersRig.Line(p, random.Next(2) == 0 ? PublicationState.Failed : PublicationState.Published)
            : NumbersRig.Line(p, new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(1_000)), random.Next(4) == 0 ? null : random.Next(1_000), random.Next(50), random.Next(2) == 0 ? null : random.Next(9))),
    ];

    private static List<string> Rows(NumbersRig shop) => shop.Journal.Read(j => (List<string>)
    [
        .. j.Rows(RowOf, "SELECT * FROM post_numbers ORDER BY post, platform"), .. j.Rows(RowOf, "SELECT * FROM post_days ORDER BY day, platform"), .. j.Rows(RowOf, "SELECT * FROM answers ORDER BY post"),
    ]);

    private static string RowOf(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "-" : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)));
}
