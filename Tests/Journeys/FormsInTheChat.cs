using Conversations.Posts;
using Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Tests.Journeys;

/// <summary>A product with a video, in the chat page on a phone's screen: its owner makes a reel and a link of it.</summary>
[Collection(RealProcesses.Name)]
public sealed class FormsInTheChat
{
    private const float Soon = 30_000;

    [Fact]
    public async Task A_reel_and_a_link_are_chosen_on_the_card_and_go_out_as_such()
    {
        Effort.NotInQuick("choosing a reel and a link in the chat page");
        var browser = Phone.FindBrowser();
        Assert.SkipWhen(browser is null, "LEFT OUT: choosing a reel and a link in the chat page. There is no Chromium on the PATH (Debian: apt-get install chromium).");
        var (program, address) = await TryProcess.BeginAsync();
        await using var running = program;
        await using var phone = await Phone.OpenAsync(browser!, address);
        using var desk = new Desk(address);
        await phone.Page.Locator("#start").ClickAsync();
        await Expect(phone.Page.Locator("article.bot").Last).ToContainTextAsync("I draft, you approve, I publish", new() { Timeout = Soon });
        await phone.ForwardAsync("clay-vase");
        var newest = phone.WithButton("Approve");
        await Expect(newest).ToContainTextAsync("Draft 1 ", new() { Timeout = Soon });
        var card = phone.Message((await newest.GetAttributeAsync("data-message-id"))!);

        await Phone.PressAsync(card, PostTexts.ShowAs);
        await Expect(card.Locator(".keyboard")).ToContainTextAsync(PostTexts.ReelOnInstagram, new() { Timeout = Soon });
        await phone.PhotographAsync("forms");
        await Phone.PressAsync(card, PostTexts.ReelOnInstagram);
        await Expect(card.Locator(".body")).ToContainTextAsync(PostTexts.IsReel, new() { Timeout = Soon });
        await Phone.PressAsync(card, PostTexts.ShowAs);
        await Phone.PressAsync(card, PostTexts.LinkOnFacebook);
        await Expect(card.Locator(".body")).ToContainTextAsync(PostTexts.IsLink, new() { Timeout = Soon });
        await phone.PhotographAsync("forms-chosen");
        await Phone.PressAsync(card, "Approve");
        await Expect(card.Locator(".keyboard")).ToContainTextAsync("Undo", new() { Timeout = Soon });
        await Phone.PressAsync(card, "Now");
        await Expect(card.Locator(".body")).ToContainTextAsync("🚀 Draft 1 live", new() { Timeout = 3 * Soon });
        await phone.PhotographAsync("forms-live");

        Assert.NotNull(Assert.Single(await desk.PublishedAsync())["videoSha256"]);
        Assert.EndsWith("/products/clay-vase", Assert.Single((await desk.GetAsync("facebook/posts")).AsArray())!["link"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(phone.Complaints);
    }
}
