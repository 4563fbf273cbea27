using System.Text.Json.Nodes;
using Conversations.Posts;
using Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Tests.Journeys;

/// <summary>A text that does not fit the shop, and a shop that changes after the approval, in the chat page on a phone's screen.</summary>
[Collection(RealProcesses.Name)]
public sealed class DoubtInTheChat
{
    private const float Soon = 30_000;

    [Fact]
    public async Task A_wrong_text_is_put_right_and_what_sold_out_after_the_approval_waits_for_its_owner()
    {
        Effort.NotInQuick();
        var browser = Phone.FindBrowser();
        Assert.SkipWhen(browser is null, "LEFT OUT: the doubtful and the held card in the chat page. There is no Chromium on the PATH (Debian: apt-get install chromium).");
        var (program, address) = await TryProcess.BeginAsync();
        await using var running = program;
        await using var phone = await Phone.OpenAsync(browser!, address);
        using var desk = new Desk(address);
        await phone.Page.Locator("#start").ClickAsync();
        await Expect(phone.Page.Locator("article.bot").Last).ToContainTextAsync("I draft, you approve, I publish", new() { Timeout = Soon });
        await desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "wrongPrice", ["times"] = 3 });
        await phone.ForwardAsync("linen-tote");
        var newest = phone.WithButton(PostTexts.FixText);
        await Expect(newest).ToContainTextAsync("The text says “€29”, your shop says €34.", new() { Timeout = Soon });
        var card = phone.Message((await newest.GetAttributeAsync("data-message-id"))!);
        await phone.PhotographAsync("doubt-wrong");
        await Phone.PressAsync(card, PostTexts.ShowScore);
        await Expect(phone.Page.GetByText("ready from 0.85").First).ToBeVisibleAsync(new() { Timeout = Soon });
        await phone.PhotographAsync("doubt-score");
        await phone.Page.Locator("#alert button").ClickAsync();

        await Phone.PressAsync(card, PostTexts.FixText);
        await Expect(card.Locator(".keyboard")).ToContainTextAsync(PostTexts.Approve, new() { Timeout = Soon });
        await phone.PhotographAsync("doubt-fixed");
        await desk.PatchAsync("shopify/product/linen-tote", new JsonObject { ["inventory"] = 0 });
        await Phone.PressAsync(card, PostTexts.Approve);
        await Expect(card.Locator(".body")).ToContainTextAsync(PostTexts.IsSoldOut, new() { Timeout = Soon });
        await Expect(phone.WithButton(PostTexts.SwapProduct)).ToContainTextAsync("⏸ Draft 1 held", new() { Timeout = Soon });
        await phone.PhotographAsync("held-rang");
        await card.ScrollIntoViewIfNeededAsync();
        await phone.PhotographAsync("held-card");
        Assert.Empty(await desk.PublishedAsync());
        await Phone.PressAsync(card, PostTexts.SwapProduct);
        var other = phone.WithButton(PostTexts.Approve);
        await Expect(other).ToContainTextAsync("in place of draft 1", new() { Timeout = Soon });
        await phone.PhotographAsync("held-swapped");
        Assert.Empty(phone.Complaints);
    }
}
