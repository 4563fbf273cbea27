using System.Text.Json.Nodes;
using Conversations.Insights;
using Conversations.Insights.Digest;
using Conversations.Insights.Stats;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Insights.Stats;

/// <summary>Numbers in the chat, over the vendors' own protocols.</summary>
public sealed class StatsInTheChat
{
    [Fact]
    public async Task A_post_is_in_the_numbers_next_day_as_text_picture_and_file_and_nobody_is_asked_for_them()
    {
        await using var world = await World.BeginAsync(null, ("DIGEST_AT", "08:00"));
        await TickAsync(world, w => w.Services.GetRequiredService<SendDigest>().TickAsync(CancellationToken.None)); // it begins
        await world.SentAsync();
        await world.LiveAsync();
        var media = Assert.Single(await world.Desk.PublishedAsync())["mediaId"]!.GetValue<string>();
        await world.Desk.PostAsync($"instagram/insights/{media}", new JsonObject { ["reach"] = 412, ["likes"] = 31, ["comments"] = 2, ["saved"] = 6 });
        world.Time.Advance(TimeSpan.FromHours(1.1));
        await TickAsync(world, w => w.Services.GetRequiredService<ReadMetrics>().TickAsync(CancellationToken.None));
        await world.SettleAsync();
        var asked = (await world.Desk.RequestsAsync("appwrite")).Count;
        Assert.Contains("Today so far: 1 live", (await world.AskAsync("/stats")).Text, StringComparison.Ordinal);
        Assert.Equal(asked, (await world.Desk.RequestsAsync("appwrite")).Count);

        await world.StopAsync(); // a night without power
        world.Time.SetUtcNow(new(2026, 11, 24, 7, 0, 0, TimeSpan.Zero));
        await world.StartAsync();
        await TickAsync(world, w => w.Services.GetRequiredService<SendDigest>().TickAsync(CancellationToken.None));
        var digest = await world.SeesAsync("yesterday in 20 seconds");
        Assert.Contains("🚀 1 posted · top: Linen tote, sand, 412 reached", digest.Text, StringComparison.Ordinal);
        Assert.Equal(DigestTexts.FewerLines, await world.TapAsync(DigestTexts.LessDetail));
        await world.PassUntilAsync(async () => (await world.NewestAsync("yesterday in 20 seconds"))!.Buttons.Any(b => b.Label == DigestTexts.MoreDetail), "the digest in short");

        await world.TapAsync(DigestTexts.Stats);
        await world.PassUntilAsync(async () => (await world.NewestAsync("Last 7 days"))!.Id > digest.Id, "the numbers below the digest");
        Assert.Contains("Posts 1 live\nReach 412 · Saves 6\nEngagement 39: 31 likes, 2 comments, 6 saves", (await world.NewestAsync("Last 7 days"))!.Text, StringComparison.Ordinal);
        await world.TapAsync(StatsTexts.ByPlatform);
        Assert.Contains("Instagram\nPosts 1 live", (await world.SeesAsync("Instagram\nPosts")).Text, StringComparison.Ordinal);
        Assert.Equal(StatsTexts.Drawing, await world.TapAsync(StatsTexts.Chart));
        await world.PassUntilAsync(async () => (await world.Desk.ChatAsync()).Any(m => m.HasPhoto && m.Text.StartsWith("Last 7 days", StringComparison.Ordinal)), "a picture");
        Assert.Equal(StatsTexts.Writing, await world.TapAsync(StatsTexts.Csv));
        await world.PassUntilAsync(async () => (await FilesAsync(world)).Count == 2, "two files");
        Assert.Equal(["posts-2026-11-17-2026-11-23.csv", "sales-2026-11-17-2026-11-23.csv"], await FilesAsync(world));
    }

    /// <summary>A job's heartbeat; Coravel's timer knows only the machine's clock.</summary>
    private static async Task TickAsync(World world, Func<World, Task> job)
    {
        var tick = Task.Run(() => job(world));
        while (!tick.IsCompleted) await world.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
        await tick;
        await world.SettleAsync();
    }

    private static async Task<IReadOnlyList<string>> FilesAsync(World world) =>
        [.. (await world.Desk.GetAsync($"telegram/chat/{Desk.Owner}")).AsArray().Select(m => m!["fileName"]?.GetValue<string>()).OfType<string>()];
}
