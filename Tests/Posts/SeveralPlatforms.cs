using System.Text.Json.Nodes;
using Conversations;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts;

/// <summary>One post on Instagram and Facebook: what happens to it on one of them holds up, repeats or hides nothing on the other.</summary>
public sealed class SeveralPlatforms
{
    private const string Commit = "/feed";

    private readonly AtPoint _atPoint = new(CrashPoint.IntentStored);

    [Fact]
    public async Task P6_one_approval_sends_the_same_text_and_picture_to_both_once()
    {
        await using var world = await BeginAsync();
        await world.SentAsync("bold-blanket");
        await world.LiveAsync();
        var content = (await world.PostAsync()).Content!;
        var (instagram, facebook) = (Assert.Single(await world.Desk.PublishedAsync()), Assert.Single(await OnPageAsync(world)));
        var photo = Assert.Single(facebook["photos"]!.AsArray())!;
        Assert.Equal((content.Text, content.Text), (Text(instagram, "caption"), Text(facebook, "message")));
        Assert.Equal((content.PictureHash, content.AltText), (Text(photo, "pictureSha256"), Text(photo, "altText")));
        await world.PassUntilAsync(async () => (await world.NewestAsync("🚀 Draft 1"))!.Buttons.Count == 2, "both links");
        var card = (await world.NewestAsync("🚀 Draft 1 live"))!;
        Assert.Equal(["Open Instagram", "Open Facebook"], card.Buttons.Select(b => b.Label));
        Assert.All(card.Buttons, b => Assert.StartsWith("http", b.Url, StringComparison.Ordinal));
        await world.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));
        await OnceEachAsync(world);
    }

    [Theory]
    [InlineData("facebook")]
    [InlineData("instagram")]
    public async Task V3_one_that_answers_nobody_holds_up_no_other_and_is_tried_again_alone(string silent)
    {
        await using var world = await BeginAsync();
        await world.ApprovedAsync();
        await world.Desk.FaultAsync(silent, "Delay", times: 0, delayMs: 900_000);
        var asked = world.Time.GetUtcNow();
        await world.NowAsync();
        var other = silent == "facebook" ? Platform.Instagram : Platform.Facebook;
        await world.SeesAsync($"🚀 {other}: live");
        Assert.InRange(world.Time.GetUtcNow() - asked, TimeSpan.Zero, TimeSpan.FromMinutes(2));
        var card = await world.SeesAsync("🚀⚠️ Draft 1 partly live", most: TimeSpan.FromMinutes(20), step: TimeSpan.FromSeconds(5));
        Assert.Contains($"⚠️ {Other(other)}: not posted.", card.Text, StringComparison.Ordinal);
        await world.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5));
        Assert.Single(await world.Desk.ChatAsync(), m => m.FromBot && !m.HasPhoto && m.Text.Contains("partly live", StringComparison.Ordinal)); // said once

        await world.Desk.HealAsync();
        await world.TapAsync(PostTexts.TryAgainOn(Other(other)));
        await world.LiveAsync();
        await OnceEachAsync(world);
        Assert.Equal([PostStep.Approve, PostStep.Retime, PostStep.Retry], (await DecisionsAsync(world)).Select(d => d.Step));
    }

    [Fact]
    public async Task P4_an_unclear_answer_of_the_page_is_read_back_from_the_photo_and_never_sent_again()
    {
        await using var world = await BeginAsync();
        await world.Desk.FaultAsync("facebook", "ResetAfter", Commit);
        await world.SentAsync();
        await world.LiveAsync();
        await world.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        await OnceEachAsync(world);
        Assert.Equal(1, await PageCommitsAsync(world));
    }

    [Fact]
    public async Task P1_what_the_page_never_got_is_asked_about_and_goes_out_once_after_not_there_and_try_again()
    {
        await using var world = await BeginAsync();
        await world.Desk.FaultAsync("facebook", "ResetBefore", Commit);
        await world.SentAsync();
        var card = await world.SeesAsync("cannot find out whether it is live", most: TimeSpan.FromMinutes(15), step: TimeSpan.FromSeconds(5));
        Assert.StartsWith("❓ Draft 1: Facebook took it but did not confirm", card.Text, StringComparison.Ordinal);
        Assert.Contains("🚀 Instagram: live", card.Text, StringComparison.Ordinal);
        await world.TapAsync(PostTexts.ItsNotThere);
        await world.TapAsync(PostTexts.TryAgainOn(Platform.Facebook));
        await world.LiveAsync();
        await OnceEachAsync(world);
        Assert.Equal(2, await PageCommitsAsync(world));
    }

    [Fact]
    public async Task R1_the_question_that_rang_can_still_be_answered_there_when_another_platform_has_changed_since()
    {
        await using var world = await BeginAsync();
        await world.ApprovedAsync();
        await world.Desk.FaultAsync("facebook", "ResetBefore", Commit);
        await world.Desk.FaultAsync("instagram", "Down", times: 0);
        await world.NowAsync();
        await world.SeesAsync("Facebook took it but did not confirm", most: TimeSpan.FromMinutes(5));
        ShownMessage? rang = null;
        await world.PassUntilAsync(
            async () => (rang = (await world.Desk.ChatAsync()).LastOrDefault(m => !m.HasPhoto && m.Text.Contains("cannot find out", StringComparison.Ordinal))) is not null,
            "the question", TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(5));
        var asked = (await world.PostAsync()).Revision;
        await world.SeesAsync("Instagram: not posted", most: TimeSpan.FromMinutes(15), step: TimeSpan.FromSeconds(5));
        Assert.True((await world.PostAsync()).Revision > asked);

        var live = rang!.Buttons.Single(b => b.Label == PostTexts.ItsLive).Data!;
        Assert.Equal(PostTexts.Checking, await world.TapAsync(rang.Id, live));
        var card = await world.SeesAsync("partly live");
        Assert.Contains("🚀 Facebook: live", card.Text, StringComparison.Ordinal);

        await world.Desk.HealAsync();
        await world.TapAsync(PostTexts.TryAgainOn(Platform.Instagram));
        await world.LiveAsync();
        Assert.Equal(PostTexts.Changed, await world.TapAsync(rang.Id, live, forged: true)); // it was about a question that is closed
        Assert.Equal(1, await PageCommitsAsync(world));
    }

    [Fact]
    public async Task V4_a_right_that_is_missing_on_one_is_named_and_the_other_is_live()
    {
        await using var world = await BeginAsync();
        await world.ApprovedAsync();
        await world.Desk.PostAsync("facebook/token", new JsonObject { ["state"] = "noPermission" });
        await world.NowAsync();
        var card = await world.SeesAsync("partly live", most: TimeSpan.FromMinutes(20), step: TimeSpan.FromSeconds(2));
        Assert.Contains("pages_manage_posts", card.Text, StringComparison.Ordinal);
        Assert.Empty(await OnPageAsync(world));
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task P2_none_live_says_so_and_one_tap_tries_both()
    {
        await using var world = await BeginAsync();
        await world.ApprovedAsync();
        foreach (var vendor in (string[])["instagram", "facebook"]) await world.Desk.FaultAsync(vendor, "Down");
        await world.NowAsync();
        var card = await world.SeesAsync("not posted anywhere", most: TimeSpan.FromMinutes(20), step: TimeSpan.FromSeconds(5));
        Assert.Equal(2, card.Text.Split('\n').Count(l => l.Contains(": not posted.", StringComparison.Ordinal)));
        await world.Desk.HealAsync();
        await world.TapAsync(PostTexts.TryAgain);
        await world.LiveAsync();
        await OnceEachAsync(world);
    }

    [Fact]
    public async Task P6_another_picture_in_the_shop_sends_it_back_before_either_has_it()
    {
        var shop = new SwappedPictures();
        await using var world = await BeginAsync(shop.Register);
        await world.ApprovedAsync();
        shop.Swapped = true;
        await world.NowAsync();
        await world.SeesAsync(PostTexts.PictureChanged);
        await world.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Assert.Empty(await world.Desk.PublishedAsync());
        Assert.Empty(await OnPageAsync(world));
        await world.TapAsync(PostTexts.Approve);
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.LiveAsync();
        await OnceEachAsync(world);
    }

    [Fact]
    public async Task O5_a_post_of_the_release_before_goes_on_with_the_attempt_it_has()
    {
        await using var world = await BeginAsync(_atPoint.Register);
        _atPoint.Do = () => world.Desk.PostAsync("facebook/read", new JsonObject { ["broken"] = true }).GetAwaiter().GetResult();
        await world.Desk.FaultAsync("facebook", "ResetAfter", Commit);
        await world.SentAsync();
        await world.SeesAsync("Facebook took it but did not confirm", most: TimeSpan.FromMinutes(5));
        var posts = world.Services.GetRequiredService<IPostStore>();
        while (await world.PostAsync() is var post && !await posts.CommitAsync(new() { Post = post with { Revision = post.Revision + 1, Lines = [] } }, CancellationToken.None)) { }
        await world.Desk.PostAsync("facebook/read", new JsonObject { ["broken"] = false });
        await world.LiveAsync();
        await OnceEachAsync(world);
        Assert.Equal(1, await PageCommitsAsync(world));
    }

    [Fact]
    public async Task P10_a_lost_journal_knows_which_platform_was_live_and_sends_to_none()
    {
        await using var world = await BeginAsync();
        await world.Desk.FaultAsync("facebook", "ResetBefore", Commit);
        await world.SentAsync();
        await world.SeesAsync("🚀 Instagram: live", most: TimeSpan.FromMinutes(15));
        await world.SettleAsync();
        await world.DamageAsync();
        await world.StartAsync();
        await world.SeesAsync("brought back 1 post");
        var card = await world.SeesAsync("cannot find out whether it is live", most: TimeSpan.FromMinutes(15), step: TimeSpan.FromSeconds(5));
        Assert.Contains("🚀 Instagram: live", card.Text, StringComparison.Ordinal);
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(1, await PageCommitsAsync(world));
    }

    [Fact]
    public async Task Limits_are_said_in_words()
    {
        await using var world = await BeginAsync();
        await world.SentAsync();
        await world.LiveAsync();
        var said = (await world.AskAsync("/limits")).Text;
        Assert.Contains("Instagram: 1 of ", said, StringComparison.Ordinal);
        Assert.Matches("Facebook: [1-9][0-9]* of 180 in 1 hour", said);
    }

    private static Task<World> BeginAsync(Action<IServiceCollection>? more = null) => World.BeginAsync(more, (BotSettings.Platforms, "facebook"));

    private static Platform Other(Platform platform) => platform == Platform.Instagram ? Platform.Facebook : Platform.Instagram;

    private static string Text(JsonNode entry, string name) => entry[name]!.GetValue<string>();

    private static async Task<IReadOnlyList<JsonNode>> OnPageAsync(World world) => [.. (await world.Desk.GetAsync("facebook/posts")).AsArray().Select(p => p!)];

    private static async Task OnceEachAsync(World world)
    {
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Single(await OnPageAsync(world));
    }

    private static async Task<int> PageCommitsAsync(World world) => (await world.Desk.RequestsAsync("facebook"))
        .Count(r => Text(r, "method") == "POST" && Text(r, "path").Contains(Commit, StringComparison.Ordinal));

    private static Task<IReadOnlyList<Decision>> DecisionsAsync(World world) => Task.FromResult<IReadOnlyList<Decision>>(
        world.Services.GetRequiredService<Bot.Journal.JournalFile>().Read(j => j.Rows(
            r => System.Text.Json.JsonSerializer.Deserialize(r.GetString(0), Bot.Journal.JournalJson.Default.Decision)!, "SELECT body FROM decisions ORDER BY number")));
}
