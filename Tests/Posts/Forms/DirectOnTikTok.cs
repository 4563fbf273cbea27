using System.Text.Json.Nodes;
using Conversations.Posts;
using Conversations.Posts.Forms;
using Tests.Support;
using static Tests.Posts.TikTokSteps;

namespace Tests.Posts.Forms;

/// <summary>A video that is posted on TikTok without a hand: only where the account allows it, for whom its owner has chosen, and once.</summary>
public sealed class DirectOnTikTok
{
    private const string Filmed = "clay-vase";

    [Fact]
    public async Task P6_it_is_posted_with_its_text_for_whom_the_owner_chose()
    {
        await using var world = await ChosenAsync();
        Assert.Contains(PostTexts.IsDirect(Audience.Everyone), (await world.SeesAsync("⏳ Draft 1")).Text, StringComparison.Ordinal);
        await world.TapAsync("Now");
        await world.SeesAsync("🚀 Draft 1 live", most: TimeSpan.FromMinutes(10));
        var content = (await world.PostAsync()).Content!;
        var post = Assert.Single(await PostsAsync(world));
        Assert.Equal(("direct", content.Text, "PUBLIC_TO_EVERYONE", content.Video!.Hash), (Text(post, "mode"), Text(post, "text"), Text(post, "privacy"), Text(post["sha256"]![0]!)));
        Assert.Empty(await InboxAsync(world));
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.DoesNotContain(await world.Desk.ChatAsync(), m => m.Buttons.Any(b => b.Label == PostTexts.Posted));
    }

    [Theory]
    [InlineData("publish/video/init", "ResetAfter", 2)] // a beginning that nobody hears of comes to nothing
    [InlineData("publish/video/init", "Cut", 2)]
    [InlineData("creator_info", "Cut", 1)]
    [InlineData("/video/?", "ResetAfter", 1)]
    [InlineData("/video/?", "StatusAfter", 1)]
    public async Task P1_answers_that_are_lost_make_no_second_post(string call, string kind, int inits)
    {
        await using var world = await ChosenAsync();
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.Desk.FaultAsync("tiktok", kind, call);
        await world.NowAsync();
        await world.SeesAsync("🚀 Draft 1 live", most: TimeSpan.FromMinutes(15));
        await world.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));
        Assert.Single(await PostsAsync(world));
        Assert.Equal(inits, await CallsAsync(world, "publish/video/init"));
    }

    [Fact]
    public async Task P4_an_upload_that_never_arrived_is_asked_about_as_live_or_not()
    {
        await using var world = await ChosenAsync();
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.Desk.FaultAsync("tiktok", "ResetBefore", "/video/?");
        await world.NowAsync();
        var asked = await world.SeesAsync("I cannot find out whether it is live", most: TimeSpan.FromMinutes(15), step: TimeSpan.FromSeconds(5));
        Assert.Contains(asked.Buttons, b => b.Label == PostTexts.ItsLive);
        Assert.Empty(await PostsAsync(world));
    }

    [Fact]
    public async Task V1_an_app_that_was_not_audited_is_told_so_and_the_inbox_is_one_tap_away()
    {
        await using var world = await ChosenAsync(audited: false, ("INSTAGRAM_ACCOUNT_ID", ""), ("META_ACCESS_TOKEN", ""));
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.SeesAsync("TikTok has not audited the app");
        Assert.Equal(PostTexts.FormChosen(Verbs.ToInbox), await world.TapAsync(PostTexts.InboxOnTikTok));
        Assert.Equal((PostStage.InReview, (Approval?)null), ((await world.PostAsync()).Stage, (await world.PostAsync()).Approval));
        await world.SettleAsync(); // the message that rang shows it too, edited after the card
        await world.TapAsync("Approve");
        await world.PassUntilAsync(async () => await world.Desk.ButtonAsync("Approve") is null, "both cards approved", TimeSpan.FromMinutes(1));
        await world.NowAsync();
        await world.SeesAsync("is in your TikTok inbox", most: TimeSpan.FromMinutes(10));
        Assert.Single(await InboxAsync(world));
    }

    [Fact]
    public async Task P6_an_audience_that_is_no_longer_offered_stops_it_there_alone()
    {
        await using var world = await ChosenAsync();
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.Desk.PostAsync("tiktok/creator", new JsonObject { ["private"] = true });
        await world.NowAsync();
        await world.SeesAsync("🚀⚠️ Draft 1 partly live", most: TimeSpan.FromMinutes(10));
        await world.SeesAsync("⚠️ TikTok: not posted. Your TikTok account no longer offers the audience that you chose.");
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Empty(await PostsAsync(world));
    }

    [Theory]
    [InlineData("""{"scopes":["user.info.basic","video.upload","video.list"]}""", "tiktok/scopes", "TikTok did not allow me to post when the account was connected (video.publish).")]
    [InlineData("""{"maxVideoSeconds":10}""", "tiktok/creator", "It goes into your inbox as before.")]
    [InlineData("""{"code":"spam_risk_user_banned_from_posting","times":1}""", "tiktok/refuse", null)]
    public async Task X1_an_account_that_does_not_allow_it_is_named_and_nothing_changes(string wish, string path, string? sentence)
    {
        await using var world = await BeginAsync(("TIKTOK_MEDIA_DOMAIN", ""));
        await world.Desk.PostAsync(path, JsonNode.Parse(wish)!);
        await world.DraftAsync(Filmed);
        Assert.Equal(PostTexts.AskingTikTok, await world.ChooseAsync(PostTexts.DirectOnTikTok));
        if (sentence is null) await world.SeesAsync("Who may see draft 1 on TikTok (@linen.and.loaf)?"); // it refuses posts, and says so then
        else await world.SeesAsync(sentence);
        Assert.Null((await world.PostAsync()).Content!.TikTokAudience);
    }

    [Fact]
    public async Task R1_an_old_answer_changes_nothing_and_the_question_goes_when_it_is_answered()
    {
        await using var world = await BeginAsync(("TIKTOK_MEDIA_DOMAIN", ""));
        await world.DraftAsync(Filmed);
        await world.ChooseAsync(PostTexts.DirectOnTikTok);
        var (message, data) = await world.FindButtonAsync("Only me");
        Assert.Equal(PostTexts.FormChosen(Verbs.ForMe), await world.TapAsync("Only me"));
        await world.SeesAsync(PostTexts.SeenBy(new(1), ChooseAudience.LabelOf(Audience.OnlyMe)));
        Assert.DoesNotContain(await world.Desk.ChatAsync(), m => m.Buttons.Any(b => b.Label.Contains("Everyone", StringComparison.Ordinal)));
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        Assert.Equal(PostTexts.Changed, await world.TapAsync(message, data.Replace(Verbs.ForMe, Verbs.ForEveryone, StringComparison.Ordinal), forged: true));
        await world.SettleAsync();
        Assert.Equal((PostStage.Scheduled, (Audience?)Audience.OnlyMe), ((await world.PostAsync()).Stage, (await world.PostAsync()).Content!.TikTokAudience));
    }

    /// <summary>A draft that everyone is to see.</summary>
    private static async Task<World> ChosenAsync(bool audited = true, params (string, string)[] settings)
    {
        var world = await BeginAsync([("TIKTOK_MEDIA_DOMAIN", ""), .. settings]);
        if (audited) await world.Desk.PostAsync("tiktok/creator", new JsonObject { ["audited"] = true });
        await world.DraftAsync(Filmed);
        await world.ChooseAsync(PostTexts.DirectOnTikTok);
        await world.SeesAsync("Who may see draft 1 on TikTok (@linen.and.loaf)?");
        await world.TapAsync("Everyone");
        await world.SettleAsync();
        return world;
    }

    private static async Task<IReadOnlyList<JsonNode>> PostsAsync(World world) => [.. (await world.Desk.GetAsync("tiktok/posts")).AsArray().Select(p => p!)];
}
