using Bot.Journal;
using Bot.Telegram;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts;

public sealed class Decisions(ITestOutputHelper output)
{
    private const long Approver = 222, Viewer = 333, Group = -100_500;

    [Fact]
    public async Task R1_a_button_from_before_an_edit_does_nothing_and_says_so()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        var (message, old) = await world.FindButtonAsync("Approve");
        await EditAsync(world, "Another text.");
        Assert.Contains(PostTexts.Changed, await world.TapAsync(message, old, forged: true), StringComparison.Ordinal);
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
    }

    [Fact]
    public async Task R1_a_tap_counts_although_the_undo_window_ends_while_it_is_being_recorded()
    {
        await using var world = await World.BeginAsync(BeforeCommit.Register(async (posts, change) =>
        {
            var post = (await posts.FindAsync(change.Post.Id, CancellationToken.None))!;
            var ended = post with { Revision = post.Revision + 1, UndoUntil = null, QuietAt = post.Revision + 1 };
            Assert.True(await posts.CommitAsync(new() { Post = ended }, CancellationToken.None));
        }));
        await world.DraftAsync();
        Assert.StartsWith("✅", await world.TapAsync("Approve"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R1_a_button_works_after_a_restart_and_only_once()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        var (message, data) = await world.FindButtonAsync("Approve");
        await world.StopAsync();
        await world.StartAsync();
        Assert.Contains("Approved", await world.TapAsync(message, data), StringComparison.Ordinal);
        var again = await world.TapAsync(message, data, forged: true);
        Assert.Contains("by Robin", again, StringComparison.Ordinal);
        Assert.Equal(1, Count(world));
    }

    /// <summary>The finger was on its way when the card lost its Undo, or the bot was away meanwhile.</summary>
    [Fact]
    public async Task R1_a_button_from_before_the_end_of_the_undo_window_still_says_what_the_person_meant()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        var (message, now) = await world.FindButtonAsync("Now");
        var (_, undo) = await world.FindButtonAsync("Undo");
        await world.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Null(await world.Desk.ButtonAsync("Undo"));
        Assert.Contains(PostTexts.TooLateToUndo, await world.TapAsync(message, undo, forged: true), StringComparison.Ordinal);
        Assert.StartsWith("⚡", await world.TapAsync(message, now, forged: true), StringComparison.Ordinal);
        Assert.Matches("^Changed [0-9] s ago by Robin", await world.TapAsync(message, now, forged: true));
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Theory]
    [InlineData("approve:1:99")]
    [InlineData("approve:2:2")]
    [InlineData("approve:1")]
    [InlineData("")]
    [InlineData("/stop")]
    [InlineData("https://linen-and-loaf.myshopify.com/products/fig-candle")]
    [InlineData("now:-1:2")]
    [InlineData("approve:1:2; DROP TABLE posts")]
    [InlineData("retry:1:2")]
    [InlineData("absentig:1:2")]
    [InlineData("undo:1:2")]
    [InlineData("use:1:2")]
    [InlineData("pick:7:0")]
    public async Task X2_forged_data_does_nothing_and_is_never_read_as_text(string data)
    {
        await using var world = await World.BeginAsync();
        var card = await world.DraftAsync();
        var before = await world.PostAsync();
        var toast = await world.TapAsync(card.Id, data, forged: true);
        output.WriteLine($"{data} → {toast}");
        await world.SettleAsync();
        Assert.Equal(before.Stage, (await world.PostAsync()).Stage);
        Assert.Equal(before.Revision, (await world.PostAsync()).Revision);
        Assert.Equal(0, Count(world));
        Assert.Null(await world.NewestAsync("Fig leaf candle"));
        Assert.Null(await world.NewestAsync("Stopped"));
    }

    [Theory]
    [InlineData("approve:1:2")]
    [InlineData("edit:1:2")]
    [InlineData("redraft:1:2")]
    [InlineData("liveig:1:2")]
    public async Task X2_a_button_pressed_from_another_chat_does_nothing(string data)
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.Desk.SayAsync("/help", Approver);
        var elsewhere = await world.SeesAsync("Make", Approver);
        Assert.Contains("does not belong to this chat", await world.TapAsync(elsewhere.Id, data, Approver, forged: true), StringComparison.Ordinal);
        Assert.Equal(0, Count(world));
    }

    [Fact]
    public async Task R2_of_two_approvers_at_once_one_decides_and_the_other_is_told_who()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.SayAsync("https://linen-and-loaf.myshopify.com/products/linen-tote", chat: Group);
        var (message, data) = await world.FindButtonAsync("Approve", Group);
        var presses = await Task.WhenAll(
            world.Desk.PressAsync(message, data, Desk.Owner, Group), world.Desk.PressAsync(message, data, Approver, Group),
            world.Desk.PressAsync(message, data, Desk.Owner, Group), world.Desk.PressAsync(message, data, Approver, Group));
        var toasts = new List<string>();
        foreach (var press in presses) toasts.Add(await world.ToastAsync(press));
        output.WriteLine(string.Join("\n", toasts));
        Assert.Single(toasts, t => t.StartsWith("✅ Approved · goes out", StringComparison.Ordinal));
        var who = (await world.PostAsync()).Approval!.Name;
        Assert.All(toasts.Where(t => !t.StartsWith('✅')), t => Assert.Contains($"by {who}", t, StringComparison.Ordinal));
        Assert.Equal(1, Count(world));
    }

    [Fact]
    public async Task R4_a_session_lost_in_the_middle_of_an_edit_costs_the_typed_text_and_nothing_else()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        var before = (await world.PostAsync()).Content!.Hash();
        await world.TapAsync("Edit text");
        await world.SeesAsync("Editing draft 1");
        await world.Desk.SayAsync("A text that will be lost.");
        await world.SeesAsync("would say");
        await world.StopAsync(); // sessions are in this process's memory
        await world.StartAsync();
        Assert.Contains(PostTexts.TypedTextLost, await world.TapAsync("Use this"), StringComparison.Ordinal);
        Assert.Contains("did not expect", (await world.AskAsync("Typed once more.")).Text, StringComparison.Ordinal);
        Assert.Equal(before, (await world.PostAsync()).Content!.Hash());
        await EditAsync(world, "Now it works.");
        Assert.Equal("Now it works.", (await world.PostAsync()).Content!.Text);
    }

    [Fact]
    public async Task Only_the_newest_message_of_an_edit_has_buttons_and_none_after_cancel()
    {
        await using var world = await World.BeginAsync();
        var card = await world.DraftAsync();
        await world.TapAsync("Edit text");
        await world.SeesAsync("Send the new text");
        await world.Desk.SayAsync("One way to say it.");
        await world.SeesAsync("One way to say it.\n\nNothing has changed");
        await world.Desk.SayAsync("Another way.");
        await world.SeesAsync("Another way.\n\nNothing has changed");
        await world.PassUntilAsync(async () => (await OpenAsync(world, card.Id)).Count == 1, "one message with buttons");
        Assert.Equal("Use this", Assert.Single(await OpenAsync(world, card.Id)).Buttons[0].Label[^8..]);
        await world.AskAsync("/cancel");
        Assert.Empty(await OpenAsync(world, card.Id));
    }

    [Fact]
    public async Task P6_the_button_under_an_older_text_does_not_use_the_newer_one()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.TapAsync("Edit text");
        await world.SeesAsync("Send the new text");
        await world.Desk.SayAsync("One way to say it.");
        var (older, data) = await world.FindButtonAsync("Use this");
        await world.Desk.SayAsync("Another way.");
        await world.SeesAsync("Another way.\n\nNothing has changed");
        await world.SettleAsync();
        Assert.Equal(PostTexts.OlderText, await world.TapAsync(older, data, forged: true));
        Assert.Equal(2, (await world.PostAsync()).Revision);
        Assert.Equal(PostTexts.TextUsed, await world.TapAsync("Use this"));
        Assert.Equal("Another way.", (await world.PostAsync()).Content!.Text);
    }

    private static async Task<IReadOnlyList<ShownMessage>> OpenAsync(World world, int card) =>
        [.. (await world.Desk.ChatAsync()).Where(m => m.FromBot && m.Id > card && m.Buttons.Count > 0)];

    [Fact]
    public async Task R5_a_viewer_may_look_and_not_decide()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.SayAsync("https://linen-and-loaf.myshopify.com/products/linen-tote", chat: Group);
        var (message, data) = await world.FindButtonAsync("Approve", Group);
        Assert.Contains("Your role does not allow that", await world.TapAsync(message, data, Viewer, Group), StringComparison.Ordinal);
        Assert.Contains("Your role does not allow that", (await world.AskAsync("/stop", Viewer)).Text, StringComparison.Ordinal);
        Assert.Contains("Your role does not allow that", (await world.AskAsync("/approve_1", Viewer)).Text, StringComparison.Ordinal);
        Assert.Equal(0, Count(world));
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
    }

    [Fact]
    public async Task R5_who_was_removed_between_card_and_tap_decides_nothing()
    {
        (string, string)[] settings = [("TELEGRAM_ALLOWED_USERS", "111:owner,222:approver")];
        await using var world = await World.BeginAsync(null, settings);
        await world.DraftAsync("linen-tote", Approver);
        var (message, data) = await world.FindButtonAsync("Approve", Approver);
        await world.StopAsync();
        settings[0] = ("TELEGRAM_ALLOWED_USERS", "111:owner");
        await world.StartAsync();
        var press = await world.Desk.PressAsync(message, data, Approver);
        await world.SettleAsync();
        Assert.Null(await world.Desk.ToastAsync(press));
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
        Assert.Equal(0, Count(world));
    }

    [Fact]
    public async Task U2_the_same_update_many_times_has_the_effect_of_one()
    {
        await using var world = await World.BeginAsync();
        var inbox = world.Services.GetRequiredService<JournalInbox>();
        var intake = world.Services.GetRequiredService<Intake>();
        var said = new StoredUpdate
        {
            UpdateId = 1_000_000_001, Chat = Desk.Owner, User = Desk.Owner, Name = "Robin", Kind = UpdateKind.Said, Message = 2,
            Text = "x", Links = ["https://linen-and-loaf.myshopify.com/products/linen-tote"],
        };
        Assert.Single(await inbox.StoreAsync([said, said]));
        Assert.Empty(await inbox.StoreAsync([said]));
        // Behind the inbox's memory, as after a crash before it was marked as done.
        for (var i = 0; i < 5; i++) intake.Take(said, CancellationToken.None);
        var (message, data) = await world.FindButtonAsync("Approve");
        await world.SettleAsync();
        Assert.Single(await world.Desk.ChatAsync(), m => m.Text.Contains("Linen tote, sand", StringComparison.Ordinal));

        var press = said with { UpdateId = 1_000_000_002, Kind = UpdateKind.Pressed, Message = message, MessageHasPicture = true, CallbackId = "1", Data = data };
        Assert.Single(await inbox.StoreAsync([press]));
        for (var i = 0; i < 20; i++) intake.Take(press, CancellationToken.None);
        await world.SeesAsync("approved · ");
        await world.SettleAsync();
        Assert.Equal(1, Count(world));
        Assert.Equal(PostStage.Scheduled, (await world.PostAsync()).Stage);
    }

    private static async Task EditAsync(World world, string text)
    {
        await world.TapAsync("Edit text");
        await world.SeesAsync("Send the new text");
        await world.Desk.SayAsync(text);
        await world.SeesAsync($"{text}\n\nNothing has changed"); // an older text's button does not count
        await world.TapAsync("Use this");
        await world.PassUntilAsync(async () => (await world.PostAsync()).Content!.Text == text, "the new text", TimeSpan.FromMinutes(1));
        await world.SettleAsync();
    }

    private static long Count(World world) => world.Services.GetRequiredService<JournalFile>().Read(j => j.Scalar("SELECT count(*) FROM decisions"));
}
