using System.Text.Json.Nodes;
using Conversations.Insights;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Insights;

/// <summary>What people did with a post, read back at its ages and kept with it.</summary>
public sealed class PostMetricsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Each_age_is_read_once_on_each_platform_and_stands_on_the_card_and_in_the_books()
    {
        await using var world = await World.BeginAsync(null, (BotSettings.Platforms, "facebook"));
        await world.SentAsync();
        await world.LiveAsync();
        var (media, page) = await IdsAsync(world);
        foreach (var (hours, factor) in ((int, int)[])[(1, 1), (6, 2), (24, 3), (72, 4), (168, 5)])
        {
            await world.Desk.PostAsync($"instagram/insights/{media}", new JsonObject { ["reach"] = 100 * factor, ["likes"] = 10 * factor, ["comments"] = 1, ["saved"] = 2 * factor });
            await world.Desk.PostAsync($"facebook/engagement/{page}", new JsonObject { ["reactions"] = 7 * factor, ["comments"] = 2, ["views"] = 60 * factor, ["viewers"] = 50 * factor });
            await AgedAsync(world, TimeSpan.FromHours(hours));
            await world.SeesAsync($"Instagram: {100 * factor} reached · {10 * factor} likes · 1 comment · {2 * factor} saves (after {MetricsAges.Words(hours)})");
            await world.SeesAsync($"Facebook: {50 * factor} reached · {7 * factor} likes · 2 comments (after {MetricsAges.Words(hours)})");
        }
        var asked = await CallsAsync(world);
        await AgedAsync(world, TimeSpan.FromDays(30));
        Assert.Equal(asked, await CallsAsync(world));
        await world.SettleAsync();
        var book = JsonNode.Parse(Assert.Single(await world.Desk.RowsAsync("socialPosts"))["metrics"]!.GetValue<string>())!;
        Assert.Equal(["1", "6", "24", "72", "168"], book["Instagram"]!.AsObject().Select(a => a.Key));
        Assert.Equal((300, 150), (book["Instagram"]!["24"]!["Reach"]!.GetValue<int>(), book["Facebook"]!["24"]!["Reach"]!.GetValue<int>()));
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task What_has_not_been_counted_is_not_yet_and_never_zero()
    {
        await using var world = await LiveAsync();
        var (media, _) = await IdsAsync(world);
        await AgedAsync(world, TimeSpan.FromHours(1));
        await AgedAsync(world, TimeSpan.FromHours(3));
        Assert.Empty((await world.PostAsync()).Lines[0].Readings);
        Assert.DoesNotContain("👀", (await world.NewestAsync("🚀 Draft 1 live"))!.Text, StringComparison.Ordinal);
        await world.Desk.PostAsync($"instagram/insights/{media}", new JsonObject { ["reach"] = 5 });
        await AgedAsync(world, TimeSpan.FromHours(5));
        var read = Assert.Single((await world.PostAsync()).Lines[0].Readings);
        Assert.Equal((1, new PostMetrics { Reach = 5 }), (read.Hours, read.Metrics)); // the age it has reached, not the one to come
    }

    [Fact]
    public async Task After_days_without_power_the_last_age_is_read_once()
    {
        await using var world = await LiveAsync();
        var (media, _) = await IdsAsync(world);
        await world.Desk.PostAsync($"instagram/insights/{media}", new JsonObject { ["reach"] = 9 });
        await world.StopAsync();
        world.Time.Advance(TimeSpan.FromDays(4));
        await world.StartAsync();
        await TickAsync(world);
        Assert.Equal([72], (await world.PostAsync()).Lines[0].Readings.Select(r => r.Hours));
        Assert.Equal(1, await CallsAsync(world));
    }

    [Fact]
    public async Task P8_a_platform_that_refuses_or_breaks_costs_neither_the_post_nor_the_health_of_the_login()
    {
        await using var world = await LiveAsync();
        var (media, _) = await IdsAsync(world);
        await world.Desk.FaultAsync("instagram", "Status", "insights", times: 1, status: 500);
        await AgedAsync(world, TimeSpan.FromHours(1));
        await world.Desk.FaultAsync("instagram", "Status", "insights", times: 1, status: 400, body: """{"error":{"message":"(#10) Application does not have permission for this action","type":"OAuthException","code":10,"fbtrace_id":"A"}}""");
        await AgedAsync(world, TimeSpan.FromHours(3));
        Assert.Empty((await world.PostAsync()).Lines[0].Readings);
        Assert.DoesNotContain("Instagram ⚠️", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        await world.Desk.PostAsync($"instagram/insights/{media}", new JsonObject { ["reach"] = 1 });
        await AgedAsync(world, TimeSpan.FromHours(7));
        Assert.Equal(PostStage.Published, (await world.PostAsync()).Stage);
        Assert.Equal([6], (await world.PostAsync()).Lines[0].Readings.Select(r => r.Hours));
    }

    [Fact]
    public async Task What_was_posted_by_hand_on_TikTok_is_counted_once_its_link_is_known()
    {
        await using var world = await World.BeginAsync(null, (BotSettings.Platforms, "tiktok"), ("META_ACCESS_TOKEN", ""), ("INSTAGRAM_ACCOUNT_ID", ""));
        await world.SentAsync();
        await world.SeesAsync("📲 Draft 1");
        var draft = Assert.Single((await world.Desk.GetAsync("tiktok/inbox")).AsArray())!["publishId"]!.GetValue<string>();
        await world.Desk.PostAsync($"tiktok/inbox/{draft}", new JsonObject { ["action"] = "post" });
        var task = Assert.Single((await world.Desk.GetAsync("tiktok/tasks")).AsArray())!["postId"]!.GetValue<long>();
        await world.TapAsync(PostTexts.Posted);
        await world.SeesAsync("send me its link");
        await world.AskAsync($"https://www.tiktok.com/@linen.and.loaf/photo/{task}");
        await world.Desk.PostAsync($"tiktok/engagement/{task}", new JsonObject { ["views"] = 120, ["likes"] = 7, ["comments"] = 0, ["shares"] = 3 });
        await AgedAsync(world, TimeSpan.FromHours(6));
        await world.SeesAsync("👀 120 views · 7 likes · 0 comments · 3 shares (after 6 h)");
        await world.Desk.PostAsync("tiktok/scopes", new JsonObject { ["scopes"] = new JsonArray("video.upload") });
        await AgedAsync(world, TimeSpan.FromHours(24));
        Assert.Single((await world.PostAsync()).Lines[0].Readings);
        Assert.DoesNotContain("TikTok ⚠️", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
    }

    private static async Task<World> LiveAsync()
    {
        var world = await World.BeginAsync();
        await world.SentAsync();
        await world.LiveAsync();
        return world;
    }

    private static async Task<(string Media, string? Page)> IdsAsync(World world) => (
        Assert.Single(await world.Desk.PublishedAsync())["mediaId"]!.GetValue<string>(),
        (await world.Desk.GetAsync("facebook/posts")).AsArray().FirstOrDefault()?["postId"]!.GetValue<string>());

    /// <summary>The post is so old, and the heartbeat has beaten.</summary>
    private static async Task AgedAsync(World world, TimeSpan age)
    {
        var at = (await world.PostAsync()).PublishedAt!.Value + age + Minute;
        if (at > world.Time.GetUtcNow()) world.Time.SetUtcNow(at);
        await TickAsync(world);
    }

    private static async Task TickAsync(World world)
    {
        var tick = Task.Run(() => world.Services.GetRequiredService<ReadMetrics>().TickAsync(CancellationToken.None));
        while (!tick.IsCompleted) await world.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
        await tick;
        await world.SettleAsync();
    }

    private static async Task<int> CallsAsync(World world)
    {
        var requests = (await world.Desk.RequestsAsync("instagram")).Concat(await world.Desk.RequestsAsync("facebook"));
        return requests.Count(r => r["path"]!.GetValue<string>().Contains("/insights", StringComparison.Ordinal));
    }
}
