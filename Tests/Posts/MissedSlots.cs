using Conversations.Posts;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts;

/// <summary>What was due while the bot was off for hours: each post asks, and none goes out by itself.</summary>
public sealed class MissedSlots
{
    [Fact]
    public async Task S2_three_missed_posts_ask_each_for_itself_and_go_out_now_later_or_not_at_all()
    {
        await using var world = await World.BeginAsync();
        foreach (var product in (string[])["linen-tote", "fig-candle", "bold-blanket"]) await world.ApprovedAsync(product);
        var due = new List<DateTimeOffset>();
        for (var id = 1; id <= 3; id++) due.Add((await world.PostAsync(id)).DueAt!.Value);
        Assert.Equal(3, due.Distinct().Count());

        await world.StopAsync();
        world.Time.SetUtcNow(due.Max() + TimeSpan.FromHours(2));
        await world.StartAsync();
        for (var id = 1; id <= 3; id++)
        {
            var card = await world.SeesAsync($"⏸ Draft {id} held");
            Assert.Contains($"It was due {Shop(world).DayAndClock(due[id - 1])}", card.Text, StringComparison.Ordinal);
            Assert.Equal([PostTexts.PostNow, PostTexts.NextFreeSlot, PostTexts.EditText, PostTexts.Skip], card.Buttons.Select(b => b.Label));
        }
        await world.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));
        Assert.Empty(await world.Desk.PublishedAsync());
        Assert.Equal(3, (await world.Desk.ChatAsync()).Count(m => m.FromBot && !m.HasPhoto && m.Text.Contains(" held", StringComparison.Ordinal))); // each rings once

        Assert.StartsWith("▶️ Released · goes out now", await PressAsync(world, 1, PostTexts.PostNow), StringComparison.Ordinal);
        await world.LiveAsync(1);
        await PressAsync(world, 2, PostTexts.NextFreeSlot);
        var next = (await world.PostAsync(2)).DueAt!.Value;
        Assert.Equal(PublishingSlots.NextFree(Shop(world), world.Time.GetUtcNow(), new HashSet<DateTimeOffset>()), next);
        Assert.Equal(PostTexts.Skipped(new(3)), await PressAsync(world, 3, PostTexts.Skip));
        await world.PassAsync(next - world.Time.GetUtcNow() + TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30));
        await world.LiveAsync(2);
        Assert.Equal(2, (await world.Desk.PublishedAsync()).Count);
        Assert.Equal(PostStage.Skipped, (await world.PostAsync(3)).Stage);
    }

    [Fact]
    public async Task P7_what_is_brought_back_after_skipping_needs_a_new_approval()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.StopAsync();
        world.Time.Advance(TimeSpan.FromDays(2));
        await world.StartAsync();
        await PressAsync(world, 1, PostTexts.Skip);
        Assert.Equal(PostTexts.BroughtBack(new(1)), await PressAsync(world, 1, PostTexts.BringBack));
        await world.PassAsync(TimeSpan.FromDays(1), TimeSpan.FromMinutes(1));
        Assert.Equal((PostStage.InReview, null), ((await world.PostAsync()).Stage, (await world.PostAsync()).Approval));
        Assert.Empty(await world.Desk.PublishedAsync());
        await world.TapAsync(PostTexts.Approve);
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
    }

    private static ShopSettings Shop(World world) => world.Services.GetRequiredService<ShopSettings>();

    private static async Task<string> PressAsync(World world, int post, string label)
    {
        (int Message, string Data)? found = null;
        await world.PassUntilAsync(
            async () =>
            {
                var card = (await world.Desk.ChatAsync()).LastOrDefault(m => m.HasPhoto && m.Text.Contains($" Draft {post} ", StringComparison.Ordinal));
                found = card?.Buttons.FirstOrDefault(b => b.Label == label) is { Data: { } data } ? (card.Id, data) : null;
                return found is not null;
            },
            $"“{label}” on draft {post}");
        return await world.TapAsync(found!.Value.Message, found.Value.Data);
    }
}
