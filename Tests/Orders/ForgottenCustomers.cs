using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Tests.Orders;

/// <summary>X8: of a customer the id is kept and nothing else, and that goes when it is asked for.</summary>
[Collection(OrderFunctionTests.Name)]
public sealed class ForgottenCustomers(OrderFunction function, ITestOutputHelper output)
{
    // No planted word is made of hex digits alone: an id drawn at random may hold such a word by chance.
    private static readonly string[] Planted = ["wilhelmina", "canary", "203.0.113.77", "555-01-77", "ZY 10115", Webhook.Secret, Webhook.SecretBefore];

    [Fact]
    public async Task X8_Erasure_takes_the_id_from_every_order_and_leaves_the_others()
    {
        var database = await function.FreshAsync();
        const int orders = 120; // more than one transaction takes
        for (var i = 0; i < orders; i++) await StoreAsync(database, i, "7012345678901");
        await StoreAsync(database, orders, "7099999999999");
        Assert.Equal(200, await function.SendAsync(Privacy("customers/redact", """{"id":7012345678901,"email":"wilhelmina.canary@example.net"}""")));
        var rows = await function.RowsAsync(database, "orders");
        Assert.Equal(orders + 1, rows.Count);
        Assert.Equal("7099999999999", ExpectedRows.Text(Assert.Single(rows, r => r["customerId"] is not null), "customerId"));

        Assert.Equal(200, await function.SendAsync(Privacy("shop/redact", "null")));
        Assert.All(await function.RowsAsync(database, "orders"), r => Assert.Null(r["customerId"]));
        Assert.All(await function.RowsAsync(database, "orders"), r => Assert.Equal(7490, r["total"]!.GetValue<long>()));
    }

    [Fact]
    public async Task X8_Nothing_that_was_planted_reaches_Appwrite_or_a_log()
    {
        await function.FreshAsync();
        foreach (var webhook in Life.Whole.Append(Privacy("customers/data_request", """{"id":7012345678901,"email":"wilhelmina.canary@example.net"}""")))
            Assert.Equal(200, await function.SendAsync(webhook));
        function.Faults.Add(new() { Vendor = "appwrite", Kind = Sandbox.Desk.FaultKind.Status, Status = 400, Body = """{"type":"row_invalid_structure","message":"Wilhelmina Canary"}""" });
        Assert.Equal(503, await function.SendAsync(Webhook.Order("orders/create", o => o["id"] = 1)));
        Assert.Equal(200, await function.SendAsync(Webhook.Order("orders/create", o => (o["id"], o["landing_site"]) = (2, "/?utm_source=letter&utm_content=wilhelmina.canary%40example.net"))));
        Assert.Equal(200, await function.SendAsync(new("orders/create", Encoding.UTF8.GetBytes("Wilhelmina Canary"))));

        Assert.All(Planted[..5], p => Assert.Contains(p, Encoding.UTF8.GetString(Life.Created.Body), StringComparison.OrdinalIgnoreCase));
        var texts = function.Asked().Select(r => r.Path + r.Body).Concat((await function.LogsAsync()).Split('\n')).ToList();
        foreach (var planted in Planted) Assert.DoesNotContain(texts, t => t.Contains(planted, StringComparison.OrdinalIgnoreCase));
        output.WriteLine($"{texts.Count} requests and log lines searched for {Planted.Length} planted words, none found");
    }

    private Task<JsonObject> StoreAsync(string database, int number, string customer) => function.AskAsync(HttpMethod.Post, $"/tablesdb/{database}/tables/orders/rows", new JsonObject
    {
        ["rowId"] = string.Create(CultureInfo.InvariantCulture, $"shopify-{6100000000000 + number}"),
        ["data"] = new JsonObject { ["customerId"] = customer, ["total"] = 7490, ["revision"] = 1 },
    });

    private static Webhook Privacy(string topic, string customer) => new(topic, Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"shop_id":954889,"shop_domain":"{{Webhook.Shop}}","customer":{{customer}},"orders_to_redact":[299938]}""")));
}
