using Conversations.Posts;
using Tests.Support;
using static Tests.Posts.TikTokSteps;

namespace Tests.Posts;

/// <summary>A product that is shown in a film: TikTok gets the film, the others the picture.</summary>
public sealed class TikTokVideoPosts
{
    [Fact]
    public async Task P6_a_product_with_a_video_sends_it_piece_for_piece_and_its_text_is_there_to_be_copied()
    {
        await using var world = await BeginAsync(("TIKTOK_MEDIA_DOMAIN", ""));
        await world.DraftAsync("clay-vase");
        Assert.Contains(PostTexts.VideoForTikTok, (await world.SeesAsync("⏳ Draft 1")).Text, StringComparison.Ordinal);
        await world.TapAsync("Now");
        await world.LiveAsync();
        await world.SeesAsync(Inbox);
        var content = (await world.PostAsync()).Content!;
        Assert.Equal(content.Video!.Hash, Text(Assert.Single(await InboxAsync(world))["sha256"]![0]!));
        Assert.Single(await world.Desk.PublishedAsync());
        var rang = await world.SeesAsync(PostTexts.TextForVideo);
        Assert.Contains(rang.Buttons, b => b.Label == PostTexts.Posted);
        Assert.EndsWith(content.Text.TrimEnd(), rang.Text.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("upload_token", $"{world.Log}", StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(world.DataDir, "videos")));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(null, true)]
    public async Task V3_a_video_that_is_gone_holds_up_no_other_platform(string? domain, bool withPicture)
    {
        await using var world = await (domain is null ? BeginAsync() : BeginAsync(("TIKTOK_MEDIA_DOMAIN", domain)));
        await world.Desk.FaultAsync("shopify", "Status", ".mp4", times: 0, status: 404);
        var card = await world.DraftAsync("clay-vase");
        Assert.Equal(!withPicture, card.Text.Contains("⚠️ TikTok is left out. The product's video is gone from the shop.", StringComparison.Ordinal));
        await world.TapAsync("Now");
        await world.LiveAsync();
        Assert.Equal(withPicture ? [Platform.Instagram, Platform.TikTok] : [Platform.Instagram], (await world.PostAsync()).Platforms);
        if (withPicture) await world.SeesAsync(Inbox);
    }

    [Theory]
    [InlineData("inbox/video/init", "ResetAfter", 2)] // a beginning that nobody hears of comes to nothing
    [InlineData("inbox/video/init", "Cut", 2)]
    [InlineData("/video/?", "ResetAfter", 1)]
    [InlineData("/video/?", "StatusAfter", 1)]
    public async Task P1_a_video_whose_answers_are_lost_arrives_once(string call, string kind, int inits)
    {
        await using var world = await BeginAsync(("TIKTOK_MEDIA_DOMAIN", ""));
        await world.ApprovedAsync("clay-vase");
        await world.Desk.FaultAsync("tiktok", kind, call);
        await world.NowAsync();
        await world.SeesAsync(Inbox, most: TimeSpan.FromMinutes(15));
        await world.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));
        Assert.Single(await InboxAsync(world));
        Assert.Equal(inits, await CallsAsync(world, "inbox/video/init"));
    }

    [Fact]
    public async Task P2_an_upload_that_never_arrived_is_asked_about_and_known_to_be_lost_after_its_hour()
    {
        await using var world = await BeginAsync(("TIKTOK_MEDIA_DOMAIN", ""));
        await world.ApprovedAsync("clay-vase");
        await world.Desk.FaultAsync("tiktok", "ResetBefore", "/video/?");
        await world.NowAsync();
        await AskedAsync(world);
        await world.SeesAsync("⚠️ TikTok: not posted. The hour that TikTok gives", most: TimeSpan.FromHours(2), step: TimeSpan.FromSeconds(20));
        await world.TapAsync(PostTexts.TryAgainOn(Platform.TikTok));
        await world.SeesAsync(Inbox);
        Assert.Single(await InboxAsync(world));
    }
}
