using Bot.Appwrite;
using Conversations.Posts;
using Conversations.Posts.Restoring;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Journal;

/// <summary>A journal that was damaged is rebuilt from Appwrite, and nothing of it goes out unseen (D6, P10).</summary>
public sealed class RebuildTests
{
    [Fact]
    public async Task P10_an_approved_post_comes_back_held_and_goes_out_once_when_a_person_releases_it()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        var before = await world.PostAsync();
        await world.SettleAsync();
        await DamagedAsync(world);
        var back = await world.PostAsync();
        Assert.Equal((PostStage.Held, RestoreTexts.NotSeen), (back.Stage, back.Trouble));
        Assert.Equal((before.Content, before.Approval, before.DueAt), (back.Content, back.Approval, back.DueAt));
        await world.PassAsync(before.DueAt!.Value - world.Time.GetUtcNow() + TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));
        Assert.Equal(0, await world.PublishCallsAsync());
        Assert.Single(await world.Desk.ChatAsync(), m => m.Text.Contains("⏸ Draft 1", StringComparison.Ordinal));

        Assert.StartsWith("▶️", await world.TapAsync(PostTexts.Release), StringComparison.Ordinal);
        await world.SettleAsync();
        await world.NowAsync();
        await world.LiveAsync();
        Assert.Equal(before.Content!.Text, Assert.Single(await world.Desk.PublishedAsync())["caption"]!.GetValue<string>());
    }

    [Fact]
    public async Task R1_a_card_of_the_lost_journal_decides_nothing_even_where_its_revision_would_fit()
    {
        await using var world = await World.BeginAsync();
        var card = await world.DraftAsync();
        await world.SettleAsync();
        await world.Desk.FaultAsync("appwrite", "Down");
        await world.TapAsync(PostTexts.EditText); // the books never hear of the text that stands on the card now
        await world.SeesAsync("Send the new text");
        await world.Desk.SayAsync("A text that only the lost journal knew.");
        await world.SeesAsync("would say");
        await world.TapAsync(PostTexts.UseThis);
        await world.SettleAsync();
        var edited = (await world.Desk.ChatAsync()).Last(m => m.Text.Contains("only the lost journal knew", StringComparison.Ordinal) && m.Buttons.Any(b => b.Label == PostTexts.Approve));
        await world.DamageAsync();
        await world.Desk.HealAsync();
        await world.StartAsync();
        await world.SeesAsync("brought back 1 post");

        for (var revision = 1; revision < 12; revision++) await world.TapAsync(edited.Id, $"approve:1:{revision}", forged: true);
        await world.TapAsync(card.Id, card.Buttons.First(b => b.Label == PostTexts.Approve).Data!, forged: true);
        await world.SettleAsync();
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
        Assert.DoesNotContain("lost journal", (await world.PostAsync()).Content!.Text, StringComparison.Ordinal);
        Assert.StartsWith("✅", await world.TapAsync(PostTexts.Approve), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P1_a_post_that_went_out_while_the_books_were_away_is_not_sent_again()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.SettleAsync();
        await world.Desk.FaultAsync("appwrite", "Down");
        await world.NowAsync();
        await world.LiveAsync();
        await world.DamageAsync();
        await world.Desk.HealAsync();
        await world.StartAsync();
        await world.SeesAsync("brought back 1 post");
        Assert.Equal(RestoreTexts.SeemsLive, (await world.PostAsync()).Trouble);
        await world.PassAsync(TimeSpan.FromHours(10), TimeSpan.FromSeconds(30));
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task P10_a_draft_that_was_approved_and_went_out_unknown_to_the_books_comes_back_with_a_warning()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.SettleAsync();
        await world.Desk.FaultAsync("appwrite", "Down");
        await world.TapAsync(PostTexts.Now);
        await world.LiveAsync();
        await world.DamageAsync();
        await world.Desk.HealAsync();
        await world.StartAsync();
        await world.SeesAsync("brought back 1 post");
        Assert.Equal((PostStage.InReview, RestoreTexts.SeemsLive), ((await world.PostAsync()).Stage, (await world.PostAsync()).Trouble));
        await world.SeesAsync(RestoreTexts.SeemsLive);
    }

    [Theory]
    [InlineData("appwrite", "Status", "socialPosts/rows", "Appwrite has trouble of its own")]
    [InlineData("instagram", "Status", "media", "Instagram does not let me look")]
    public async Task P10_until_it_has_compared_nothing_goes_out_and_the_owner_knows_why(string vendor, string kind, string match, string says)
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.SettleAsync();
        await world.DamageAsync();
        await world.Desk.FaultAsync(vendor, kind, match, times: 1_000);
        await world.StartAsync();
        Assert.Contains(says, (await world.SeesAsync("My records were damaged")).Text, StringComparison.Ordinal);
        Assert.Contains(RestoreTexts.Stopped, (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        await world.DraftAsync("fig-candle");
        await world.TapAsync(PostTexts.Now);
        await world.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await world.PublishCallsAsync());
        await world.StopAsync(); // also over a restart
        await world.StartAsync();
        await world.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await world.PublishCallsAsync());

        await world.Desk.HealAsync();
        await world.SeesAsync("brought back 1 post");
        await world.LiveAsync(10_001);
        Assert.Equal(PostStage.Held, (await world.PostAsync()).Stage);
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task D6_without_Appwrite_the_owner_is_told_what_to_do()
    {
        await using var world = await World.BeginAsync(null, ("APPWRITE_ENDPOINT", ""), ("APPWRITE_PROJECT", ""), ("APPWRITE_API_KEY", ""));
        await world.ApprovedAsync();
        await DamagedAsync(world, "forward me the links");
        await world.DraftAsync("fig-candle");
        await world.TapAsync(PostTexts.Now);
        await world.LiveAsync(10_001);
    }

    [Fact]
    public async Task O5_a_record_of_another_release_is_named_and_holds_up_no_other()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.ApprovedAsync("fig-candle");
        await world.SettleAsync();
        await world.Services.GetRequiredService<AppwriteClient>().UpsertRowAsync(Conversations.Costs.RowCause.Posts, "socialPosts", "1", new() { ["record"] = """{"Stage":"Dreaming"}""" }, CancellationToken.None);
        await DamagedAsync(world, "record of draft 1");
        Assert.Equal(PostStage.Held, (await world.PostAsync(2)).Stage);
    }

    private static async Task DamagedAsync(World world, string says = "brought back 1 post")
    {
        await world.DamageAsync();
        await world.StartAsync();
        await world.SeesAsync(says);
    }
}
