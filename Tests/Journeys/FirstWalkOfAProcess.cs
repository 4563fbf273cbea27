using Sandbox.Desk;
using Tests.Support;

namespace Tests.Journeys;

/// <summary>The same walk with the program as a process of its own, in a shop that writes German prices.</summary>
[Collection(RealProcesses.Name)]
public sealed class FirstWalkOfAProcess : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-walk-");

    [Fact]
    public async Task A_forwarded_link_becomes_a_card_an_approval_a_post_and_a_row()
    {
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Support.Desk(sandbox.Addresses["desk"]);
        var settings = BotSettings.For(sandbox, _folder.FullName, ("UNDO_WINDOW", "1s"), ("SHOP_LANGUAGE", "de"));
        await using (var setup = BotProcess.Start(settings, null, "setup", "--tables")) Assert.Equal(0, await setup.EndAsync());
        await using var bot = BotProcess.Start(settings);
        await desk.SayAsync("https://linen-and-loaf.myshopify.com/products/linen-tote", forwardedFrom: "Shop");
        await Support.Desk.UntilAsync(async () => await desk.ButtonAsync("Approve") is { } button ? (object)button : null, "a card");
        var card = await desk.SeesAsync("12 in stock");
        Assert.True(card.HasPhoto);
        // The first needs the system's ICU, the second Humanizer: a native program could have lost either.
        Assert.Contains("34 €", card.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Matches(@"\(in \d+ \w+\)", card.Text);

        await desk.PressAsync("Now");
        await desk.SeesAsync("🚀 Draft 1 live");
        Assert.Single(await desk.PublishedAsync());
        await Support.Desk.UntilAsync(async () => (await desk.RowsAsync("socialPosts")).FirstOrDefault(r => r["status"]!.GetValue<string>() == "published"), "the row");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
