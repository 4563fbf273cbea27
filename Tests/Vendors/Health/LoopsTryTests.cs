using System.Text.Json.Nodes;
using Bot.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tests.Support;

namespace Tests.Vendors.Health;

/// <summary>The watch over the real loops, in the whole bot on the fake clock.</summary>
public sealed class LoopsTryTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task O2_vendors_that_do_not_answer_for_half_an_hour_make_nobody_ill()
    {
        await using var world = await World.BeginAsync();
        foreach (var vendor in new[] { "telegram", "appwrite", "instagram" }) await world.Desk.FaultAsync(vendor, "ResetBefore", times: 0);
        await world.PassAsync(TimeSpan.FromMinutes(30), Step);
        Assert.True(Verdict(world).IsHealthy, Verdict(world).Sentence);
        Assert.False(HasEnded(world));
    }

    [Fact]
    public async Task O2_U5_polling_that_waits_as_long_as_Telegram_says_is_healthy()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.PostAsync("faults", new JsonObject
        {
            ["vendor"] = "telegram", ["kind"] = "Status", ["match"] = "getUpdates", ["times"] = 1, ["status"] = 429,
            ["body"] = """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1800","parameters":{"retry_after":1800}}""",
        });
        await world.PassAsync(TimeSpan.FromMinutes(25), Step);
        Assert.Single(await world.Desk.RequestsAsync("telegram"), r => r["status"]!.GetValue<int>() == 429);
        Assert.True(Verdict(world).IsHealthy, Verdict(world).Sentence);
        Assert.False(HasEnded(world));
    }

    [Fact]
    public async Task O2_polling_that_a_refused_token_has_stopped_is_not_healthy_and_the_rest_goes_on()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.FaultAsync("telegram", "Status", "getUpdates", times: 0, status: 401);
        await world.PassAsync(TimeSpan.FromMinutes(12), Step);
        Assert.Contains("polling Telegram has stopped", Verdict(world).Sentence, StringComparison.Ordinal);
        Assert.False(HasEnded(world));
    }

    private static HealthVerdict Verdict(World world) => HealthVerdict.On(HeartbeatFile.Read(world.DataDir), MachineBoot.Id, world.Time);

    private static bool HasEnded(World world) => world.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
}
