using System.Text.Json.Nodes;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Tests.Support;

namespace Tests.Posts;

/// <summary>A post that waits in the TikTok inbox for its owner: what the bot does before, and what it is told after.</summary>
public sealed class TikTokHandOff
{
    private const string Init = "content/init";
    private const string Inbox = "📲 TikTok: in your TikTok inbox";
    private const string Link = "https://www.tiktok.com/@linen.and.loaf/photo/7571000000000104729";

    [Fact]
    public async Task P6_the_approved_text_and_picture_wait_in_the_inbox_once_and_the_others_are_live()
    {
        await using var world = await BeginAsync();
        await world.SentAsync("bold-blanket");
        var card = await world.SeesAsync(Inbox);
        await world.LiveAsync();
        var content = (await world.PostAsync()).Content!;
        var draft = Assert.Single(await InboxAsync(world));
        Assert.Equal((content.Text, content.PictureHash), (Text(draft, "text"), Text(draft["sha256"]![0]!)));
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(PostStage.Published, (await world.PostAsync()).Stage);
        Assert.Contains("🚀 Instagram: live", card.Text, StringComparison.Ordinal);
        await world.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));
        Assert.Equal(1, await CallsAsync(world, Init));
        var rang = Assert.Single(await world.Desk.ChatAsync(), m => m.FromBot && !m.HasPhoto && m.Text.Contains(Inbox, StringComparison.Ordinal));
        Assert.Equal([PostTexts.OpenTikTok, PostTexts.Posted], rang.Buttons.Take(2).Select(b => b.Label));
        Assert.Equal("https://www.tiktok.com/", rang.Buttons[0].Url);
        Assert.EndsWith("Open TikTok and post it from there.", rang.Text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R1_posted_is_noted_once_and_the_link_that_follows_opens_from_the_card()
    {
        await using var world = await BeginAsync();
        await world.SentAsync();
        await world.SeesAsync(Inbox);
        await world.LiveAsync();
        var (message, data) = await world.FindButtonAsync(PostTexts.Posted);
        Assert.Equal(PostTexts.NotedPosted, await world.TapAsync(PostTexts.Posted));
        var card = await world.SeesAsync("🚀 TikTok: posted by you");
        await world.SeesAsync("send me its link within 15 minutes");
        Assert.Equal(PostTexts.NothingHandedOff, await world.TapAsync(message, data, forged: true));

        Assert.Equal(PostTexts.NotAPostOnTikTok, (await world.AskAsync("https://www.instagram.com/p/abc")).Text);
        Assert.Equal(PostTexts.NotAPostOnTikTok, (await world.AskAsync("here you are")).Text);
        Assert.DoesNotContain((await world.PostAsync()).Lines, l => l.Platform == Platform.TikTok && l.Link is not null);
        Assert.Equal(PostTexts.LinkTaken(new(1)), (await world.AskAsync($"{Link}?is_from_webapp=1")).Text);
        Assert.Equal(Link, (await world.PostAsync()).LineOf(Platform.TikTok)!.Link!.AbsoluteUri);
        Assert.Contains((await world.Desk.ChatAsync()).Last(m => m.HasPhoto).Buttons, b => b is { Label: "Open TikTok", Url: Link });
        Assert.Equal(1, await CallsAsync(world, Init));
    }

    private static Task<World> BeginAsync(params (string, string)[] settings) => World.BeginAsync(null, [(BotSettings.Platforms, "tiktok"), .. settings]);

    private static string Text(JsonNode entry, string name) => entry[name]!.GetValue<string>();

    private static string Text(JsonNode value) => value.GetValue<string>();

    private static async Task<IReadOnlyList<JsonNode>> InboxAsync(World world) => [.. (await world.Desk.GetAsync("tiktok/inbox")).AsArray().Select(p => p!)];

    private static async Task<int> CallsAsync(World world, string path) =>
        (await world.Desk.RequestsAsync("tiktok")).Count(r => Text(r, "path").Contains(path, StringComparison.Ordinal));
}
