using System.Text.Json.Nodes;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts.Drafting;

/// <summary>Drafting by itself, as the owner sees it in the chat.</summary>
public sealed class DraftingDays
{
    private static readonly Dictionary<string, Func<Task>> Days = new()
    {
        ["S1 a slot makes one card that says why, over restarts"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            await world.UntilAsync("14:01");
            var card = Assert.Single(await world.DraftsAsync());
            Assert.Contains("💡 among the best sellers of Everything", card.Text, StringComparison.Ordinal);
            Assert.Contains("ready", card.Text, StringComparison.Ordinal);
            Assert.True(card.HasPhoto);
            await world.OffUntilAsync("14:05");
            await world.UntilAsync("14:09");
            Assert.Single(await world.DraftsAsync());
            await world.UntilAsync("14:21");
            Assert.Equal(3, (await world.DraftsAsync()).Select(d => d.Text.Split(" · ")[1]).Distinct().Count());
            Assert.Contains(await world.DraftsAsync(), d => d.Text.Contains("in stock, never posted", StringComparison.Ordinal));
            Assert.Contains("Drafting: next Mon 23 Nov 14:30", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
            Assert.Contains("Next draft of mine: Mon 23 Nov 14:30", (await world.AskAsync("/queue")).Text, StringComparison.Ordinal);
        },
        ["S2 after two days without power there is one line and one draft"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            await world.OffUntilAsync("14:25", days: 2);
            await world.UntilAsync("14:28");
            Assert.Single(await world.DraftsAsync());
            Assert.Equal("⏭ I was off or cut off from Mon 23 Nov 14:00 to Wed 25 Nov 14:10: 26 drafting hours passed and stay skipped. The next draft comes at its time.", Assert.Single(await world.LinesAsync()));
        },
        ["S2 a slot missed by more than two hours is said and not made up for"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            await world.UntilAsync("14:01");
            await world.OffUntilAsync("18:00");
            Assert.Single(await world.DraftsAsync());
            Assert.Contains("11 drafting hours passed", Assert.Single(await world.LinesAsync()), StringComparison.Ordinal);
        },
        ["S2 a slot that was cut off between claim and draft goes on after the start"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            await world.PassAsync(TimeSpan.FromMinutes(2.5), TimeSpan.FromSeconds(30));
            var plan = world.Services.GetRequiredService<Conversations.Settings.ShopSettings>().GenerateAt;
            Assert.Single((await world.Services.GetRequiredService<DueSlots>().LookAsync(plan, CancellationToken.None)).Claimed);
            await world.OffUntilAsync("14:05");
            Assert.Single(await world.DraftsAsync());
            Assert.Empty(await world.LinesAsync());
        },
        ["S3 a clock from 1970 drafts nothing and says why"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            var clock = new JumpedClock(world.Time) { Ahead = DateTimeOffset.UnixEpoch.AddHours(13) - world.Time.GetUtcNow() };
            var trust = new ClockTrust(
                world.Services.GetRequiredService<ISlotLedger>(), world.Services.GetRequiredService<BuildDate>(),
                world.Services.GetRequiredService<Conversations.Settings.ShopSettings>(), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<ClockTrust>.Instance);
            Assert.Contains("my clock says 1 Jan 1970, and I was made on 1 Jan 2020", await trust.DoubtAsync(default), StringComparison.Ordinal);
            clock.Ahead = TimeSpan.FromDays(365 * 73);
            Assert.Contains("which cannot be", await trust.DoubtAsync(default), StringComparison.Ordinal);
            clock.Ahead = TimeSpan.FromMinutes(-5);
            Assert.Null(await trust.DoubtAsync(default));
            clock.Ahead = TimeSpan.FromHours(-2);
            Assert.Contains("my records reach to Mon 23 Nov", await trust.DoubtAsync(default), StringComparison.Ordinal);
            clock.Waited = TimeSpan.FromHours(25); // behind the record for so long: then the record was wrong
            Assert.Null(await trust.DoubtAsync(default));
        },
        ["everything sold out is said once, also over a restart, and drafting goes on by itself"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            var products = (await world.Desk.GetAsync("shopify/products")).AsArray().Select(p => p!["handle"]!.GetValue<string>()).ToList();
            foreach (var handle in products) await world.Desk.PatchAsync($"shopify/products/{handle}", handle == "gift-note" ? new JsonObject { ["status"] = "DRAFT" } : new JsonObject { ["inventory"] = 0 });
            await world.UntilAsync("14:11");
            await world.OffUntilAsync("14:15");
            await world.UntilAsync("14:21");
            Assert.Contains("sold out", Assert.Single(await world.LinesAsync()), StringComparison.Ordinal);
            await world.Desk.PatchAsync("shopify/products/linen-tote", new JsonObject { ["inventory"] = 7 });
            await world.UntilAsync("14:41");
            Assert.Contains("Linen tote", Assert.Single(await world.DraftsAsync()).Text, StringComparison.Ordinal);
            Assert.Contains("drafted or posted in the last 14 days", (await world.LinesAsync())[^1], StringComparison.Ordinal);
            Assert.Equal(2, (await world.LinesAsync()).Count);
        },
        ["S2 a shop that is away is asked again, and after two hours it is said"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync(("GENERATE_AT", "0 14 * * *"));
            await world.Desk.FaultAsync("shopify", "Status", times: 0, status: 503);
            await world.UntilAsync("14:05");
            Assert.Contains("Drafting: your shop does not answer", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
            await world.Desk.HealAsync("shopify");
            await world.UntilAsync("14:07");
            Assert.Single(await world.DraftsAsync());
            Assert.Empty(await world.LinesAsync());

            await world.OffUntilAsync("13:59", days: 1);
            await world.Desk.FaultAsync("shopify", "Status", times: 0, status: 503);
            await world.UntilAsync("14:02");
            await world.PassAsync(TimeSpan.FromMinutes(120), TimeSpan.FromMinutes(2));
            await world.UntilAsync("16:06");
            Assert.Contains("for 2 hours, so there is no draft for Tue 24 Nov 14:00", Assert.Single(await world.LinesAsync()), StringComparison.Ordinal);
        },
        ["six drafts without an answer are enough"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            await world.UntilAsync("15:11");
            Assert.Equal(RunDraftingSlot.MostWaiting, (await world.DraftsAsync()).Count);
            Assert.Contains("6 drafts wait for your answer", Assert.Single(await world.LinesAsync()), StringComparison.Ordinal);
            await world.TapAsync("Approve");
            await world.UntilAsync("15:21");
            Assert.Equal(RunDraftingSlot.MostWaiting, (await world.DraftsAsync()).Count);
        },
        ["an owner who never wrote loses nothing"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync(("TELEGRAM_ALLOWED_USERS", "987:owner,111:approver"));
            await world.UntilAsync("14:01");
            Assert.Empty(await world.DraftsAsync());
            Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
            Assert.Contains("the first owner must write /start to me once", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
            Assert.Contains("Draft 1 could not be shown", world.Log.ToString(), StringComparison.Ordinal);
        },
        ["a wrong text is written anew up to twice, and the best is kept"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "wrongPrice", ["times"] = 2 });
            await world.UntilAsync("14:01");
            Assert.Contains("ready", Assert.Single(await world.DraftsAsync()).Text, StringComparison.Ordinal);
            var asked = await world.ModelCallsAsync();
            Assert.Equal(3, asked);
            await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "wrongPrice", ["times"] = 0 });
            await world.UntilAsync("14:11");
            Assert.Contains("⚠️ wrong", (await world.DraftsAsync())[^1].Text, StringComparison.Ordinal);
            Assert.Equal(3, await world.ModelCallsAsync() - asked);
        },
        ["a text too like an earlier one says so"] = async () =>
        {
            await using var world = await DraftingSteps.BeginAsync();
            await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "repeated", ["times"] = 0 });
            await world.DraftAsync();
            await world.DraftAsync();
            Assert.Contains("Too like draft 1: 100 %", (await world.DraftsAsync())[^1].Text, StringComparison.Ordinal);
        },
    };

    public static TheoryData<string> Names => [.. Days.Keys.Take(Effort.Times(1, Days.Count, Days.Count))];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_day_of_the_shop(string day) => Days[day]();

    /// <summary>A clock set wrong, and how long it has been so.</summary>
    private sealed class JumpedClock(TimeProvider right) : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public TimeSpan Waited { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + Ahead;

        public override long GetTimestamp() => Waited.Ticks;
    }
}
