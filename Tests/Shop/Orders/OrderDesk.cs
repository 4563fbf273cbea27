using System.Text.Json.Nodes;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Shop.Orders;

/// <summary>The sandbox's orders as tests of the whole bot turn them: over the desk.</summary>
public sealed class OrderDesk
{
    [Fact]
    public async Task An_order_is_made_changed_and_delivered_as_shopify_would()
    {
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Desk(sandbox.Addresses["desk"]);
        const string wish = """
            {"number":1041,"id":5678901234501,"lines":[{"price":34.00,"quantity":2},{"product":null,"title":"Olive soap","price":6.90}],"shipping":4.90,"discount":5,"codes":["FIGS10"],"financial":"PENDING",
            "landing":"/products/linen-tote?utm_source=instagram&utm_campaign=post-7","buyer":{"first":"Wilhelmina","last":"Canary","email":"wilhelmina.canary@example.net","address1":"Canary Lane 5","zip":"ZY 10115","city":"Berlin"}}
            """;
        Assert.Equal("5678901234501", (await desk.PostAsync("shopify/orders", JsonNode.Parse(wish)!.AsObject()))!["key"]!.GetValue<string>());
        var created = await BodyAsync(desk, "orders/create");
        Assert.Equal(("#1041", "74.80", "pending", null), (Text(created, "name"), Text(created, "total_price"), Text(created, "financial_status"), created["fulfillment_status"]));
        Assert.Equal(("wilhelmina.canary@example.net", "Canary Lane 5"), (Text(created, "email"), created["shipping_address"]!["address1"]!.GetValue<string>()));
        // Everything that a delivery written by hand has is in this one too, and of the same kind.
        Same(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Tests.Orders.Webhook.Folder, "Webhooks", "order.json"), TestContext.Current.CancellationToken))!, created, "order");

        await desk.PostAsync("shopify/orders/5678901234501/pay", new JsonObject());
        await desk.PostAsync("shopify/orders/5678901234501/ship", new JsonObject { ["quantity"] = 1, ["number"] = "JD1" });
        var partly = await BodyAsync(desk, "orders/updated");
        Assert.Equal(("paid", "partial"), (Text(partly, "financial_status"), Text(partly, "fulfillment_status")));
        await desk.PostAsync("shopify/orders/5678901234501/refund", new JsonObject { ["lines"] = new JsonArray(new JsonObject { ["line"] = 1, ["quantity"] = 1 }) });
        var refund = await BodyAsync(desk, "refunds/create");
        Assert.Equal((5678901234501, "6.90"), (refund["order_id"]!.GetValue<long>(), refund["transactions"]![0]!["amount"]!.GetValue<string>()));
        await desk.PostAsync("shopify/orders/5678901234501/cancel", new JsonObject());
        Assert.Equal(("refunded", "0.00"), (Text(await BodyAsync(desk, "orders/cancelled"), "financial_status"), Text(await BodyAsync(desk, "orders/cancelled"), "current_total_price")));

        var shipments = (await desk.GetAsync("shopify/shipments"))!.AsArray();
        Assert.Equal("elsewhere", Assert.Single(shipments)!["by"]!.GetValue<string>());
        Assert.Single((await desk.GetAsync("shopify/shipments/calls"))!.AsArray());
        Assert.Single((await desk.GetAsync("shopify/orders"))!.AsArray());
    }

    private static string? Text(JsonObject body, string name) => body[name]?.GetValue<string>();

    private static async Task<JsonObject> BodyAsync(Desk desk, string topic) => (await desk.GetAsync($"shopify/orders/5678901234501/webhook?topic={topic}"))!.AsObject();

    private static void Same(JsonNode wanted, JsonNode? given, string at)
    {
        Assert.True(given is not null, $"{at} is missing");
        Assert.True(wanted.GetValueKind() == given.GetValueKind(), $"{at} is {given.GetValueKind()}, not {wanted.GetValueKind()}");
        // What stands there only sometimes, and says nothing of the order.
        string[] sometimes = ["token", "note", "variant_id", "sku", "phone"];
        foreach (var (name, value) in wanted as JsonObject ?? [])
            if (value is not null && !sometimes.Contains(name)) Same(value, given[name], $"{at}.{name}");
        if (wanted is JsonArray { Count: > 0 } list) Same(list[0]!, given.AsArray()[0], $"{at}[0]");
    }
}
