using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Month;

/// <summary>The sandbox's bills against three who count the same: its log of requests, somebody who reads the answers on the wire, and the bot itself.</summary>
public sealed class BillsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_a_post_has_cost_stands_in_the_bills()
    {
        var (answers, count) = (new AnswerCount(), new RequestCount());
        await using var world = await World.BeginAsync(answers.Watch);
        await world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "wrongPrice" });
        await world.SentAsync();
        await world.LiveAsync();
        await world.SettleAsync();
        await world.StopAsync(); // what was only in memory is kept
        await count.LookAsync(world.Desk);
        var (gemini, appwrite) = (await world.Desk.GetAsync("gemini/bill"), await world.Desk.GetAsync("appwrite/bill"));
        Assert.Empty(count.Disagree(gemini, appwrite));
        Assert.Equal(answers.Dollars, gemini["dollars"]!.GetValue<decimal>());
        Assert.Equal((answers.Reads, answers.Writes), (appwrite["reads"]!.GetValue<int>(), appwrite["writes"]!.GetValue<int>()));
        Assert.Empty(OwnCount.Of(world.DataDir).Disagrees(gemini, appwrite));
        Assert.True(OwnCount.Of(world.DataDir).Rewrites > 0);
        Assert.InRange(count.Writes, 5, 60);
    }

    [Fact]
    public async Task A_day_of_the_month_adds_up()
    {
        Assert.SkipWhen(Effort.Times(0, 1, 1) == 0, "LEFT OUT: a day of the simulated month. It is played in ci (EFFORT=ci).");
        Assert.Empty(await MonthVerb.PlayAsync(days: 1, Effort.Seed(output), output.WriteLine));
    }
}
