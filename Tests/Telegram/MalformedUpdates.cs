using System.Text.Json.Nodes;
using Bot.Journal;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Telegram;

public sealed class MalformedUpdates(ITestOutputHelper output)
{
    /// <summary>The library reads a batch whole or not at all, so one such update would stop all that come after it.</summary>
    [Fact]
    public async Task U3_an_update_that_cannot_be_read_holds_up_nobody()
    {
        await using var world = await World.BeginAsync();
        var unreadable = new JsonObject { ["message"] = new JsonObject { ["message_id"] = "seven", ["date"] = "yesterday" } };
        var tooLong = new JsonObject { ["message"] = Said("/help", length: int.MaxValue) };
        var noChat = new JsonObject { ["message"] = Said("/help", length: 5) };
        noChat["message"]!.AsObject().Remove("chat");
        await world.Desk.PostAsync("telegram/updates", new JsonArray(unreadable, tooLong, noChat));
        Assert.Contains("Make", (await world.AskAsync("/help")).Text, StringComparison.Ordinal);
        await world.PassUntilAsync(() => Task.FromResult(world.Sandbox.Telegram.PendingUpdates == 0), "all taken");
        Assert.Contains("updates were not what Telegram says", world.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task U3_broken_updates_of_every_kind_stop_nothing_and_decide_nothing()
    {
        await using var world = await World.BeginAsync();
        var card = await world.DraftAsync();
        var broken = new BrokenUpdates(new Random(Effort.Seed(output)), Desk.Owner, card.Id);
        var count = Effort.Times(300, 3_000, 30_000);
        for (var n = 0; n < count; n += 100)
        {
            var batch = new JsonArray([.. Enumerable.Range(n, 100).Select(i => (JsonNode?)broken.Next(i % 3 == 0 ? "message" : i % 3 == 1 ? "callback_query" : StrangerUpdates.Kinds[i % StrangerUpdates.Kinds.Count]))]);
            await world.Desk.PostAsync("telegram/updates", batch);
            await world.PassUntilAsync(() => Task.FromResult(world.Sandbox.Telegram.PendingUpdates == 0), "all taken", TimeSpan.FromMinutes(10), TimeSpan.FromMilliseconds(250));
        }
        await world.Desk.SayAsync("/status");
        await world.SeesAsync("Publishing: on", most: TimeSpan.FromMinutes(30));
        var parked = world.Services.GetRequiredService<JournalInbox>().Parked();
        output.WriteLine($"{count} broken updates of {StrangerUpdates.Kinds.Count} kinds, {parked} parked");
        Assert.Equal(0, parked);
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    private static JsonObject Said(string text, int length) => new()
    {
        ["message_id"] = 900, ["date"] = 1_795_000_000, ["text"] = text,
        ["from"] = new JsonObject { ["id"] = Desk.Owner, ["is_bot"] = false, ["first_name"] = "Robin" },
        ["chat"] = new JsonObject { ["id"] = Desk.Owner, ["type"] = "private", ["first_name"] = "Robin" },
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "url", ["offset"] = 1, ["length"] = length }),
    };
}
