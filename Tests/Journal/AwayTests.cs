using Conversations.Posts;
using Tests.Rates;
using Tests.Support;

namespace Tests.Journal;

public sealed class AwayTests(ITestOutputHelper output)
{
    [Fact]
    public async Task D4_with_Appwrite_down_for_ten_minutes_the_post_goes_out_on_time_and_the_row_arrives_after()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        var due = (await world.PostAsync()).DueAt!.Value;
        await world.PassAsync(due - world.Time.GetUtcNow() - TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(20));
        await world.Desk.FaultAsync("appwrite", "Down");
        await world.PassAsync(due - world.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
        await world.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(100)); // slowly: a busy machine must not look late
        await world.PassAsync(TimeSpan.FromMinutes(4));
        var live = DateTimeOffset.Parse(Assert.Single(await world.Desk.PublishedAsync())["at"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        output.WriteLine($"due {due:HH:mm:ss}, live {live:HH:mm:ss}");
        Assert.InRange(live, due, due.AddMinutes(1));
        Assert.DoesNotContain(await world.Desk.RowsAsync("socialPosts"), r => r["status"]!.GetValue<string>() == "published");
        Assert.Contains("Appwrite: failing", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);

        await world.Desk.HealAsync();
        var back = world.Time.GetUtcNow();
        await world.PassUntilAsync(async () => (await world.Desk.RowsAsync("socialPosts")).Any(r => r["status"]!.GetValue<string>() == "published"), "the row", TimeSpan.FromMinutes(5));
        output.WriteLine($"the row arrived {world.Time.GetUtcNow() - back:mm\\:ss} after Appwrite's return");
        await world.PassUntilAsync(async () => (await world.Desk.RowsAsync("publications")).Any(r => r["state"]?.GetValue<string>() == "published"), "the ledger's row", TimeSpan.FromMinutes(5));
        await world.PassAsync(TimeSpan.FromSeconds(40));
        Assert.Contains("Appwrite: on", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task A_change_of_mind_costs_Appwrite_one_write_and_the_row_is_the_last_word()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.SettleAsync();
        var before = (await world.Desk.RequestsAsync("appwrite")).Count;
        // The clock stands still meanwhile: all of it happens in one moment.
        foreach (var (press, shows) in ((string, string)[])[("Approve", "approved · "), ("Undo", "if approved"), ("Approve", "approved · ")])
        {
            await world.Desk.PressAsync(press);
            await world.Desk.SeesAsync(shows);
        }
        await world.PassAsync(TimeSpan.FromSeconds(3)); // the undo window still runs: its end would be a write of its own
        Assert.Equal(1, (await world.Desk.RequestsAsync("appwrite")).Count - before);
        Assert.Equal("scheduled", Assert.Single(await world.Desk.RowsAsync("socialPosts"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task D5_Redis_killed_in_the_middle_is_a_notice_in_status_and_nothing_else()
    {
        RedisServer.Require();
        await using var redis = new RedisServer();
        await redis.InitializeAsync();
        await using var world = await World.BeginAsync(null, ("REDIS_URL", redis.Url));
        await world.DraftAsync();
        await world.TapAsync("Edit text");
        await world.SeesAsync("Send the new text", most: TimeSpan.FromHours(1));
        await redis.KillAsync();

        await world.Desk.SayAsync("Half a text"); // the session is gone or kept in memory; either way nothing breaks
        await world.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(100));
        await world.AskAsync("/cancel");
        await world.DraftAsync("fig-candle");
        await world.TapAsync("Edit text");
        await world.SeesAsync("Editing draft 2", most: TimeSpan.FromHours(1));
        await world.Desk.SayAsync("Figs in the evening.");
        await world.PassUntilAsync(async () => await world.NewestAsync("Draft 2 would say") is not null, "the preview", TimeSpan.FromHours(1));
        await world.TapAsync("Use this");
        await world.PassUntilAsync(async () => (await world.PostAsync(2)).Content!.Text == "Figs in the evening.", "the edit", TimeSpan.FromHours(1));
        await world.SettleAsync();
        await world.TapAsync("Approve");
        await world.SeesAsync("Draft 2 approved");
        await world.NowAsync();
        await world.LiveAsync(2, TimeSpan.FromHours(1));
        Assert.Equal("Figs in the evening.", Assert.Single(await world.Desk.PublishedAsync())["caption"]!.GetValue<string>());
        var status = await world.AskAsync("/status");
        output.WriteLine(status.Text);
        Assert.Contains("Redis: failing", status.Text, StringComparison.Ordinal);
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
    }
}
