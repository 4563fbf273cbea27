using Conversations.Chat;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Tests.Posts.Drafting;
using Tests.Support;

namespace Tests.Settings;

/// <summary>The hours of the shop, changed in the chat while the bot runs.</summary>
public sealed class SettingsInTheChat(ITestOutputHelper output)
{
    [Fact]
    public async Task New_post_times_count_at_once_and_after_a_restart_and_what_is_approved_keeps_its_moment()
    {
        await using var world = await World.BeginAsync(); // 12:30, 17:30 and 20:30
        await world.ApprovedAsync();
        var due = (await world.PostAsync()).DueAt;
        var preview = await ChangeAsync(world, SettingsTexts.PostTimes, "9:15, 18:45");
        Assert.Contains($"keep their moment: 1 {Shop(world).DayAndClock(due!.Value)}", preview, StringComparison.Ordinal);
        Assert.Equal([new(9, 15), new(18, 45)], Shop(world).PublishAt);
        Assert.Equal(due, (await world.PostAsync()).DueAt);
        await world.StopAsync();
        await world.StartAsync();
        Assert.Equal([new(9, 15), new(18, 45)], Shop(world).PublishAt);
        await world.ApprovedAsync("fig-candle");
        Assert.Contains(Shop(world).Clock((await world.PostAsync(2)).DueAt!.Value), (string[])["09:15", "18:45"]);
        var card = await world.AskAsync("/settings");
        output.WriteLine(card.Text);
        Assert.Contains("Post times: 09:15, 18:45 · changed here", card.Text, StringComparison.Ordinal);
        Assert.Contains("Last changed by Robin", card.Text, StringComparison.Ordinal);

        await world.TapAsync(SettingsTexts.AsInFile);
        await world.SettleAsync();
        Assert.Equal([new(12, 30), new(17, 30), new(20, 30)], Shop(world).PublishAt);
    }

    [Theory]
    [InlineData("12:30,13:29", "12:30 and 13:29 are less than an hour apart: only one of the two gets a post.")]
    [InlineData("12:30,13:30", null)]
    [InlineData("0:15,12:00,23:45", "23:45 and 00:15 are less than an hour apart: only one of the two gets a post.")]
    [InlineData("12:30", null)]
    public void Post_times_that_clash_are_named(string times, string? sentence) => Assert.Equal(sentence, SettingsTexts.Clash(HoursText.ReadTimes(times)!));

    [Fact]
    public async Task S1_draft_times_and_zone_changed_between_two_slots_run_none_of_the_old_and_none_of_the_past()
    {
        await using var world = await DraftingSteps.BeginAsync(); // 13:58 in Berlin; 14:00 would be the first
        await ChangeAsync(world, SettingsTexts.DraftTimes, "15:00, 16:00");
        await world.UntilAsync("14:10");
        Assert.Empty(await world.DraftsAsync());
        await world.UntilAsync("15:02");
        Assert.Single(await world.DraftsAsync());
        var preview = await ChangeAsync(world, SettingsTexts.TimeZone, "Europe/Helsinki"); // an hour ahead: both times have passed there
        Assert.Contains("there now. The next draft would come Tue 24 Nov 15:00", preview, StringComparison.Ordinal);
        await world.UntilAsync("16:05");
        Assert.Single(await world.DraftsAsync());
        await world.OffUntilAsync("14:01", days: 1); // in Berlin, which the shop has left
        Assert.Equal("Europe/Helsinki", Shop(world).Zone.Id);
        Assert.Equal(2, (await world.DraftsAsync()).Count);
    }

    [Theory]
    [InlineData(SettingsTexts.PostTimes, "25:00", "cannot be read")]
    [InlineData(SettingsTexts.PostTimes, "later", "cannot be read")]
    [InlineData(SettingsTexts.DraftTimes, "0 25 * * *", "cannot be read")]
    [InlineData(SettingsTexts.DraftTimes, "0 9 31 2 *", "can never fire")]
    [InlineData(SettingsTexts.DraftTimes, "* * * * *", "more than 24 times a day")]
    [InlineData(SettingsTexts.TimeZone, "Berlin time", "not a zone")]
    public async Task What_cannot_be_read_gets_a_sentence_and_the_question_stays_open(string which, string typed, string said)
    {
        await using var world = await World.BeginAsync();
        await world.AskAsync("/settings");
        await world.TapAsync(which);
        await world.SeesAsync("(tap to copy)");
        Assert.Contains(said, (await world.AskAsync(typed)).Text, StringComparison.Ordinal);
        Assert.Null(Store(world).Current);
        var right = which == SettingsTexts.TimeZone ? "Europe/Paris" : "10:00";
        Assert.Contains("would be", (await world.AskAsync(right)).Text, StringComparison.Ordinal);
        await world.TapAsync(SettingsTexts.Use);
        await world.SettleAsync();
        Assert.Equal(1, Store(world).Current!.Revision);
    }

    [Fact]
    public async Task R1_a_card_of_before_the_last_change_changes_nothing()
    {
        await using var world = await World.BeginAsync();
        await world.AskAsync("/settings");
        var (message, data) = await world.FindButtonAsync(SettingsTexts.PostTimes);
        await ChangeAsync(world, SettingsTexts.PostTimes, "10:00");
        Assert.Equal(SettingsTexts.Changed, await world.TapAsync(message, data, forged: true));
        Assert.Equal(SettingsTexts.Changed, await world.TapAsync(message, "hoursuse:7:1", forged: true));
        Assert.Equal(SettingsTexts.TypedLost, await world.TapAsync(message, "hoursuse:2:1", forged: true));
        Assert.Equal(1, Store(world).Current!.Revision);
    }

    [Fact]
    public async Task The_button_under_older_times_does_not_use_the_newer_ones_and_cancel_takes_the_buttons_along()
    {
        await using var world = await World.BeginAsync();
        await world.AskAsync("/settings");
        await world.TapAsync(SettingsTexts.PostTimes);
        await world.SeesAsync("(tap to copy)");
        await world.AskAsync("9:15");
        var (older, data) = await world.FindButtonAsync(SettingsTexts.Use);
        await world.AskAsync("10:00");
        await world.PassUntilAsync(async () => (await WithButtonAsync(world, SettingsTexts.Cancel)).Count == 1, "buttons under the newest alone");
        Assert.Equal(SettingsTexts.Older, await world.TapAsync(older, data, forged: true));
        Assert.Null(Store(world).Current);
        await world.AskAsync("/cancel");
        await world.SettleAsync();
        Assert.Empty(await WithButtonAsync(world, SettingsTexts.Cancel));
        Assert.Null(Store(world).Current);
    }

    [Fact]
    public async Task R5_only_the_owner_changes_them()
    {
        await using var world = await World.BeginAsync();
        await world.AskAsync("/settings", Approver);
        Assert.Equal(ChatTexts.NoRight, await world.TapAsync(SettingsTexts.PostTimes, Approver));
        Assert.Null(Store(world).Current);
    }

    [Fact]
    public async Task D6_changed_hours_outlive_a_damaged_journal()
    {
        await using var world = await World.BeginAsync();
        await ChangeAsync(world, SettingsTexts.PostTimes, "10:00");
        await world.SettleAsync();
        await world.DamageAsync();
        await world.StartAsync();
        await world.SeesAsync("My records were damaged");
        Assert.Equal([new(10, 0)], Shop(world).PublishAt);
    }

    private const long Approver = 222;

    private static async Task<IReadOnlyList<ShownMessage>> WithButtonAsync(World world, string label) =>
        [.. (await world.Desk.ChatAsync()).Where(m => m.Buttons.Any(b => b.Label == label))];

    private static ShopSettings Shop(World world) => world.Services.GetRequiredService<ShopSettings>();

    private static IHoursStore Store(World world) => world.Services.GetRequiredService<IHoursStore>();

    /// <returns>The preview.</returns>
    private static async Task<string> ChangeAsync(World world, string which, string typed)
    {
        await world.AskAsync("/settings");
        await world.TapAsync(which);
        await world.SeesAsync("(tap to copy)");
        var preview = (await world.AskAsync(typed)).Text;
        await world.TapAsync(SettingsTexts.Use);
        await world.SettleAsync();
        return preview;
    }
}
