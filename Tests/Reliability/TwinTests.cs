using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>Two posts that say the same: the text on the platform does not tell which of them is out.</summary>
public sealed class TwinTests
{
    private const string Words = "Back in stock, and gone again by Sunday.";

    [Fact]
    public async Task P4_an_unknown_post_is_not_taken_for_its_twin_that_is_live()
    {
        await using var world = await World.BeginAsync();
        await ApproveAsync(world, "linen-tote");
        await world.PassUntilAsync(async () => await SaysAsync(world, "🚀 Draft 1 live"), "the first one live");

        await world.Desk.FaultAsync("instagram", "ResetBefore", "media_publish");
        await ApproveAsync(world, "fig-candle");
        await world.PassUntilAsync(async () => await SaysAsync(world, "❓ Draft 2"), "the second one unconfirmed");
        await world.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Single(await world.Desk.PublishedAsync());
        Assert.False(await SaysAsync(world, "🚀 Draft 2"), await world.Desk.TranscriptAsync());
    }

    private static async Task ApproveAsync(World world, string product)
    {
        await world.DraftAsync(product);
        await world.Desk.PressAsync(PostTexts.EditText);
        await world.Desk.SeesAsync("Send the new text");
        await world.Desk.SayAsync(Words);
        await world.PassUntilAsync(async () => await world.Desk.ButtonAsync(PostTexts.UseThis) is not null, PostTexts.UseThis);
        await world.Desk.PressAsync(PostTexts.UseThis);
        await world.PassUntilAsync(async () => (await world.Desk.ChatAsync()).Any(m =>
            m.Text.Contains(Words, StringComparison.Ordinal) && m.Buttons.Any(b => b.Label == PostTexts.Now)), "the card with the new text");
        await world.Desk.PressAsync(PostTexts.Now);
    }

    private static async Task<bool> SaysAsync(World world, string words) =>
        (await world.Desk.ChatAsync()).Any(m => m.FromBot && m.Text.Contains(words, StringComparison.Ordinal));
}
