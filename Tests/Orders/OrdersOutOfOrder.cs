using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Orders;

/// <summary>Shopify promises no order and sends again what it is not sure of.</summary>
[Collection(OrderFunctionTests.Name)]
public sealed class OrdersOutOfOrder(OrderFunction function, ITestOutputHelper output)
{
    [Fact]
    public async Task However_a_life_is_told_the_rows_end_the_same()
    {
        var random = new Random(Effort.Seed(output));
        var orders = Permutations([.. Life.Whole]).ToArray();
        Assert.Equal(120, orders.Length);
        random.Shuffle(orders);
        var played = orders.Take(Effort.Times(quick: 10, ci: 120, night: 120)).ToList();
        foreach (var told in played)
        {
            var database = await function.FreshAsync();
            foreach (var webhook in told) Assert.Equal(200, await function.SendAsync(webhook));
            await ExpectedRows.MustBeAsync("the whole life", function, database);
        }
        output.WriteLine($"{played.Count} of 120 orders of five webhooks, one end");
    }

    [Fact]
    public async Task Each_three_times_in_any_order_ends_the_same()
    {
        var random = new Random(Effort.Seed(output));
        for (var round = 0; round < Effort.Times(quick: 3, ci: 50, night: 500); round++)
        {
            var database = await function.FreshAsync();
            var told = Enumerable.Repeat(Life.Whole, 3).SelectMany(w => w).ToArray();
            random.Shuffle(told);
            foreach (var webhook in told) Assert.Equal(200, await function.SendAsync(webhook));
            await ExpectedRows.MustBeAsync("the whole life", function, database);
        }
    }

    [Fact]
    public async Task A_replay_writes_nothing()
    {
        var database = await function.FreshAsync();
        foreach (var webhook in Life.Whole) Assert.Equal(200, await function.SendAsync(webhook));
        var (rows, commits) = (await AllAsync(database), function.Commits());
        for (var time = 0; time < 3; time++)
            foreach (var webhook in Life.Whole) Assert.Equal(200, await function.SendAsync(webhook));
        Assert.Equal(rows, await AllAsync(database));
        Assert.Equal(commits, function.Commits());
    }

    [Fact]
    public async Task A_later_state_is_written_only_when_it_changes_what_is_stored()
    {
        var database = await function.FreshAsync();
        Assert.Equal(200, await function.SendAsync(Life.Created));
        var commits = function.Commits();
        Assert.Equal(200, await function.SendAsync(Webhook.Order("orders/updated", o => (o["updated_at"], o["tags"]) = ("2026-11-27T11:01:00+01:00", "gift"))));
        Assert.Equal(commits, function.Commits());
        Assert.Equal(200, await function.SendAsync(Webhook.Order("orders/updated", o => (o["updated_at"], o["line_items"]![0]!["current_quantity"]) = ("2026-11-27T11:02:00+01:00", 1))));
        Assert.Equal(commits + 1, function.Commits());
        Assert.Contains(await function.RowsAsync(database, "orderItems"), i => i["quantity"]!.GetValue<int>() == 1 && i["title"]!.GetValue<string>() == "Linen tote");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Within_one_second_what_has_come_further_is_the_later(bool paidFirst)
    {
        var database = await function.FreshAsync();
        var paid = Webhook.Order("orders/paid", o => o["financial_status"] = "paid");
        foreach (var webhook in paidFirst ? new[] { paid, Life.Created } : [Life.Created, paid]) Assert.Equal(200, await function.SendAsync(webhook));
        Assert.Equal("processing", ExpectedRows.Text(Assert.Single(await function.RowsAsync(database, "orders")), "status"));
    }

    [Theory]
    [InlineData("POST /v1/tablesdb/transactions", "before the older is staged")]
    [InlineData("PATCH /v1/tablesdb/transactions", "before the older is committed")]
    public async Task Of_two_at_once_the_newer_stands(string held, string when)
    {
        output.WriteLine(when);
        var database = await function.FreshAsync();
        Assert.Equal(200, await function.SendAsync(Life.Created));
        // The older has read the row, and is held while the newer goes all the way.
        function.Faults.Add(new() { Vendor = "appwrite", Kind = Sandbox.Desk.FaultKind.Delay, Match = held, DelayMs = 150 });
        var older = function.SendAsync(Life.Paid);
        await Desk.UntilAsync(() => Task.FromResult(function.Held > 0 ? this : null), "the older being held");
        Assert.Equal(200, await function.SendAsync(Life.Fulfilled));
        Assert.False(older.IsCompleted, "The newer should have been first.");
        Assert.Equal(200, await older);
        await ExpectedRows.MustBeAsync("fulfilled", function, database);
    }

    [Fact]
    public async Task All_at_once_each_twice_ends_the_same()
    {
        for (var round = 0; round < Effort.Times(quick: 1, ci: 50, night: 500); round++)
        {
            var database = await function.FreshAsync();
            var answers = await Task.WhenAll(Life.Whole.Concat(Life.Whole).Select(w => SendUntilStoredAsync(w)));
            Assert.All(answers, a => Assert.Equal(200, a));
            await ExpectedRows.MustBeAsync("the whole life", function, database);
        }
    }

    private async Task<int> SendUntilStoredAsync(Webhook webhook)
    {
        // Ten at one row may come to the end of their tries; Shopify sends those again.
        for (var time = 0; ; time++)
            if (await function.SendAsync(webhook) is var status && (status == 200 || time == 8)) return status;
    }

    private async Task<string> AllAsync(string database) =>
        new JsonArray([.. (await function.RowsAsync(database, "orders")).Concat(await function.RowsAsync(database, "orderItems")).Select(r => r.DeepClone())]).ToJsonString();

    private static IEnumerable<Webhook[]> Permutations(Webhook[] of) => of.Length == 1
        ? [of]
        : of.SelectMany((first, i) => Permutations([.. of[..i], .. of[(i + 1)..]]).Select(rest => (Webhook[])[first, .. rest]));
}
