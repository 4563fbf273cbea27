using System.Globalization;
using System.Text.Json.Nodes;
using Conversations.Costs;
using Conversations.Posts.Drafting;
using Conversations.Posts.Drafting.Ahead;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts.Drafting.Ahead;

/// <summary>Evenings and mornings with <c>GEMINI_BATCH=on</c>: 19:05 in Berlin, and the first slot of the next day at 09:00.</summary>
public sealed class BatchNights
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 23, 18, 5, 0, TimeSpan.Zero);

    private static readonly (string, string)[] Settings = [("GENERATE_AT", "0 9,14,19 * * *"), ("GEMINI_BATCH", "on")];

    private static readonly Dictionary<string, Func<Task>> Nights = new()
    {
        ["the three drafts of the next day are written as one batch, at half the price"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await NightAsync(world);
            var batch = Assert.Single(await BatchesAsync(world));
            Assert.Equal((3, "BATCH_STATE_SUCCEEDED"), (batch["items"]!.GetValue<int>(), batch["state"]!.GetValue<string>()));
            await DayAsync(world, "09:01", "14:01", "19:01");
            Assert.Equal(0, await world.ModelCallsAsync());
            Assert.Equal(3, (await world.DraftsAsync()).Count);
            Assert.All(await world.DraftsAsync(), d => Assert.Contains("💡", d.Text, StringComparison.Ordinal));
            var costs = new[] { await world.PostAsync(1), await world.PostAsync(2), await world.PostAsync(3) }.Select(p => p.Provenance!).ToList();
            Assert.All(costs, c => Assert.Equal(("gemini-3.5-flash-lite", 1), (c.ModelVersion, c.Calls)));
            Assert.InRange(costs.Sum(c => c.CostMicros) - await world.BilledAsync(), 0, 3);
            Assert.Equal(2, (await BatchesAsync(world)).Count); // the next night's
        },
        ["a batch whose answer was lost is found by its name, and none is made again"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await world.Desk.FaultAsync("gemini", "ResetAfter", ":batchGenerateContent", times: 0);
            await world.AheadAsync();
            await world.StopAsync();
            await world.StartAsync();
            await NightAsync(world);
            await DayAsync(world, "09:01");
            Assert.Single(await BatchesAsync(world));
            Assert.Equal(0, await world.ModelCallsAsync());
            Assert.Single(await world.DraftsAsync());
        },
        ["a stop while it is asked for makes no second one"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await world.Desk.FaultAsync("gemini", "Delay", ":batchGenerateContent", times: 0, delayMs: 20_000);
            var ahead = Task.Run(() => world.Services.GetRequiredService<DraftAhead>().TickAsync(CancellationToken.None));
            await world.PassUntilAsync(() => Task.FromResult(world.Sandbox.Delayed == 1), "the request", TimeSpan.FromMinutes(1));
            await world.StopAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => ahead.WaitAsync(TimeSpan.FromMinutes(1)));
            await world.Desk.HealAsync();
            await world.StartAsync();
            await NightAsync(world);
            await DayAsync(world, "09:01");
            Assert.InRange((await BatchesAsync(world)).Count, 0, 1);
            Assert.Single(await world.DraftsAsync());
        },
        ["one of which nobody knows is not asked for again, and the slot writes as ever"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await world.Desk.FaultAsync("gemini", "ResetBefore", ":batchGenerateContent", times: 1);
            await NightAsync(world);
            await DayAsync(world, "09:01");
            Assert.Empty(await BatchesAsync(world));
            Assert.Equal(1, await world.ModelCallsAsync());
            Assert.Single(await world.DraftsAsync());
        },
        ["one that is refused is asked for again later"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await world.Desk.FaultAsync("gemini", "Status", ":batchGenerateContent", times: 1, status: 429);
            await NightAsync(world);
            Assert.Single(await BatchesAsync(world));
            var spent = await world.Services.GetRequiredService<Spending>().MonthAsync(CancellationToken.None);
            Assert.Equal((0L, 0L), (spent.Unknown, spent.UnderWay));
        },
        ["one that fails leaves the slots as they were"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await world.Desk.PostAsync("gemini/batches", new JsonObject { ["fail"] = 1 });
            await NightAsync(world);
            await DayAsync(world, "09:01");
            Assert.Single(await BatchesAsync(world));
            Assert.Equal(1, await world.ModelCallsAsync());
            Assert.Single(await world.DraftsAsync());
            Assert.Contains("came to nothing", world.Log.ToString(), StringComparison.Ordinal);
        },
        ["one that is late is not waited for"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await world.Desk.PostAsync("gemini/batches", new JsonObject { ["minutes"] = 900 });
            await NightAsync(world);
            await DayAsync(world, "09:01", "14:01");
            Assert.Single(await BatchesAsync(world));
            Assert.Equal(1, await world.ModelCallsAsync()); // at nine; by two o'clock it had come
            Assert.Equal(2, (await world.DraftsAsync()).Count);
        },
        ["an answer that was withheld is written at its slot, the others are there"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await world.AheadAsync();
            await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "safety", ["times"] = 1 });
            await NightAsync(world);
            await DayAsync(world, "09:01", "14:01", "19:01");
            Assert.Equal(1, await world.ModelCallsAsync());
            Assert.Equal(3, (await world.DraftsAsync()).Count);
        },
        ["a product that changed overnight is written about anew, one that only sold keeps its text"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings);
            await NightAsync(world);
            var ahead = await world.Services.GetRequiredService<IAheadStore>().OfAsync(new(2026, 11, 24), CancellationToken.None);
            await world.Desk.PatchAsync($"shopify/products/{await HandleAsync(world, ahead[0])}", new JsonObject { ["price"] = "99.00" });
            await world.Desk.PatchAsync($"shopify/products/{await HandleAsync(world, ahead[1])}", new JsonObject { ["inventory"] = 3 });
            await DayAsync(world, "09:01");
            Assert.Equal(1, await world.ModelCallsAsync());
            await DayAsync(world, "14:01");
            Assert.Equal(1, await world.ModelCallsAsync());
            Assert.Equal(3, (await world.PostAsync(2)).Product.Stock);
        },
        ["the budget bears as many as fit, and half the price is what is reserved"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, [.. Settings, ("AI_MONTHLY_BUDGET", "0.02")]);
            await NightAsync(world);
            Assert.Equal(3, Assert.Single(await BatchesAsync(world))["items"]!.GetValue<int>());
            Assert.InRange(await world.BilledAsync(), 300, 700);
        },
        ["off, nothing is written ahead"] = async () =>
        {
            await using var world = await World.BeginAtAsync(Evening, null, Settings[0]);
            await NightAsync(world);
            Assert.Empty(await BatchesAsync(world));
        },
    };

    public static TheoryData<string> Names => [.. Nights.Keys.Take(Effort.Times(1, Nights.Count, Nights.Count))];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Night(string night) => Nights[night]();

    private static async Task NightAsync(World world)
    {
        await world.TickAsync(); // the plan is in force
        for (var quarter = 0; quarter < 8; quarter++)
        {
            await world.AheadAsync();
            await world.PassAsync(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15));
        }
        world.Time.SetUtcNow(new(2026, 11, 24, 7, 58, 0, TimeSpan.Zero));
        await world.AheadAsync();
    }

    private static async Task DayAsync(World world, params string[] clocks)
    {
        foreach (var clock in clocks)
        {
            world.Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero) + TimeOnly.Parse(clock, CultureInfo.InvariantCulture).ToTimeSpan() - TimeSpan.FromHours(1));
            await world.AheadAsync();
            await world.TickAsync();
            await world.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30));
            await world.AheadAsync();
        }
    }

    private static async Task<IReadOnlyList<JsonNode>> BatchesAsync(World world) => [.. (await world.Desk.GetAsync("gemini/batches")).AsArray().Select(b => b!)];

    private static async Task<string> HandleAsync(World world, AheadDraft draft) =>
        (await world.Services.GetRequiredService<OfferProduct>().StillAsync(draft.Product, CancellationToken.None))!.Handle;
}

internal static class AheadSteps
{
    public static async Task AheadAsync(this World world)
    {
        var tick = Task.Run(() => world.Services.GetRequiredService<DraftAhead>().TickAsync(CancellationToken.None));
        while (!tick.IsCompleted) await world.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
        await tick;
    }
}
