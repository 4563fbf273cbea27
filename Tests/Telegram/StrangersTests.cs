using System.Text.Json.Nodes;
using Bot.Journal;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Telegram;

public sealed class StrangersTests(ITestOutputHelper output)
{
    [Fact]
    public async Task X1_a_thousand_updates_of_all_kinds_from_strangers_cause_no_request_and_leave_no_trace()
    {
        await using var world = await World.BeginAsync();
        var card = await world.DraftAsync();
        var (_, data) = await world.FindButtonAsync("Approve");
        await world.SettleAsync();
        var updates = new StrangerUpdates(new Random(Effort.Seed(output)), card.Id, data);
        var rows = Rows(world);
        var (requests, calls) = (await LoudAsync(world), (await OthersAsync(world)));
        var post = await world.PostAsync();

        var count = Effort.Times(1_000, 5_000, 100_000);
        for (var n = 0; n < count; n += 100)
        {
            var batch = new JsonArray([.. Enumerable.Range(n, 100).Select(i => (JsonNode?)updates.Next(StrangerUpdates.Kinds[i % StrangerUpdates.Kinds.Count]))]);
            var ids = (await world.Desk.PostAsync("telegram/updates", batch))!["updateIds"]!.AsArray();
            Assert.All(ids, id => Assert.NotNull(id)); // every one reaches the bot
            await world.PassUntilAsync(() => Task.FromResult(world.Sandbox.Telegram.PendingUpdates == 0), "all taken", TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(250));
        }
        await world.SettleAsync();
        output.WriteLine($"{count} updates of {StrangerUpdates.Kinds.Count} kinds: {await LoudAsync(world) - requests} requests to Telegram, {await OthersAsync(world) - calls} to others, {Rows(world) - rows} rows in the inbox");
        Assert.Equal(requests, await LoudAsync(world));
        Assert.Equal(calls, await OthersAsync(world));
        Assert.Equal(rows, Rows(world));
        Assert.Equal(post.Revision, (await world.PostAsync()).Revision);
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
        Assert.Null(world.Services.GetRequiredService<Conversations.Settings.IPublishingSwitch>().StoppedBecause);

        // The same things from the list do something: the check can fail.
        await world.TapAsync("Approve");
        Assert.True(await LoudAsync(world) > requests);
        Assert.True(Rows(world) > rows);
    }

    private static long Rows(World world) => world.Services.GetRequiredService<JournalFile>().Read(j => j.Scalar("SELECT count(*) FROM inbox"));

    private static async Task<int> LoudAsync(World world) => (await world.Desk.RequestsAsync("telegram")).Count(r =>
        r["path"]!.GetValue<string>() is var path && !path.EndsWith("getUpdates", StringComparison.Ordinal) && !path.EndsWith("setMyCommands", StringComparison.Ordinal));

    private static async Task<int> OthersAsync(World world) =>
        (await world.Desk.RequestsAsync("shopify")).Count + (await world.Desk.RequestsAsync("gemini")).Count + (await world.Desk.RequestsAsync("instagram")).Count;
}
