using Bot.Appwrite;
using Bot.Journal;
using Conversations.Costs;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Books;

public sealed class DrainTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => CancellationToken.None;

    [Fact]
    public async Task D4_ten_thousand_rows_are_there_within_five_minutes_at_50_ms_a_call()
    {
        var rows = Effort.Times(quick: 1_000, ci: 10_000, night: 10_000);
        await using var rig = await BooksRig.BeginAsync();
        var (bill, calls) = (await BillAsync(rig), rig.Appwrite.Log.Since(0, null).Count);
        rig.Appwrite.Faults.Add(new() { Vendor = "appwrite", Kind = FaultKind.Delay, Times = 0, DelayMs = 50 });
        var now = rig.Time.GetUtcNow();
        // A post and its publication by turns with the hours of calls, as a long absence leaves them.
        await rig.Journal.WriteAsync(j =>
        {
            for (var i = 0; i < rows / 4; i++)
            {
                var post = Life.Draft(rig.Time) with { Id = new(i + 1) };
                BookRows.Put(j, new Publication { Post = post.Id, Platform = Platform.Instagram, Attempt = 1, State = PublicationState.Published, Hash = "ab", ChangedAt = now }, "device-a");
                BookRows.Put(j, post, now);
                for (var k = 0; k < 2; k++) BookRows.Put(j, new Conversations.Insights.CallCount(now.AddHours(-i), "shopify", $"POST {k}", 200, 9), now);
            }
            return 0;
        });
        var outcome = await rig.WhileAsync(rig.Get<AppwriteOutbox>().DrainAsync(Ct), TimeSpan.FromMilliseconds(50));
        var took = rig.Time.GetUtcNow() - now;
        calls = rig.Appwrite.Log.Since(0, null).Count - calls;
        var written = await BillAsync(rig) - bill;
        output.WriteLine($"{rows} rows: {calls} calls, {took.TotalSeconds:0.0} s at 50 ms a call, {written} rows billed as written");
        Assert.Equal(new DrainOutcome(rows, 0, null, null), outcome);
        Assert.True(took <= TimeSpan.FromMinutes(5) * rows / 10_000, $"{took}");
        Assert.Equal(rows, written);
        foreach (var (table, count) in ((string, int)[])[("socialPosts", rows / 4), ("publications", rows / 4), ("apiCalls", rows / 2)]) Assert.Equal(count, (await rig.Appwrite.Desk.RowsAsync(table)).Count);
    }

    [Fact]
    public async Task What_waits_of_a_post_is_never_parted_and_what_changes_on_the_way_goes_again()
    {
        await using var rig = await BooksRig.BeginAsync();
        var (life, outbox) = (new Life(rig), rig.Get<IOutbox>());
        for (var i = 0; i < 3; i++) await life.ApprovedAsync(); // two rows each
        await life.MovesOnAsync(new(1), PublicationState.HandleMade); // the first has become the youngest
        Assert.Equal(["2-instagram-1", "2", "3-instagram-1", "3"], (await outbox.NextAsync(5, Ct)).Select(e => e.Row));
        var sent = await outbox.NextAsync(100, Ct);
        Assert.Equal(["2-instagram-1", "2", "3-instagram-1", "3", "1-instagram-1", "1"], sent.Select(e => e.Row));
        Assert.Equal(["2-instagram-1"], (await outbox.NextAsync(1, Ct)).Select(e => e.Row)); // one that alone is too many
        await life.MovesOnAsync(new(2), PublicationState.HandleMade); // while they are on their way
        await outbox.DoneAsync(sent, Ct);
        Assert.Equal(["2-instagram-1", "2"], (await outbox.NextAsync(100, Ct)).Select(e => e.Row));
    }

    [Fact]
    public async Task Parked_rows_are_probed_by_turns_and_go_with_their_table_or_with_their_next_state()
    {
        await using var rig = await BooksRig.BeginAsync();
        var (life, outbox) = (new Life(rig), rig.Get<IOutbox>());
        for (var i = 0; i < 3; i++) await life.ApprovedAsync();
        var bad = (await outbox.NextAsync(100, Ct)).First(e => e.Row == "1");
        await outbox.RefusedAsync(bad, Ct);
        await outbox.ParkAsync("socialPosts", Ct);
        Assert.Equal((6, 3), (await outbox.BacklogAsync(Ct)) is var b ? (b.Waiting, b.Parked) : default);
        Assert.Equal("2", Assert.Single(await outbox.ProbesAsync(Ct)).Row); // not the one that was refused by itself
        await outbox.UnparkAsync("socialPosts", Ct);
        Assert.Equal(1, (await outbox.NextAsync(100, Ct)).Single(e => e is { Row: "1", Table: "socialPosts" }).Refusals);
        await outbox.RefusedAsync(bad, Ct);
        Assert.Equal(1, (await outbox.BacklogAsync(Ct)).Parked);
        await life.MovesOnAsync(new(1), PublicationState.HandleMade);
        Assert.Equal(0, (await outbox.BacklogAsync(Ct)).Parked);
    }

    [Fact]
    public async Task The_outbox_is_bounded_by_what_there_is_and_hours_without_end_are_left_out_and_said()
    {
        await using var rig = await BooksRig.BeginAsync();
        var (outbox, now) = (rig.Get<IOutbox>(), rig.Time.GetUtcNow());
        for (var i = 0; i < 50; i++) await rig.Journal.WriteAsync(j => { BookRows.PutSetting(j, "voice", $"{i}", now); return 0; });
        Assert.Equal(1, (await outbox.BacklogAsync(Ct)).Waiting);
        await rig.Journal.WriteAsync(j =>
        {
            j.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) INSERT INTO outbox (book, row, entity, data, since) SELECT 'apiCalls', 'x' || i, 'x' || i, '{}', 0 FROM n", BookRows.Most - 1);
            return BookRows.Put(j, new Conversations.Insights.CallCount(now, "shopify", "POST x", 200, 1), now);
        });
        Assert.Equal((BookRows.Most, true), (await outbox.BacklogAsync(Ct)) is var b ? (b.Waiting, b.IsFull) : default);
        await new Life(rig).ApprovedAsync(); // what cannot be had again is always taken
        Assert.Equal(BookRows.Most + 2, (await outbox.BacklogAsync(Ct)).Waiting);
        await rig.Appwrite.Desk.PostAsync("appwrite/state", new System.Text.Json.Nodes.JsonObject { ["state"] = "quota" });
        await rig.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Contains("how often I call whom is left out until there is room", Assert.Single(rig.Said.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_tables_rows_count_for_their_own_cause()
    {
        await using var rig = await BooksRig.BeginAsync();
        var life = new Life(rig);
        await life.ApprovedAsync();
        await life.DayAsync(new(2026, 11, 22), 100);
        life.Called(3);
        rig.Time.Advance(TimeSpan.FromHours(2));
        await rig.Get<JournalCallHours>().SumAsync();
        await rig.DrainedAsync(TimeSpan.FromMinutes(1));
        var counted = await rig.Get<IRowCounts>().MonthAsync(new(2026, 11), Ct);
        Assert.Equal(
            [(RowCause.Posts, 1), (RowCause.Publications, 1), (RowCause.Calls, (await rig.Appwrite.Desk.RowsAsync("apiCalls")).Count), (RowCause.Days, 1)],
            counted.Where(c => c.Writes > 0).Select(c => (c.Cause, (int)c.Writes)));
        Assert.Equal(await BillAsync(rig), counted.Sum(c => c.Writes));
    }

    private static async Task<long> BillAsync(BooksRig rig) => (await rig.Appwrite.Desk.GetAsync("appwrite/bill"))["writes"]!.GetValue<long>();
}
