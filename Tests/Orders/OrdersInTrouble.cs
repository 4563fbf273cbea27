using System.Diagnostics;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Orders;

/// <summary>Appwrite away, slow, out of quota, or silent after it has done its work: Shopify is told to send again, and again changes nothing twice.</summary>
[Collection(OrderFunctionTests.Name)]
public sealed class OrdersInTrouble(OrderFunction function, ITestOutputHelper output)
{
    private static readonly string[] Steps = ["GET /v1/tablesdb/books", "POST /v1/tablesdb/transactions", "/operations", "PATCH /v1/tablesdb/transactions"];

    private static readonly (FaultKind Kind, int Status)[] Wrong =
    [
        (FaultKind.ResetBefore, 0), (FaultKind.ResetAfter, 0), (FaultKind.Cut, 0), (FaultKind.StatusAfter, 502), (FaultKind.Status, 401), (FaultKind.Status, 402),
        (FaultKind.Status, 403), (FaultKind.Status, 408), (FaultKind.Status, 429), (FaultKind.Status, 500), (FaultKind.Status, 502), (FaultKind.Status, 503),
    ];

    /// <summary>A quick round takes one in five, which meets each step.</summary>
    public static TheoryData<string, FaultKind, int> EachStep =>
        [.. Steps.SelectMany(step => Wrong.Select(w => (step, w.Kind, w.Status))).Where((_, i) => i % Effort.Times(5, 1, 1) == 0)];

    [Theory]
    [MemberData(nameof(EachStep))]
    public async Task It_is_sent_again_and_stored_once(string step, FaultKind kind, int status)
    {
        var database = await function.FreshAsync();
        function.Faults.Add(new() { Vendor = "appwrite", Kind = kind, Match = step, Status = status, Body = status == 502 ? "<html>bad gateway</html>" : null });
        Assert.Equal(503, await function.SendAsync(Life.Created));
        Assert.Equal(200, await function.SendAsync(Webhook.AsWritten("order", "orders/create")));
        await ExpectedRows.MustBeAsync("plain", function, database);
        Assert.Equal(2, (await function.RowsAsync(database, "orderItems")).Count);
        if (kind == FaultKind.Status) Assert.Contains($"orders/create: not stored, Appwrite answered {status}", await function.LogsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /v1/tablesdb/books", FaultKind.Delay)]
    [InlineData("POST /v1/tablesdb/transactions", FaultKind.Delay)]
    [InlineData("PATCH /v1/tablesdb/transactions", FaultKind.DelayAfter)]
    public async Task A_slow_Appwrite_is_not_waited_for(string step, FaultKind kind)
    {
        var database = await function.FreshAsync();
        await function.SetAsync(new() { ["ANSWER_WITHIN_MS"] = "150" });
        function.Faults.Add(new() { Vendor = "appwrite", Kind = kind, Match = step, DelayMs = 60_000 });
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(503, await function.SendAsync(Life.Created));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.1, 2);
        await function.SetAsync(new() { ["ANSWER_WITHIN_MS"] = "" });
        Assert.Equal(200, await function.SendAsync(Life.Created));
        await ExpectedRows.MustBeAsync("plain", function, database);
    }

    [Fact]
    public async Task As_shipped_it_answers_within_the_five_seconds_that_Shopify_waits()
    {
        Effort.NotInQuick("the order function's own time limit, waited for in real time");
        await function.FreshAsync();
        function.Faults.Add(new() { Vendor = "appwrite", Kind = FaultKind.Drip, Match = "GET /v1/tablesdb/books", DelayMs = 500 });
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(503, await function.SendAsync(Life.Created));
        var took = Stopwatch.GetElapsedTime(started);
        output.WriteLine($"answered after {took.TotalSeconds:0.00} s");
        Assert.InRange(took.TotalSeconds, 3.5, 4.7);
    }

    [Fact]
    public async Task A_row_deleted_by_hand_comes_back_with_the_next_change()
    {
        var database = await function.FreshAsync();
        Assert.Equal(200, await function.SendAsync(Life.Created));
        await function.AskAsync(HttpMethod.Delete, $"/tablesdb/{database}/tables/orders/rows/shopify-5678901234501", null);
        Assert.Equal(200, await function.SendAsync(Life.Paid));
        await ExpectedRows.MustBeAsync("paid", function, database);
        Assert.Equal(2, (await function.RowsAsync(database, "orderItems")).Count);
    }

    [Fact]
    public async Task A_row_that_somebody_made_without_a_revision_is_taken_on()
    {
        var database = await function.FreshAsync();
        await function.AskAsync(HttpMethod.Post, $"/tablesdb/{database}/tables/orders/rows", new JsonObject
        {
            ["rowId"] = "shopify-5678901234501",
            ["data"] = new JsonObject { ["orderId"] = "5678901234501", ["updatedAt"] = "2026-11-27T10:00:02.000Z", ["status"] = "pending", ["postId"] = "post-7" },
        });
        Assert.Equal(200, await function.SendAsync(Life.Paid));
        await ExpectedRows.MustBeAsync("paid", function, database);
        var row = Assert.Single(await function.RowsAsync(database, "orders"));
        Assert.Equal(("post-7", 1), (ExpectedRows.Text(row, "postId"), row["revision"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Its_own_share_is_small()
    {
        await function.FreshAsync();
        for (var warm = 0; warm < 20; warm++) await function.SendAsync(Life.Created);
        function.OwnMs.Clear();
        var orders = Effort.Times(quick: 50, ci: 1_000, night: 5_000);
        for (var i = 0; i < orders; i++)
            Assert.Equal(200, await function.SendAsync(Webhook.Order("orders/create", o => o["id"] = 6000000000000 + i)));
        var own = function.OwnMs.Order().ToList();
        Assert.Equal(orders, own.Count);
        output.WriteLine($"own share of {orders} new orders, CPU of the process: p50 {own[own.Count / 2]:0.0} ms, p95 {own[own.Count * 95 / 100]:0.0} ms (goal: p50 10 ms)");
    }
}
