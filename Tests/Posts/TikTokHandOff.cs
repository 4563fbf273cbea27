using System.Text.Json.Nodes;
using Conversations;
using Conversations.Posts;
using Tests.Support;
using static Tests.Posts.TikTokSteps;

namespace Tests.Posts;

/// <summary>A post that waits in the TikTok inbox for its owner: what the bot does before, and what it is told after.</summary>
public sealed class TikTokHandOff
{
    private const string Init = "content/init";
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

    [Fact]
    public async Task R4_an_edit_that_is_going_on_is_not_taken_away_by_posted()
    {
        await using var world = await BeginAsync();
        await world.SentAsync();
        await world.SeesAsync(Inbox);
        await world.LiveAsync();
        await world.DraftAsync("fig-candle");
        await world.TapAsync("Edit text");
        await world.SeesAsync("Editing draft 2");
        Assert.Equal(PostTexts.NotedPosted, await world.TapAsync(PostTexts.Posted));
        Assert.Contains("Draft 2 would say", (await world.AskAsync("Figs for the evening.")).Text, StringComparison.Ordinal);
        Assert.Null(await world.NewestAsync("send me its link"));
    }

    [Fact]
    public async Task While_the_link_is_waited_for_a_product_is_still_a_product()
    {
        await using var world = await BeginAsync();
        await world.SentAsync();
        await world.SeesAsync(Inbox);
        await world.TapAsync(PostTexts.Posted);
        await world.SeesAsync("send me its link");
        await world.DraftAsync("fig-candle");
    }

    [Fact]
    public async Task P4_an_answer_that_is_lost_is_asked_about_and_what_the_owner_sees_there_is_theirs_to_post()
    {
        await using var world = await BeginAsync();
        await world.Desk.FaultAsync("tiktok", "ResetAfter", Init);
        await world.SentAsync();
        var card = await AskedAsync(world);
        Assert.Contains("🚀 Instagram: live", card.Text, StringComparison.Ordinal);
        await world.TapAsync(PostTexts.ItsThere);
        await world.SeesAsync(Inbox);
        await world.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));
        Assert.Single(await InboxAsync(world));
        Assert.Equal(1, await CallsAsync(world, Init));
    }

    [Fact]
    public async Task P1_what_tiktok_never_got_comes_once_after_not_there_and_try_again()
    {
        await using var world = await BeginAsync();
        await world.Desk.FaultAsync("tiktok", "ResetBefore", Init);
        await world.SentAsync();
        await AskedAsync(world);
        await world.TapAsync(PostTexts.ItsNotThere);
        await world.TapAsync(PostTexts.TryAgainOn(Platform.TikTok));
        await world.SeesAsync(Inbox);
        Assert.Single(await InboxAsync(world));
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(2, await CallsAsync(world, Init));
    }

    [Fact]
    public async Task P5_cut_off_before_the_id_is_stored_no_second_one_is_asked_for()
    {
        var atPoint = new AtPoint(CrashPoint.PublishAnswered) { Do = () => throw new InvalidOperationException("cut off") };
        await using var world = await World.BeginAsync(atPoint.Register, (BotSettings.Platforms, "tiktok"), ("META_ACCESS_TOKEN", ""), ("INSTAGRAM_ACCOUNT_ID", ""));
        await world.SentAsync();
        await AskedAsync(world);
        await world.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Assert.Equal(1, await CallsAsync(world, Init));
        await world.TapAsync(PostTexts.ItsThere);
        await world.SeesAsync("📲 Draft 1 is in your TikTok inbox");
        await world.SettleAsync(); // its card has changed; what rings comes after
        Assert.Equal(PostStage.Published, (await world.PostAsync()).Stage);
        Assert.EndsWith("post it from there.", (await world.NewestAsync("📲 Draft 1"))!.Text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P2_hours_of_processing_are_seen_in_time_and_heal_by_reading_alone()
    {
        await using var world = await BeginAsync();
        await world.Desk.PostAsync("tiktok/timing", new JsonObject { ["processingSeconds"] = 3 * 3600 });
        await world.SentAsync();
        var sent = world.Time.GetUtcNow();
        var card = await world.SeesAsync(PostTexts.StillProcessing(Platform.TikTok), most: TimeSpan.FromMinutes(20), step: TimeSpan.FromSeconds(5));
        Assert.InRange(world.Time.GetUtcNow() - sent, TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(15));
        Assert.StartsWith("❓ Draft 1", card.Text, StringComparison.Ordinal);
        Assert.Contains("🚀 Instagram: live", card.Text, StringComparison.Ordinal);
        await world.SeesAsync(Inbox, most: TimeSpan.FromHours(4), step: TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(await world.Desk.ChatAsync(), m => m.Text.Contains("cannot find out", StringComparison.Ordinal));
        Assert.Equal(1, await CallsAsync(world, Init));
        Assert.InRange(await CallsAsync(world, "status/fetch"), 10, 60);
    }

    [Fact]
    public async Task P2_after_a_day_of_processing_the_owner_is_asked()
    {
        await using var world = await BeginAsync();
        await world.Desk.PostAsync("tiktok/timing", new JsonObject { ["processingSeconds"] = 30 * 3600 });
        await world.SentAsync();
        await world.SeesAsync(PostTexts.StillProcessing(Platform.TikTok), most: TimeSpan.FromMinutes(20), step: TimeSpan.FromSeconds(5));
        await world.PassAsync(TimeSpan.FromHours(23.5), TimeSpan.FromMinutes(5));
        await world.SeesAsync("cannot find out whether it is in your inbox", most: TimeSpan.FromHours(1), step: TimeSpan.FromSeconds(10));
        await world.PassAsync(TimeSpan.FromHours(5), TimeSpan.FromMinutes(5));
        await world.SeesAsync(Inbox, most: TimeSpan.FromHours(2), step: TimeSpan.FromSeconds(10)); // it heals even then
        Assert.Equal(1, await CallsAsync(world, Init));
    }

    [Fact]
    public async Task V3_tiktok_that_is_away_holds_up_nobody_and_is_tried_again_alone()
    {
        await using var world = await BeginAsync();
        await world.ApprovedAsync();
        await world.Desk.FaultAsync("tiktok", "Down", times: 0);
        await world.NowAsync();
        await world.SeesAsync("🚀 Instagram: live");
        await world.SeesAsync("🚀⚠️ Draft 1 partly live", most: TimeSpan.FromMinutes(20), step: TimeSpan.FromSeconds(5));
        await world.Desk.HealAsync();
        await world.TapAsync(PostTexts.TryAgainOn(Platform.TikTok));
        await world.SeesAsync(Inbox);
        Assert.Single(await InboxAsync(world));
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task V4_a_connection_that_was_taken_away_is_named_and_the_other_is_live()
    {
        await using var world = await BeginAsync();
        await world.ApprovedAsync();
        await world.Desk.PostAsync("tiktok/revoke", new JsonObject());
        await world.NowAsync();
        var card = await world.SeesAsync("partly live", most: TimeSpan.FromMinutes(20), step: TimeSpan.FromSeconds(2));
        Assert.Contains("Connect the account again and set the new TIKTOK_REFRESH_TOKEN.", card.Text, StringComparison.Ordinal);
        Assert.Contains("TikTok", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(0, await CallsAsync(world, Init));
    }

    [Fact]
    public async Task V4_access_that_ends_early_is_renewed_once_and_the_new_connection_outlives_a_restart()
    {
        await using var world = await BeginAsync();
        await world.SentAsync();
        await world.SeesAsync(Inbox);
        await world.StopAsync();
        await world.Desk.PostAsync("tiktok/expire", new JsonObject());
        await world.StartAsync();
        await world.SentAsync("fig-candle");
        await world.SeesAsync("Draft 2 live");
        await world.PassUntilAsync(async () => (await InboxAsync(world)).Count == 2, "the second draft", TimeSpan.FromMinutes(10));
        Assert.Equal(2, await CallsAsync(world, "oauth/token"));
        Assert.Equal(0, (await world.Desk.GetAsync("tiktok/tokens"))["reused"]!.GetValue<int>());
        Assert.DoesNotContain("rft.", world.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fail", "photo_pull_failed", "could not load the picture from TIKTOK_MEDIA_DOMAIN")]
    [InlineData("fail", "spam_risk_user_banned_from_posting", "does not let this account post")]
    [InlineData("refuse", "spam_risk_too_many_pending_share", "Clear your TikTok drafts")]
    [InlineData("refuse", "url_ownership_unverified", "Verify the domain")]
    [InlineData("refuse", "app_version_check_failed", "Update it")]
    public async Task A_no_in_so_many_words_names_who_must_act_and_is_tried_again_alone(string how, string code, string sentence)
    {
        await using var world = await BeginAsync();
        await world.Desk.PostAsync($"tiktok/{how}", new JsonObject { [how == "fail" ? "reason" : "code"] = code });
        await world.SentAsync();
        var card = await world.SeesAsync("⚠️ TikTok: not posted.", most: TimeSpan.FromMinutes(5));
        Assert.Contains(sentence, card.Text, StringComparison.Ordinal);
        await world.TapAsync(PostTexts.TryAgainOn(Platform.TikTok));
        await world.SeesAsync(Inbox);
        Assert.Single(await InboxAsync(world));
    }

    [Fact]
    public async Task P10_a_lost_journal_knows_what_waits_in_the_inbox_and_sends_nothing()
    {
        await using var world = await BeginAsync();
        await world.Desk.FaultAsync("instagram", "ResetBefore", "media_publish");
        await world.SentAsync();
        await world.SeesAsync(Inbox, most: TimeSpan.FromMinutes(15));
        await world.SettleAsync();
        await world.DamageAsync();
        await world.StartAsync();
        await world.SeesAsync("brought back 1 post");
        var card = await world.SeesAsync("cannot find out whether it is live", most: TimeSpan.FromMinutes(15), step: TimeSpan.FromSeconds(5));
        Assert.Contains(Inbox, card.Text, StringComparison.Ordinal);
        Assert.Single(await InboxAsync(world));
        Assert.Equal(1, await CallsAsync(world, Init));
    }

    [Fact]
    public async Task A_picture_without_a_domain_is_not_meant_for_tiktok()
    {
        await using var world = await BeginAsync(("TIKTOK_MEDIA_DOMAIN", ""));
        await world.SentAsync();
        await world.LiveAsync();
        Assert.Equal([Platform.Instagram], (await world.PostAsync()).Platforms);
        Assert.Empty(await world.Desk.RequestsAsync("tiktok"));
    }

    [Fact]
    public async Task Tiktok_alone_that_takes_no_picture_says_so_instead_of_drafting_for_nobody()
    {
        await using var world = await BeginAsync(("TIKTOK_MEDIA_DOMAIN", ""), ("META_ACCESS_TOKEN", ""), ("INSTAGRAM_ACCOUNT_ID", ""));
        Assert.Equal(PostTexts.OnlyTikTok, (await world.AskAsync("https://linen-and-loaf.myshopify.com/products/linen-tote")).Text);
    }
}
