using Tests.Support;

namespace Tests.Journeys;

public sealed class FirstWalk
{
    [Fact]
    public async Task A_forwarded_link_becomes_a_card_an_approval_a_post_and_a_row()
    {
        await using var world = await World.BeginAsync();
        var card = await world.DraftAsync();
        Assert.True(card.HasPhoto);
        Assert.Contains("Linen tote, sand · €34 · 12 in stock", card.Text, StringComparison.Ordinal);

        await world.Desk.PressAsync("Approve");
        await world.Desk.SeesAsync("approved · Linen tote");
        Assert.Empty(await world.Desk.PublishedAsync());
        await world.Desk.PressAsync("Now");
        await world.PassUntilAsync(async () => (await world.Desk.ChatAsync()).Any(m => m.Text.Contains("🚀 Draft 1 live", StringComparison.Ordinal)), "live");

        var post = Assert.Single(await world.Desk.PublishedAsync());
        Assert.Contains(post["caption"]!.GetValue<string>(), (await world.Desk.SeesAsync("🚀")).Text, StringComparison.Ordinal);
        await world.PassUntilAsync(async () => (await world.Desk.RowsAsync("socialPosts")).Any(r => r["status"]!.GetValue<string>() == "published"), "the row");
        await world.PassUntilAsync(async () => (await world.Desk.SeesAsync("🚀")).Buttons.Any(b => b.Url is not null), "the link");
    }
}
