using System.Text.Json.Nodes;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts;

/// <summary>The shop changes between the draft, the approval and the sending: caught at each, said once, and never in the way of what is out.</summary>
public sealed class ShopGateTests
{
    private static readonly JsonObject SoldOut = new() { ["inventory"] = 0 };

    [Fact]
    public async Task A_price_changed_before_the_tap_holds_the_post_right_after_it_and_fix_text_makes_it_fit()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.EditAsync("Yours for €34.");
        await world.ShopAsync(new() { ["price"] = 39 });
        Assert.StartsWith("✅ Approved", await world.TapAsync(PostTexts.Approve), StringComparison.Ordinal);
        var held = await world.HeldAsync("The text says “€34”, your shop says €39.");
        Assert.Equal((GateReason.Claims, 39m), (held.Gate!.Reason, held.Product.Price.Amount));
        Assert.Equal([PostTexts.FixText, PostTexts.PostAnyway, PostTexts.EditText, PostTexts.Skip], await world.ButtonsAsync());
        Assert.Equal(1, world.Rings("The text says “€34”"));

        Assert.Equal(PostTexts.Rewriting, await world.TapAsync(PostTexts.FixText));
        await world.SeesAsync("· ready");
        // The message that rang has no text to approve: it leads to the card.
        await world.PassUntilAsync(async () => (await world.Desk.ChatAsync()).Any(m => !m.HasPhoto && m.Buttons.Any(b => b.Label == PostTexts.ShowDraft)), "a way to the card");
        var fixedPost = await world.PostAsync();
        Assert.Equal((PostStage.InReview, null, null), (fixedPost.Stage, fixedPost.Approval, fixedPost.Gate));
        Assert.DoesNotContain("€34", fixedPost.Content!.Text, StringComparison.Ordinal);
        Assert.Empty(await world.Desk.PublishedAsync());
        await world.TapAsync(PostTexts.Approve);
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.LiveAsync();
        Assert.Equal(fixedPost.Content.Text, Assert.Single(await world.Desk.PublishedAsync())["caption"]!.GetValue<string>());
    }

    [Fact]
    public async Task Sold_out_before_its_time_is_held_and_said_once_and_post_anyway_is_on_record_and_publishes_once()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.SettleAsync();
        await world.ShopAsync(SoldOut);
        await world.UntilDueAsync();
        await world.HeldAsync(PostTexts.IsSoldOut);
        Assert.Equal([PostTexts.SwapProduct, PostTexts.WaitForRestock, PostTexts.PostAnyway, PostTexts.EditText, PostTexts.Skip], await world.ButtonsAsync());
        await world.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));
        await world.StopAsync();
        await world.StartAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30));
        Assert.Equal(1, world.Rings(PostTexts.IsSoldOut));
        Assert.Empty(await world.Desk.PublishedAsync());

        Assert.StartsWith("▶️ Released · goes out now", await world.TapAsync(PostTexts.PostAnyway), StringComparison.Ordinal);
        await world.LiveAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(1, await world.PublishCallsAsync());
        var decision = world.Decisions()[^1];
        Assert.Equal((PostStep.Release, "Robin", PostTexts.IsSoldOut), (decision.Step, decision.Name, decision.Words));
    }

    [Fact]
    public async Task Post_anyway_lets_that_pass_and_nothing_else()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.EditAsync("Yours for €34.");
        await world.ShopAsync(SoldOut);
        await world.TapAsync(PostTexts.Approve);
        await world.HeldAsync(PostTexts.IsSoldOut);
        var due = (await world.PostAsync()).DueAt;
        await world.TapAsync(PostTexts.PostAnyway);
        await world.SeesAsync("approved · ");
        Assert.Equal(due, (await world.PostAsync()).DueAt);
        await world.ShopAsync(new() { ["price"] = 36 });
        await world.UntilDueAsync();
        var held = await world.HeldAsync("your shop says €36");
        Assert.Equal(GateReason.Claims, held.Gate!.Reason);
        Assert.DoesNotContain(PostTexts.IsSoldOut, held.Trouble!, StringComparison.Ordinal);
        Assert.Empty(await world.Desk.PublishedAsync());
        await world.TapAsync(PostTexts.PostAnyway);
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task What_was_wrong_when_it_was_approved_and_still_is_holds_nothing()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.EditAsync("Only 2 left in stock.");
        await world.TapAsync(PostTexts.AsItIs);
        await world.SettleAsync();
        await world.TapAsync(PostTexts.Approve);
        await world.SeesAsync("approved · ");
        await world.SettleAsync();
        await world.ShopAsync(new() { ["inventory"] = 11 }); // one was sold
        await world.UntilDueAsync();
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task A_price_that_held_it_holds_it_again_after_it_was_skipped_and_brought_back()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.ApprovedSayingAsync("Yours for €34.");
        await world.ShopAsync(new() { ["price"] = 39 });
        await world.UntilDueAsync();
        await world.HeldAsync("your shop says €39");
        await world.TapAsync(PostTexts.Skip);
        await world.SettleAsync();
        await world.TapAsync(PostTexts.BringBack);
        await world.SettleAsync();
        await world.TapAsync(PostTexts.Approve);
        await world.SettleAsync();
        await world.UntilDueAsync();
        Assert.Equal(GateReason.Claims, (await world.HeldAsync("your shop says €39")).Gate!.Reason);
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task Wait_for_restock_looks_gently_brings_it_to_the_next_free_slot_and_says_so_once()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.ShopAsync(SoldOut);
        await world.UntilDueAsync();
        await world.HeldAsync(PostTexts.IsSoldOut);
        Assert.Equal(PostTexts.WillWait(new(1)), await world.TapAsync(PostTexts.WaitForRestock));
        await world.SeesAsync("It waits for restock since");
        Assert.Equal([PostTexts.SwapProduct, PostTexts.PostAnyway, PostTexts.EditText, PostTexts.Skip], await world.ButtonsAsync());
        var reads = await world.CallsAsync("shopify", "graphql");
        for (var i = 0; i < 4; i++) await LookAsync(world);
        Assert.Equal(4, await world.CallsAsync("shopify", "graphql") - reads);
        await world.Desk.FaultAsync("shopify", "Down");
        await LookAsync(world); // D3: away is not restocked
        await world.Desk.HealAsync();
        Assert.Equal(PostStage.Held, (await world.PostAsync()).Stage);

        await world.ShopAsync(new() { ["inventory"] = 5 });
        await LookAsync(world);
        var post = await world.PostAsync();
        Assert.Equal((PostStage.Scheduled, null), (post.Stage, post.Gate));
        Assert.Equal(PublishingSlots.NextFree(world.Services.GetRequiredService<ShopSettings>(), world.Time.GetUtcNow(), new HashSet<DateTimeOffset>()), post.DueAt);
        await world.SeesAsync("It is in stock again");
        await LookAsync(world);
        await world.StopAsync();
        await world.StartAsync();
        await world.UntilDueAsync();
        await world.LiveAsync();
        Assert.Equal(1, world.Rings("It is in stock again"));
        Assert.Equal(1, world.Rings(PostTexts.IsSoldOut));
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task What_comes_back_at_another_price_or_not_for_two_weeks_asks_again()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.ApprovedSayingAsync("Yours for €34.");
        await world.ShopAsync(SoldOut);
        await world.UntilDueAsync();
        await world.HeldAsync(PostTexts.IsSoldOut);
        await world.TapAsync(PostTexts.WaitForRestock);
        await world.SettleAsync();
        await world.PassAsync(TimeSpan.FromDays(14), TimeSpan.FromHours(12));
        await LookAsync(world);
        await world.SeesAsync(PostTexts.WaitedTooLong(14));
        await world.TapAsync(PostTexts.WaitForRestock);
        await world.SettleAsync();
        await world.ShopAsync(new() { ["inventory"] = 5, ["price"] = 29 });
        await LookAsync(world);
        await world.SeesAsync("your shop says €29");
        Assert.Equal((PostStage.Held, GateReason.Claims), ((await world.PostAsync()).Stage, (await world.PostAsync()).Gate!.Reason));
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task Swap_product_lets_the_post_go_and_drafts_about_another_that_needs_its_own_tap_over_a_restart()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.ShopAsync(SoldOut);
        await world.TapAsync(PostTexts.Approve);
        var due = (await world.HeldAsync(PostTexts.IsSoldOut)).DueAt;
        await world.Desk.FaultAsync("gemini", "Delay", times: 1, delayMs: 20_000);
        Assert.Equal(PostTexts.LookingForAnother, await world.TapAsync(PostTexts.SwapProduct));
        await world.PassUntilAsync(async () => (await world.PostAsync()).Stage == PostStage.Skipped, "skipped");
        await world.StopAsync();
        await world.StartAsync();
        var card = await world.SeesAsync("⏳ Draft 2");
        Assert.Contains("in place of draft 1, Linen tote", card.Text, StringComparison.Ordinal);
        await world.SettleAsync();
        var other = await world.PostAsync(2);
        Assert.Equal((PostStage.InReview, null, due), (other.Stage, other.Approval, other.MeantFor));
        Assert.NotEqual((await world.PostAsync()).Product.Id, other.Product.Id);
        Assert.Single(world.Decisions(), d => d.Step == PostStep.Skip && d.Words == PostTexts.IsSoldOut);
        Assert.Null(await world.Services.GetRequiredService<IPostStore>().FindAsync(new(3), CancellationToken.None));
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task A_shop_that_is_away_when_a_product_is_to_be_swapped_leaves_all_as_it_is()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.ShopAsync(SoldOut);
        await world.TapAsync(PostTexts.Approve);
        await world.HeldAsync(PostTexts.IsSoldOut);
        await world.Desk.FaultAsync("shopify", "Status", times: 0, status: 503);
        await world.TapAsync(PostTexts.SwapProduct);
        await world.SeesAsync("Draft 1 stays as it is: I found no other product.");
        Assert.Equal(PostStage.Held, (await world.PostAsync()).Stage);
    }

    [Fact]
    public async Task O1_a_look_that_a_restart_cuts_off_is_made_after_it_though_the_undo_window_is_over()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.ShopAsync(SoldOut);
        await world.Desk.FaultAsync("shopify", "Delay", "graphql", times: 1, delayMs: 60_000);
        Assert.StartsWith("✅", await world.TapAsync(PostTexts.Approve), StringComparison.Ordinal);
        await world.StopAsync();
        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.Desk.HealAsync();
        await world.StartAsync();
        await world.HeldAsync(PostTexts.IsSoldOut);
    }

    [Theory]
    [InlineData("DRAFT", "is a draft in Shopify now")]
    [InlineData("ARCHIVED", "is archived in Shopify now")]
    [InlineData("UNLISTED", "is unlisted in Shopify now")]
    [InlineData("deleted", "is no longer in your shop")]
    public async Task What_customers_no_longer_find_is_held(string becomes, string sentence)
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.SettleAsync();
        if (becomes == "deleted") await world.Desk.DeleteAsync("shopify/product/linen-tote");
        else await world.ShopAsync(new() { ["status"] = becomes });
        var (card, now) = await world.FindButtonAsync(PostTexts.Now);
        await world.TapAsync(card, now, forged: true); // the finger may be later than the card
        var held = await world.HeldAsync(sentence);
        Assert.Equal(GateReason.Gone, held.Gate!.Reason);
        Assert.Equal([PostTexts.SwapProduct, PostTexts.PostAnyway, PostTexts.EditText, PostTexts.Skip], await world.ButtonsAsync());
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    [Theory]
    [InlineData("Status", 0)]
    [InlineData("Delay", 900_000)]
    [InlineData("ResetBefore", 0)]
    public async Task D3_a_shop_that_cannot_be_read_holds_nothing_back_and_is_noted(string fault, int delayMs)
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.SettleAsync();
        await world.Desk.FaultAsync("shopify", fault, "graphql", times: 0, status: 503, delayMs: delayMs);
        var due = (await world.PostAsync()).DueAt!.Value;
        await world.UntilDueAsync();
        await world.LiveAsync(most: TimeSpan.FromMinutes(1));
        var live = Assert.Single(await world.Desk.PublishedAsync());
        Assert.InRange(live["at"]!.GetValue<DateTimeOffset>() - due, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Contains(world.Log.Lines, l => l.Contains("could not be compared with the shop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task P1_what_is_out_somewhere_is_tried_again_elsewhere_though_it_sold_out()
    {
        Effort.NotInQuick();
        await using var world = await World.BeginAsync(null, (BotSettings.Platforms, "facebook"));
        await world.ApprovedAsync();
        await world.Desk.FaultAsync("facebook", "Status", "POST", times: 0, status: 400, body: """{"error":{"message":"Invalid parameter","type":"OAuthException","code":100,"fbtrace_id":"A1"}}""");
        await world.NowAsync();
        await world.PassUntilAsync(async () => (await world.PostAsync()).Stage == PostStage.PartlyPublished, "partly live", TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(5));
        await world.Desk.HealAsync();
        await world.ShopAsync(SoldOut);
        await world.TapAsync(PostTexts.TryAgainOn(Platform.Facebook));
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Single((await world.Desk.GetAsync("facebook/posts")).AsArray());
    }

    private static async Task LookAsync(World world)
    {
        var looking = world.Services.GetRequiredService<WatchRestock>().TickAsync(CancellationToken.None);
        while (!looking.IsCompleted) await world.PassAsync(TimeSpan.FromSeconds(1));
        await looking;
        await world.SettleAsync();
    }
}
