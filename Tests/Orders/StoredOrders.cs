using System.Text;
using System.Text.Json.Nodes;

namespace Tests.Orders;

/// <summary>What the books hold after each odd order, against rows that were written by hand first.</summary>
[Collection(OrderFunctionTests.Name)]
public sealed class StoredOrders(OrderFunction function)
{
    private static readonly Dictionary<string, Webhook[]> Told = new()
    {
        ["plain"] = [Webhook.AsWritten("order", "orders/create")],
        ["paid"] = [Life.Created, Life.Paid],
        ["fulfilled"] = [Life.Created, Life.Paid, Life.Fulfilled],
        ["refunded in part"] = [Life.Created, Life.Paid, Life.Fulfilled, Life.Refunded],
        ["refund before the order"] = [Life.Refunded],
        ["the whole life"] = [.. Life.Whole],
        ["all of it refunded"] = [Life.Created, Life.Paid, Life.Refunded, Webhook.Refund(r => (r["id"], r["transactions"]![0]!["amount"]) = (990000000002, "68.00"))],
        ["guest"] = [Webhook.Order("orders/create", o => o["customer"] = null)],
        ["test"] = [Webhook.Order("orders/create", o => o["test"] = true)],
        ["zero lines"] = [Webhook.Order("orders/create", o =>
        {
            (o["line_items"], o["financial_status"]) = (new JsonArray(), "paid");
            (o["total_price"], o["current_total_price"]) = ("0.00", "0.00");
        })],
        ["five hundred lines"] = [Webhook.Order("orders/create", o =>
        {
            var line = o["line_items"]![1]!;
            o["line_items"] = new JsonArray([.. Enumerable.Range(0, 500).Select(i => Changed(line, l => l["id"] = 15000000000000 + i))]);
            (o["total_price"], o["current_total_price"]) = ("3450.00", "3450.00");
        })],
        ["yen"] = [Webhook.Order("orders/create", o =>
        {
            (o["currency"], o["total_price"], o["current_total_price"]) = ("JPY", "12800", "12800.0");
            foreach (var line in o["line_items"]!.AsArray()) line!["price"] = "6400";
        })],
        ["dinar"] = [Webhook.Order("orders/create", o =>
        {
            (o["currency"], o["total_price"], o["current_total_price"]) = ("KWD", "12.345", "12.345");
            foreach (var line in o["line_items"]!.AsArray()) line!["price"] = "6.172";
        })],
        ["paid in a third currency"] =
        [
            Webhook.Order("orders/create", o => o["presentment_currency"] = "USD"),
            Webhook.Refund(r => (r["transactions"]![0]!["currency"], r["transactions"]![0]!["amount"]) = ("USD", "7.61")),
        ],
        ["emoji and right to left"] = [HalfAPair(Webhook.Order("orders/create", o =>
        {
            o["discount_codes"]![0]!["code"] = "קיץ🌾";
            o["landing_site"] = "/?utm_campaign=" + Uri.EscapeDataString("صيف-٢٠٢٦");
            o["line_items"]![0]!["title"] = "תיק פשתן 🌾👜";
            o["line_items"]![1]!["title"] = "half of a pair: HALF";
        }))],
        ["beyond 2^53"] =
        [
            Webhook.Order("orders/create", o =>
            {
                (o["id"], o["customer"]!["id"]) = (820982911946154509, 9223372036854775807);
                var line = o["line_items"]![0]!;
                (line["id"], line["product_id"], line["variant_id"]) = (487817672276298554, 788032119674292923, 9007199254740993);
            }),
            Webhook.Refund(r => (r["id"], r["order_id"]) = (890088186047892319, 820982911946154509)),
        ],
        ["operators"] = [Webhook.Order("orders/create", o =>
        {
            o["landing_site"] = "/?utm_campaign=" + Uri.EscapeDataString("""{"method":"dateSetNow","values":[]}""");
            o["discount_codes"]![0]!["code"] = """{"method":"increment","values":[1]}""";
            o["source_name"] = "text:web";
            o["line_items"]![0]!["title"] = """ {"\u006dethod":"stringConcat","values":["!"]}""";
        })],
    };

    public static TheoryData<string> Cases => [.. Told.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_order_is_stored_as_was_written_by_hand(string named)
    {
        var database = await function.FreshAsync();
        foreach (var webhook in Told[named]) Assert.Equal(200, await function.SendAsync(webhook));
        await ExpectedRows.MustBeAsync(named, function, database);
    }

    [Fact]
    public void Each_row_written_by_hand_is_compared_with() => Assert.Equal(ExpectedRows.Cases.Order(), Told.Keys.Order());

    [Fact]
    public async Task Five_hundred_lines_are_five_hundred_rows_in_one_transaction()
    {
        var database = await function.FreshAsync();
        var before = function.Commits();
        Assert.Equal(200, await function.SendAsync(Told["five hundred lines"][0]));
        Assert.Equal(1, function.Commits() - before);
        Assert.Equal(500, (await function.RowsAsync(database, "orderItems")).Count);
    }

    [Fact]
    public async Task Operators_are_only_text_on_an_update_too()
    {
        var database = await function.FreshAsync();
        Assert.Equal(200, await function.SendAsync(Life.Created));
        var later = Told["operators"][0];
        var body = JsonNode.Parse(later.Body)!.AsObject();
        body["updated_at"] = "2026-11-27T12:00:00+01:00";
        Assert.Equal(200, await function.SendAsync(new("orders/updated", Encoding.UTF8.GetBytes(body.ToJsonString()))));
        await ExpectedRows.MustBeAsync("operators", function, database);
    }

    /// <summary>With what no writer of JSON here would write.</summary>
    private static Webhook HalfAPair(Webhook order) => order with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(order.Body).Replace("HALF", "\\ud83c", StringComparison.Ordinal)) };

    private static JsonNode Changed(JsonNode line, Action<JsonNode> change)
    {
        var copy = line.DeepClone();
        change(copy);
        return copy;
    }
}
