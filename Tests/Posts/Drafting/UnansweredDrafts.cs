using Conversations.Posts;
using Conversations.Posts.Drafting;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts.Drafting;

/// <summary>A draft of the bot's own that nobody answers.</summary>
public sealed class UnansweredDrafts
{
    private static readonly (string, string) Once = ("GENERATE_AT", "0 14 23 11 *");

    [Fact]
    public async Task P7_it_moves_to_the_next_slots_and_is_skipped_and_nothing_goes_out()
    {
        await using var world = await DraftingSteps.BeginAsync(Once);
        await world.UntilAsync("14:01");
        await MinutesAsync(world, 145); // 16:26; the slot is at 17:30
        Assert.Contains("if approved: Mon 23 Nov 17:30", await CardAsync(world), StringComparison.Ordinal);
        Assert.Contains("No answer by Mon 23 Nov 16:30 → next free slot", await CardAsync(world), StringComparison.Ordinal);
        foreach (var (hours, next) in ((double, string)[])[(0.2, "Mon 23 Nov 20:30"), (3, "Tue 24 Nov 12:30"), (16, "Tue 24 Nov 17:30")])
        {
            await MinutesAsync(world, hours * 60);
            Assert.Contains($"if approved: {next}", await CardAsync(world), StringComparison.Ordinal);
        }
        Assert.Contains("No answer by Tue 24 Nov 16:30 → skipped", await CardAsync(world), StringComparison.Ordinal);
        await MinutesAsync(world, 6 * 60);
        Assert.Contains(DraftingTexts.Unanswered, (await world.SeesAsync("⏭ Draft 1 skipped")).Text, StringComparison.Ordinal);
        Assert.Single(await world.Desk.ChatAsync(), m => m.Text.Contains("Draft 1", StringComparison.Ordinal)); // said on the card, and nowhere else
        await MinutesAsync(world, 24 * 60);
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task R1_a_button_from_before_the_move_still_approves()
    {
        await using var world = await DraftingSteps.BeginAsync(Once);
        await world.UntilAsync("14:01");
        var (message, approve) = await world.FindButtonAsync(PostTexts.Approve);
        await MinutesAsync(world, 155);
        Assert.Equal(1, (await world.PostAsync()).Moves);
        Assert.Contains("Mon 23 Nov 20:30", await world.TapAsync(message, approve, forged: true), StringComparison.Ordinal);
        Assert.Equal(PostStage.Scheduled, (await world.PostAsync()).Stage);
    }

    [Fact]
    public async Task After_days_without_power_it_moves_once()
    {
        await using var world = await DraftingSteps.BeginAsync(Once);
        await world.UntilAsync("14:01");
        await world.OffUntilAsync("15:00", days: 4);
        await MinutesAsync(world, 3);
        Assert.Equal((1, PostStage.InReview), ((await world.PostAsync()).Moves, (await world.PostAsync()).Stage));
    }

    [Fact]
    public async Task One_that_a_person_asked_for_waits_for_that_person()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await MinutesAsync(world, 3 * 24 * 60);
        var post = await world.PostAsync();
        Assert.Equal((PostStage.InReview, null, 0), (post.Stage, post.MeantFor, post.Moves));
    }

    [Fact]
    public async Task One_that_was_approved_and_changed_afterwards_waits_for_its_owner()
    {
        await using var world = await DraftingSteps.BeginAsync(Once);
        await world.UntilAsync("14:01");
        await world.TapAsync(PostTexts.Approve);
        await world.SeesAsync("approved · ");
        await MinutesAsync(world, 2);
        await world.EditAsync("Market mornings, sorted.");
        await MinutesAsync(world, 24 * 60);
        var post = await world.PostAsync();
        Assert.Equal((PostStage.InReview, null, 0), (post.Stage, post.MeantFor, post.Moves));
        Assert.DoesNotContain("Nobody answered", await CardAsync(world), StringComparison.Ordinal);
    }

    private static async Task<string> CardAsync(World world) => Assert.Single(await world.DraftsAsync()).Text;

    /// <summary>With a beat each ten minutes or so.</summary>
    private static async Task MinutesAsync(World world, double minutes)
    {
        var end = world.Time.GetUtcNow().AddMinutes(minutes);
        while (world.Time.GetUtcNow() < end)
        {
            var step = TimeSpan.FromMinutes(Math.Min(10, (end - world.Time.GetUtcNow()).TotalMinutes));
            await world.PassAsync(step, step);
            var tick = Task.Run(() => world.Services.GetRequiredService<MoveUnanswered>().TickAsync(CancellationToken.None));
            while (!tick.IsCompleted) await world.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
            await tick;
        }
    }
}
