using System.Text.Json.Nodes;
using Conversations.Chat;
using Conversations.Posts;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Posts.Forms;

/// <summary>The product's video as a reel, its page as a link: chosen on the card, approved as such, out once as such.</summary>
public sealed class ReelAndLink
{
    private const string Filmed = "clay-vase";

    [Fact]
    public async Task P6_each_platform_shows_the_form_that_was_approved_for_it()
    {
        await using var world = await World.BeginAsync(settings: (BotSettings.Platforms, "facebook,tiktok"));
        await world.DraftAsync(Filmed);
        Assert.Equal(PostTexts.LoadingVideo, await world.ChooseAsync(PostTexts.ReelOnInstagram));
        await world.SeesAsync(PostTexts.IsReel);
        Assert.Equal(PostTexts.FormChosen(Verbs.PageLink), await world.ChooseAsync(PostTexts.LinkOnFacebook));
        await world.SeesAsync(PostTexts.IsLink);
        await OutAsync(world);

        var content = (await world.PostAsync()).Content!;
        await world.PassUntilAsync(async () => (await world.Desk.GetAsync("tiktok/inbox")).AsArray().Count == 1 && (await world.Desk.PublishedAsync()).Count == 1, "all three", TimeSpan.FromMinutes(10));
        var reel = Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal((content.Reel!.Hash, content.Text, 0), (Text(reel, "videoSha256"), Text(reel, "caption"), reel["pictures"]!.AsArray().Count));
        var post = Assert.Single((await world.Desk.GetAsync("facebook/posts")).AsArray())!;
        Assert.Equal(((await world.PostAsync()).Product.Page!.AbsoluteUri, content.Text, 0), (Text(post, "link"), Text(post, "message"), post["photos"]!.AsArray().Count));
        Assert.Equal(content.Video!.Hash, content.Reel.Hash);
    }

    /// <summary>The container, its publishing; the post.</summary>
    [Theory]
    [InlineData("instagram", "/media", "ResetAfter")]
    [InlineData("instagram", "/media", "Cut")]
    [InlineData("instagram", "/media_publish", "ResetAfter")]
    [InlineData("instagram", "/media_publish", "StatusAfter")]
    [InlineData("facebook", "/feed", "ResetAfter")]
    [InlineData("facebook", "/feed", "Cut")]
    [InlineData("facebook", "/feed", "StatusAfter")]
    public async Task P1_an_answer_that_is_lost_at_any_step_makes_no_second_post(string vendor, string path, string kind)
    {
        await using var world = await FilmedAsync();
        await world.Desk.FaultAsync(vendor, kind, path);
        await OutAsync(world);
        await world.LiveAsync(most: TimeSpan.FromMinutes(30));
        await world.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Single((await world.Desk.GetAsync("facebook/posts")).AsArray());
        Assert.Equal(1, await world.PublishCallsAsync());
        Assert.Equal(1, (await world.Desk.RequestsAsync("facebook")).Count(r => Text(r, "method") == "POST" && Text(r, "path").Contains("/feed", StringComparison.Ordinal)));
    }

    /// <summary>Nothing is out, and nobody can know it from the handle: the owner looks, and says so.</summary>
    [Fact]
    public async Task P4_a_link_whose_request_was_lost_is_asked_about_and_never_sent_again_by_itself()
    {
        await using var world = await FilmedAsync();
        await world.Desk.FaultAsync("facebook", "ResetBefore", "/feed");
        await OutAsync(world);
        await world.SeesAsync("I will not send it again. Please look and tell me.", most: TimeSpan.FromMinutes(30), step: TimeSpan.FromSeconds(5));
        Assert.Empty((await world.Desk.GetAsync("facebook/posts")).AsArray());
        await world.TapAsync(PostTexts.ItsNotThere);
        await world.TapAsync(PostTexts.TryAgainOn(Platform.Facebook));
        await world.LiveAsync();
        Assert.Single((await world.Desk.GetAsync("facebook/posts")).AsArray());
    }

    [Fact]
    public async Task P6_another_film_than_the_approved_one_sends_it_back_to_review()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync(Filmed);
        await world.ChooseAsync(PostTexts.ReelOnInstagram);
        await world.SeesAsync(PostTexts.IsReel);
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.Desk.PatchAsync($"shopify/products/{Filmed}", new JsonObject { ["picture"] = true });
        await world.NowAsync();
        await world.SeesAsync(PostTexts.VideoChanged);
        Assert.Equal((PostStage.InReview, (Approval?)null), ((await world.PostAsync()).Stage, (await world.PostAsync()).Approval));
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task A_film_that_instagram_works_on_for_minutes_goes_out_when_it_is_done()
    {
        await using var world = await FilmedAsync();
        await world.Desk.PostAsync("instagram/reels", new JsonObject { ["processingSeconds"] = 240 });
        await OutAsync(world);
        await world.LiveAsync(most: TimeSpan.FromMinutes(15));
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task X1_a_film_that_instagram_does_not_take_is_named_and_the_picture_is_one_tap_away()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync(Filmed);
        await world.ChooseAsync(PostTexts.ReelOnInstagram);
        await world.SeesAsync(PostTexts.IsReel);
        await OutAsync(world);
        await world.PassUntilAsync(async () => (await world.Desk.GetAsync("instagram/containers")).AsArray().Count == 1, "the container");
        await world.Desk.PostAsync("instagram/container/newest", new JsonObject { ["status"] = "ERROR", ["subcode"] = 2207026 });
        await world.SeesAsync("Instagram does not take this video: it must be an MP4 with H.264, 3 seconds to 15 minutes long");
        Assert.Equal(PostTexts.FormChosen(Verbs.NoReel), await world.TapAsync(PostTexts.PictureOnInstagram));
        Assert.Equal((PostStage.InReview, (Approval?)null), ((await world.PostAsync()).Stage, (await world.PostAsync()).Approval));
        await OutAsync(world);
        await world.LiveAsync();
        Assert.Single(Assert.Single(await world.Desk.PublishedAsync())["pictures"]!.AsArray());
    }

    [Theory]
    [InlineData(2, "is 2 seconds long")]
    [InlineData(1_200, "is 20 minutes long")]
    public async Task X1_a_film_that_is_too_short_or_too_long_is_named_at_the_choice(int seconds, string words)
    {
        await using var world = await World.BeginAsync();
        await world.Desk.PatchAsync($"shopify/products/{Filmed}", new JsonObject { ["videoSeconds"] = seconds });
        await world.DraftAsync(Filmed);
        await world.ChooseAsync(PostTexts.ReelOnInstagram);
        await world.SeesAsync($"⚠️ Instagram keeps the picture. The product's video {words}");
        Assert.Null((await world.PostAsync()).Content!.Reel);
    }

    [Fact]
    public async Task A_film_that_is_gone_is_said_at_the_choice_and_the_picture_stays()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync(Filmed);
        await world.Desk.FaultAsync("shopify", nameof(FaultKind.Status), "/cdn/shop/videos", status: 404);
        await world.ChooseAsync(PostTexts.ReelOnInstagram);
        await world.SeesAsync("⚠️ Instagram keeps the picture. The product's video is gone from the shop.");
        Assert.Null((await world.PostAsync()).Content!.Reel);
    }

    [Fact]
    public async Task An_edit_keeps_the_form_and_leaving_the_choice_changes_nothing()
    {
        await using var world = await FilmedAsync();
        var before = await world.PostAsync();
        await world.TapAsync(PostTexts.ShowAs);
        await world.TapAsync(PostTexts.LeaveForm);
        await world.FindButtonAsync(PostTexts.ShowAs);
        Assert.Equal(before.Revision, (await world.PostAsync()).Revision);
        await world.TapAsync("Edit text");
        await world.SeesAsync("Editing draft 1");
        await world.Desk.SayAsync("A vase, thrown by hand.");
        await world.TapAsync("Use this");
        await world.SettleAsync();
        var content = (await world.PostAsync()).Content!;
        Assert.Equal(("A vase, thrown by hand.", before.Content!.Reel, before.Content.Link), (content.Text, content.Reel, content.Link));
        Assert.Equal(PostTexts.FormChosen(Verbs.NoReel), await world.ChooseAsync(PostTexts.PictureOnInstagram));
        Assert.Equal(PostTexts.FormChosen(Verbs.NoPageLink), await world.ChooseAsync(PostTexts.PictureOnFacebook));
        await OutAsync(world);
        await world.LiveAsync();
        Assert.Single(Assert.Single(await world.Desk.PublishedAsync())["pictures"]!.AsArray());
        Assert.Equal("", Text(Assert.Single((await world.Desk.GetAsync("facebook/posts")).AsArray())!, "link"));
    }

    [Fact]
    public async Task R1_an_old_button_and_a_viewer_change_nothing()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync(Filmed);
        var (message, data) = await world.FindButtonAsync(PostTexts.ReelOnInstagram);
        Assert.Equal(ChatTexts.NoRight, await world.TapAsync(message, data, user: 333, chat: Desk.Owner, forged: true));
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        Assert.Equal(PostTexts.Changed, await world.TapAsync(message, data, forged: true));
        await world.SettleAsync();
        Assert.Equal((PostStage.Scheduled, (PostVideo?)null), ((await world.PostAsync()).Stage, (await world.PostAsync()).Content!.Reel));
    }

    /// <summary>A draft for Instagram and Facebook with both forms chosen.</summary>
    private static async Task<World> FilmedAsync()
    {
        var world = await World.BeginAsync(settings: (BotSettings.Platforms, "facebook"));
        await world.DraftAsync(Filmed);
        await world.ChooseAsync(PostTexts.ReelOnInstagram);
        await world.SeesAsync(PostTexts.IsReel);
        await world.ChooseAsync(PostTexts.LinkOnFacebook);
        await world.SeesAsync(PostTexts.IsLink);
        return world;
    }

    private static async Task OutAsync(World world)
    {
        await world.TapAsync("Approve");
        // A message that rang before may still show an older button of the same name.
        var card = await world.SeesAsync("approved · ");
        Assert.StartsWith("⚡", await world.TapAsync(card.Id, card.Buttons.First(b => b.Label == PostTexts.Now).Data!), StringComparison.Ordinal);
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
