using System.Text.Json;
using Bot.Journal;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts;

/// <summary>A draft that says what the shop does not: first a person decides what becomes of that, and then about the draft.</summary>
public sealed class WrongFindings
{
    private const long Group = -100_500, Approver = 222;

    [Fact]
    public async Task V5_what_the_shop_contradicts_cannot_be_approved_by_any_way_until_somebody_has_decided_about_it()
    {
        await using var world = await World.BeginAsync();
        var card = await world.WrongDraftAsync();
        Assert.Contains("⚠️ The text says “€29”, your shop says €34.", card.Text, StringComparison.Ordinal);
        Assert.Equal([PostTexts.FixText, PostTexts.AsItIs, PostTexts.EditText, PostTexts.ShowScore, PostTexts.Reject], card.Buttons.Select(b => b.Label));
        Assert.Equal(PostTexts.DecideFirst(new(1)), await world.TapAsync(card.Id, "approve:1:2", forged: true));
        Assert.Equal(PostTexts.DecideFirst(new(1)), await world.TapAsync(card.Id, "now:1:2", forged: true));
        await world.Desk.SayAsync("/approve_1");
        await world.SeesAsync(PostTexts.DecideFirst(new(1)));
        Assert.Empty(world.Decisions());
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
    }

    [Fact]
    public async Task Fix_text_has_it_written_anew_with_what_was_found_as_the_reason_once_however_often_it_is_pressed()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        var card = await world.WrongDraftAsync();
        var (before, calls) = ((await world.PostAsync()).Content!.Text, await world.CallsAsync("gemini"));
        var fix = card.Buttons.First(b => b.Label == PostTexts.FixText).Data!;
        var presses = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.Desk.PressAsync(card.Id, fix, forged: true)));
        Assert.Equal(PostTexts.Rewriting, await world.ToastAsync(presses[0]));
        await world.SeesAsync("· ready");
        await world.SettleAsync();
        var post = await world.PostAsync();
        Assert.NotEqual(before, post.Content!.Text);
        Assert.Equal((3, true, false), (post.Revision, post.Edited, post.IsBlocked));
        Assert.Equal(1, await world.CallsAsync("gemini") - calls);
        var asked = (await world.Desk.RequestsAsync("gemini"))[^1]["body"]!.ToJsonString();
        Assert.Contains("your shop says", asked, StringComparison.Ordinal);
        var decision = Assert.Single(world.Decisions());
        Assert.Equal((PostStep.Rewrite, "The text says “€29”, your shop says €34."), (decision.Step, decision.Words));
        Assert.Contains(PostTexts.Approve, await world.ButtonsAsync());
    }

    [Fact]
    public async Task A_text_that_is_still_wrong_says_so_and_keeps_its_buttons()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.WrongDraftAsync();
        await world.ModelAsync("wrongDiscount");
        await world.TapAsync(PostTexts.FixText);
        var card = await world.SeesAsync(PostTexts.StillWrong);
        Assert.Contains("your shop shows no reduction", card.Text, StringComparison.Ordinal);
        Assert.Equal([PostTexts.FixText, PostTexts.AsItIs, PostTexts.EditText, PostTexts.ShowScore, PostTexts.Reject], await world.ButtonsAsync());
        await world.EditAsync("A bag for the market.");
        Assert.Contains(PostTexts.Approve, await world.ButtonsAsync());
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_draft_as_it_is_and_says_why()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.WrongDraftAsync();
        await world.ModelAsync("429Bare");
        await world.TapAsync(PostTexts.FixText);
        await world.SeesAsync("The text of draft 1 stays as it is. Gemini");
        Assert.Equal(2, (await world.PostAsync()).Revision);
        await world.ModelAsync("normal");
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.TapAsync(PostTexts.FixText);
        await world.SeesAsync("· ready");
    }

    [Fact]
    public async Task O1_a_fix_that_a_restart_cuts_off_is_done_after_it_and_once()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.WrongDraftAsync();
        await world.Desk.FaultAsync("gemini", "Delay", times: 1, delayMs: 20_000);
        Assert.Equal(PostTexts.Rewriting, await world.TapAsync(PostTexts.FixText));
        await world.StopAsync();
        await world.StartAsync();
        await world.SeesAsync("· ready");
        await world.SettleAsync();
        Assert.Single(world.Decisions());
        Assert.Equal(3, (await world.PostAsync()).Revision);
    }

    [Fact]
    public async Task Keep_is_a_persons_decision_on_record_that_survives_a_restart_and_goes_with_the_text()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.WrongDraftAsync();
        Assert.Equal(PostTexts.KeptAsItIs, await world.TapAsync(PostTexts.AsItIs));
        await world.SeesAsync("· kept by Robin");
        var decision = Assert.Single(world.Decisions());
        Assert.Equal((PostStep.Keep, "Robin", "The text says “€29”, your shop says €34."), (decision.Step, decision.Name, decision.Words));
        await world.StopAsync();
        await world.StartAsync();
        await world.EditAsync("Yours for €28.");
        Assert.Null((await world.PostAsync()).Kept);
        Assert.Contains("⚠️ wrong", (await world.Desk.ChatAsync()).Last(m => m.HasPhoto).Text, StringComparison.Ordinal);
        await world.TapAsync(PostTexts.AsItIs);
        await world.SettleAsync();
        await world.TapAsync(PostTexts.Approve);
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.LiveAsync();
        Assert.Equal("Yours for €28.", Assert.Single(await world.Desk.PublishedAsync())["caption"]!.GetValue<string>());
    }

    [Fact]
    public async Task R2_of_keep_and_fix_at_once_one_counts_and_the_other_is_told()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.ModelAsync("wrongPrice");
        await world.Desk.SayAsync(DoubtSteps.Tote, chat: Group);
        var (message, keep) = await world.FindButtonAsync(PostTexts.AsItIs, Group);
        await world.ModelAsync("normal");
        var fix = keep.Replace(Verbs.AsItIs, Verbs.Fix, StringComparison.Ordinal);
        await world.Desk.PressAsync(message, fix, Approver, Group, forged: true);
        await world.Desk.PressAsync(message, keep, Desk.Owner, Group, forged: true);
        await world.SettleAsync();
        Assert.Single(world.Decisions());
        var post = await world.PostAsync();
        Assert.Equal(3, post.Revision);
        Assert.False(post.IsBlocked);
    }

    [Fact]
    public async Task R5_a_viewer_decides_nothing_about_it_and_may_see_the_score()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.ModelAsync("wrongPrice");
        await world.Desk.SayAsync(DoubtSteps.Tote, chat: Group);
        var (message, keep) = await world.FindButtonAsync(PostTexts.AsItIs, Group);
        Assert.Contains("Your role does not allow that", await world.TapAsync(message, keep, 333, Group), StringComparison.Ordinal);
        Assert.Contains("Your role does not allow that", await world.TapAsync(message, keep.Replace(Verbs.AsItIs, Verbs.Fix, StringComparison.Ordinal), 333, Group, forged: true), StringComparison.Ordinal);
        var score = await world.TapAsync(message, keep.Replace(Verbs.AsItIs, Verbs.Score, StringComparison.Ordinal), 333, Group, forged: true);
        Assert.StartsWith("📊 ", score, StringComparison.Ordinal);
        Assert.Contains("facts −0.50 (at most −1)", score, StringComparison.Ordinal);
        Assert.Empty(world.Decisions());
        Assert.Equal(2, (await world.PostAsync()).Revision);
    }

    /// <summary>As the release before wrote it: every check with its verdict, no parts, nobody asked.</summary>
    [Fact]
    public async Task O5_a_draft_of_the_release_before_is_read_and_asks_first()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        var post = await world.PostAsync();
        var body = JsonSerializer.Serialize(post with { Score = new(0.5, false, [new("price", Verdict.Wrong, "The text says €29."), new("discount", Verdict.Fine, "")]) }, JournalJson.Default.Post);
        foreach (var name in (string[])["Edited", "Parts", "Kept", "Gate", "News"]) Assert.DoesNotContain($"\"{name}\":{{", body, StringComparison.Ordinal);
        await world.Services.GetRequiredService<JournalFile>().WriteAsync(j => j.Execute("UPDATE posts SET body = $2 WHERE id = $1", 1L, body.Replace("\"Edited\":false,", "", StringComparison.Ordinal)));
        var shown = world.Services.GetRequiredService<ReviewCard>().For(await world.PostAsync(), null, null);
        Assert.Contains("Score 0.50 · ⚠️ wrong\nChecks: facts ✗\n⚠️ The text says €29.", shown.Text.Plain, StringComparison.Ordinal);
        // Its card still has the old buttons, and gets the new ones when one of them is pressed.
        Assert.Equal(PostTexts.DecideFirst(new(1)), await world.TapAsync(PostTexts.Approve));
        await world.SettleAsync();
        Assert.Equal([PostTexts.FixText, PostTexts.AsItIs, PostTexts.EditText, PostTexts.Reject], await world.ButtonsAsync());
    }
}
