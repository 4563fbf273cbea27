using System.Text.Json.Nodes;
using Conversations.Costs;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Posts.Drafting;
using Tests.Support;

namespace Tests.Costs;

/// <summary>The whole bot with little money.</summary>
public sealed class AtTheCap
{
    private static readonly (string, string) TwoCents = ("AI_MONTHLY_BUDGET", "0.02");

    /// <summary>What is left when the slot begins, in micro-dollars. A first text is reserved with about 10,900, a rewrite with 150 more, and each costs about 300.</summary>
    public static TheoryData<long, bool> Left => Effort.Times(1, 2, 2) == 1 ? new() { { 11_100, true } } : new() { { 11_100, true }, { 10_500, false } };

    /// <param name="isDrafted">The first text still fits, and what does not is a rewrite.</param>
    [Theory]
    [MemberData(nameof(Left))]
    public async Task V6_in_the_middle_of_a_slot_the_budget_ends_which_is_said_once_and_publishing_goes_on(long left, bool isDrafted)
    {
        await using var world = await World.BeginAtAsync(DraftingSteps.Before, null, DraftingSteps.Often, TwoCents);
        await world.TickAsync();
        await world.ApprovedAsync();
        var calls = await world.ModelCallsAsync() + (isDrafted ? 1 : 0);
        await SpendAsync(world, 20_000 - left - (long)Math.Ceiling(await world.BilledAsync()), 20_000);
        await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "wrongPrice", ["times"] = 0 });
        await world.UntilAsync("14:11");
        Assert.Equal(isDrafted ? 1 : 0, (await world.DraftsAsync()).Count(d => d.Text.Contains("⚠️ wrong", StringComparison.Ordinal)));
        Assert.Equal(calls, await world.ModelCallsAsync());
        await SaidOnceAsync(world, "The AI budget of $0.02 for November is used up, so I write no drafts until Tue 1 Dec 01:00.");

        await world.OffUntilAsync("14:19");
        await world.UntilAsync("14:21");
        Assert.Equal(calls, await world.ModelCallsAsync());
        await SaidOnceAsync(world, "The AI budget of $0.02 for November is used up");
        Assert.Contains("⚠️ Drafting: the AI budget of $0.02 for November is used up; I go on at Tue 1 Dec 01:00", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        await world.TapAsync("Now");
        await world.PassUntilAsync(async () => (await world.Desk.PublishedAsync()).Count == 1, "a post", TimeSpan.FromMinutes(10));

        await world.StopAsync();
        world.Write("AI_MONTHLY_BUDGET", "0.10");
        await world.StartAsync();
        await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "normal", ["times"] = 1 });
        await world.DraftAsync("fig-candle");
        await world.TickAsync();
        Assert.Contains("✅ Drafting: next", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V6_of_two_drafts_at_once_only_the_one_that_fits_is_asked_for_and_a_restart_forgets_neither()
    {
        await using var world = await World.BeginAsync(null, TwoCents);
        await world.Desk.FaultAsync("gemini", "Delay", ":generateContent", times: 0, delayMs: 30_000);
        await world.Desk.SayAsync("https://linen-and-loaf.myshopify.com/products/linen-tote");
        await world.Desk.SayAsync("https://linen-and-loaf.myshopify.com/products/fig-candle", user: 222);
        await world.PassUntilAsync(() => Task.FromResult(world.Sandbox.Delayed == 1), "a call", TimeSpan.FromMinutes(1));
        await world.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(1, world.Sandbox.Delayed);
        await world.StopAsync(); // nobody hears the answer
        await world.Desk.HealAsync();
        await world.StartAsync();
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.TapAsync("Try again", user: 222);
        await world.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await world.ModelCallsAsync());
        var spent = await world.Services.GetRequiredService<Spending>().MonthAsync(CancellationToken.None);
        Assert.InRange(spent.All, 10_000, 12_500);
        foreach (var chat in (long[])[111, 222])
            Assert.Contains("The AI budget of $0.02 for November is used up", (await world.Desk.ChatAsync(chat))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V6_a_fallback_that_is_too_dear_does_not_end_drafting_with_the_first_model()
    {
        await using var world = await World.BeginAtAsync(DraftingSteps.Before, null, DraftingSteps.Often, TwoCents);
        await world.TickAsync();
        await SpendAsync(world, 8_000, 20_000); // the first model's 10,900 fit, the fallback's do not
        await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "503", ["times"] = 2 });
        await world.UntilAsync("14:01");
        Assert.Equal(2, await world.ModelCallsAsync());
        await world.UntilAsync("14:11");
        Assert.NotEmpty(await world.DraftsAsync());
        Assert.DoesNotContain("is used up", await world.Desk.TranscriptAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Most_of_the_budget_spent_is_said_once_a_month_also_over_a_restart()
    {
        await using var world = await World.BeginAsync(null, ("AI_MONTHLY_BUDGET", "1.00"));
        await SpendAsync(world, 790_000);
        await TellAsync(world);
        Assert.Equal(0, await NoticesAsync(world));
        await SpendAsync(world, 10_000);
        await TellAsync(world);
        await TellAsync(world);
        await world.StopAsync();
        await world.StartAsync();
        await SpendAsync(world, 50_000);
        await TellAsync(world);
        Assert.Equal(1, await NoticesAsync(world));
        Assert.Contains("80 % of the AI budget for November is spent: $0.80 of $1.00. When it is used up I write no drafts until Tue 1 Dec 01:00", await world.Desk.TranscriptAsync(), StringComparison.Ordinal);
        world.Time.SetUtcNow(new(2026, 12, 3, 9, 0, 0, TimeSpan.Zero));
        await SpendAsync(world, 900_000);
        await TellAsync(world);
        await TellAsync(world);
        Assert.Equal(2, await NoticesAsync(world));
    }

    [Fact]
    public async Task A_draft_keeps_what_it_cost_and_how_it_came_to_be()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "wrongPrice", ["times"] = 1 });
        await world.DraftAsync();
        var made = (await world.PostAsync()).Provenance!;
        var calls = await world.ModelCallsAsync();
        Assert.InRange(calls, 2, 3);
        Assert.Equal(("gemini-3.5-flash-lite", calls, calls - 1), (made.ModelVersion, made.Calls, made.Rewrites));
        Assert.InRange(made.CostMicros - await world.BilledAsync(), 0, calls); // each call rounded up
        Assert.NotEmpty(made.PromptVersion);
        await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "503", ["times"] = 2 });
        await world.DraftAsync("fig-candle");
        var second = (await world.PostAsync(2)).Provenance!;
        Assert.Equal(await world.ModelCallsAsync() - calls - 2, second.Calls); // a refused call costs nothing
        Assert.InRange(made.CostMicros + second.CostMicros - await world.BilledAsync(), 0, calls + second.Calls);
    }

    /// <summary>In all chats, on a card or in a line.</summary>
    private static async Task SaidOnceAsync(World world, string words) =>
        Assert.Single(await world.Desk.ChatAsync(), m => m.FromBot && m.Text.Contains(words, StringComparison.Ordinal));

    private static async Task SpendAsync(World world, long micros, long budget = 1_000_000)
    {
        var store = world.Services.GetRequiredService<ISpendingStore>();
        var now = world.Time.GetUtcNow();
        var reservation = await store.ReserveAsync(new(UtcMonth.Of(now), now, "gemini-3.5-flash-lite", new(new PostId(1)), micros), budget, CancellationToken.None);
        await store.SettleAsync(reservation!.Value, "gemini-3.5-flash-lite", micros);
    }

    private static async Task TellAsync(World world)
    {
        var tick = Task.Run(() => world.Services.GetRequiredService<WatchSpending>().TickAsync(CancellationToken.None));
        while (!tick.IsCompleted) await world.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
        await tick;
    }

    private static async Task<int> NoticesAsync(World world) => (await world.Desk.ChatAsync()).Count(m => m.Text.Contains("% of the AI budget", StringComparison.Ordinal));
}
