using System.Text.Json.Nodes;
using Bot.Appwrite;
using Conversations.Costs;
using Conversations.Orders;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Orders.Days;

/// <summary>The whole bot between the sandbox's Shopify, Appwrite and Telegram.</summary>
public sealed class OrdersInTheChat
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    private static (string, string)[] Settings => [("ORDERS_POLL", "30s"), ("QUIET_HOURS", "off")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_without_a_webhook_reaches_chat_and_books_and_both_follow_it()
    {
        await using var world = await World.BeginAsync(null, Settings);
        world.EachStep = () => world.Services.GetRequiredService<ReconcileOrders>().TickAsync(Ct); // the heartbeat beats in real minutes
        await world.PassAsync(TimeSpan.FromMinutes(1), Step);
        var id = await OrderAsync(world, new() { ["lines"] = new JsonArray(new JsonObject { ["title"] = """{"method":"increment"}""", ["quantity"] = 2, ["price"] = 26 }), ["risk"] = "INVESTIGATE" });
        var said = await world.SeesAsync("High risk", most: TimeSpan.FromMinutes(16), step: Step);
        Assert.Contains("€52", said.Text, StringComparison.Ordinal);
        await world.PassAsync(TimeSpan.FromSeconds(20), Step);

        var row = Assert.Single(await world.Desk.RowsAsync("orders"));
        Assert.Equal($"shopify-{id}", row["$id"]!.GetValue<string>());
        Assert.Equal((5200, "EUR", "processing", 1), (row["total"]!.GetValue<long>(), row["currency"]!.GetValue<string>(), row["status"]!.GetValue<string>(), row["revision"]!.GetValue<int>()));
        var item = Assert.Single(await world.Desk.RowsAsync("orderItems"));
        Assert.Equal((id, 2, 2600), (item["orderId"]!.GetValue<string>(), item["quantity"]!.GetValue<int>(), item["price"]!.GetValue<long>()));
        Assert.Equal("""text:{"method":"increment"}""", item["title"]!.GetValue<string>());

        await world.Desk.PostAsync($"shopify/orders/{id}/ship", new JsonObject());
        await world.PassUntilAsync(async () => (await world.Desk.ChatAsync()).Any(m => m.Id == said.Id && m.Text.Contains("shipped", StringComparison.Ordinal)), "the card says shipped", TimeSpan.FromMinutes(16), Step);
        await world.PassUntilAsync(async () => (await world.Desk.RowsAsync("orders"))[0]["status"]!.GetValue<string>() == "shipped", "the row says shipped", TimeSpan.FromMinutes(1), Step);
        Assert.Equal(2, (await world.Desk.RowsAsync("orders"))[0]["revision"]!.GetValue<int>());
        Assert.Single(await world.Desk.ChatAsync(), m => m.FromBot && m.Text.Contains("€52", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_the_function_wrote_brings_the_order_within_a_poll()
    {
        await using var world = await World.BeginAsync(null, Settings);
        await world.PassAsync(TimeSpan.FromMinutes(1), Step);
        var id = await OrderAsync(world, new() { ["financial"] = "PENDING" });
        await RowAsync(world, id, "pending");
        // A refund that came before its order.
        await world.Services.GetRequiredService<AppwriteClient>().UpsertRowAsync(RowCause.Posts, AppwriteTables.Orders, "shopify-9", new() { ["orderId"] = "9", ["refunds"] = "1:100", ["refunded"] = 1 }, Ct);
        var said = await world.SeesAsync("not paid yet", most: TimeSpan.FromSeconds(90)); // in small steps: code that runs for the first time is slower than a clock that leaps
        Assert.Contains("Linen tote", said.Text, StringComparison.OrdinalIgnoreCase); // the row has no lines
        await world.Desk.PostAsync($"shopify/orders/{id}/pay", new JsonObject());
        await RowAsync(world, id, "paid");
        await world.PassUntilAsync(async () => (await world.Desk.ChatAsync()).Any(m => m.Id == said.Id && m.Text.Contains("paid, to ship", StringComparison.Ordinal)), "the card says paid", TimeSpan.FromSeconds(90), TimeSpan.FromMilliseconds(250));
        var counted = (await world.Services.GetRequiredService<IRowCounts>().MonthAsync(UtcMonth.Of(world.Time.GetUtcNow()), Ct)).Single(c => c.Cause == RowCause.Orders);
        Assert.InRange(counted.Reads, 4, 40);
    }

    private static async Task<string> OrderAsync(World world, JsonObject wish) => (await world.Desk.PostAsync("shopify/orders", wish))!["key"]!.GetValue<string>();

    /// <summary>As the order function writes it.</summary>
    private static Task<AppwriteAnswer> RowAsync(World world, string id, string payment)
    {
        var now = world.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.000'+00:00'", System.Globalization.CultureInfo.InvariantCulture);
        return world.Services.GetRequiredService<AppwriteClient>().UpsertRowAsync(RowCause.Posts, AppwriteTables.Orders, $"shopify-{id}", new()
        {
            ["orderId"] = id, ["name"] = "#1001", ["total"] = 3400, ["currentTotal"] = 3400, ["currency"] = "EUR", ["status"] = payment == "paid" ? "processing" : "pending",
            ["financialStatus"] = payment, ["createdAt"] = now, ["updatedAt"] = now, ["revision"] = 1,
        }, Ct);
    }
}
