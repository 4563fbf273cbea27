using System.Text.Json.Nodes;
using Conversations.Orders;
using Conversations.Posts.Restoring;
using Tests.Support;
using static Tests.Vendors.Appwrite.AppwriteRig;

namespace Tests.Vendors.Appwrite;

/// <summary>What is asked and written, byte for byte; <see cref="Orders.Days.OrdersInTheChat"/> does it against the sandbox.</summary>
public sealed class AppwriteOrdersTests
{
    private static readonly DateTimeOffset Noon = SampleOrders.Noon;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changed_rows_are_read_by_the_time_of_their_change_and_only_their_columns()
    {
        await using var rig = New();
        // The second is a refund that came before its order.
        rig.Vendor.Answers(200, Rows(
            RowOf(1, 3, financialStatus: "paid", postId: "7"),
            """{"$id":"shopify-2","$updatedAt":"2026-11-23T11:00:01.000+00:00","orderId":"2","currency":"EUR","refunds":"9:100","refunded":1,"revision":1}"""));
        var changed = Assert.Single(await rig.Get<IOrderBooks>().ChangedSinceAsync(Noon, Ct));
        Assert.Equal(SampleOrders.Row(1) with { PostId = 7, Source = "text:web", Campaign = new("bot", null, null, null, null) }, changed.Order);
        Assert.Equal(Noon.AddMilliseconds(500), changed.ChangedAt);
        var asked = Uri.UnescapeDataString(rig.Vendor.Requests[0].Address.Query);
        Assert.Contains("""{"method":"greaterThan","values":["2026-11-23T11:00:00.000+00:00"],"attribute":"$updatedAt"}""", asked.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("""{"method":"orderAsc","values":[],"attribute":"$updatedAt"}""", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("customerId", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "general_unknown")]
    [InlineData(402, "additional_resource_not_allowed")]
    [InlineData(401, "general_unauthorized_scope")]
    [InlineData(404, "table_not_found")]
    public async Task What_cannot_be_read_is_not_none(int status, string type)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, Error(status, type));
        await Assert.ThrowsAsync<BooksUnreadableException>(() => rig.Get<IOrderBooks>().ChangedSinceAsync(Noon, Ct));
    }

    [Fact]
    public async Task An_order_and_its_lines_are_created_in_one_transaction()
    {
        await using var rig = New();
        Begun(rig.Vendor.Answers(200, Rows())).Answers(201, "{}").Answers(200, "{}");
        await rig.Get<IOrderBooks>().StoreAsync([SampleOrders.Whole(1)], Ct);
        var operations = JsonNode.Parse(rig.Vendor.Requests[2].Body)!["operations"]!.AsArray();
        Assert.Equal(["create orders", "bulkUpsert orderItems"], operations.Select(o => $"{o!["action"]} {o["tableId"]}"));
        Assert.Equal((1, "processing"), (operations[0]!["data"]!["revision"]!.GetValue<int>(), operations[0]!["data"]!["status"]!.GetValue<string>()));
        Assert.Equal("shopify-6100000000001-101", operations[1]!["data"]![0]!["$id"]!.GetValue<string>());
        Assert.Equal("""{"commit":true}""", rig.Vendor.Requests[3].Body);
        Assert.True(rig.Vendor.IsDone);
    }

    [Fact]
    public async Task Whoever_was_overtaken_reads_again_and_leaves_what_is_later()
    {
        await using var rig = New();
        Begun(rig.Vendor.Answers(200, Rows(RowOf(1, 3)))).Answers(201, "{}").Answers(400, Error(400, "attribute_limit_exceeded"))
            .Answers(200, Rows(RowOf(1, 4, updatedAt: "2026-11-23T12:00:00.000+00:00")));
        await rig.Get<IOrderBooks>().StoreAsync([SampleOrders.Whole(1) with { UpdatedAt = Noon.AddMinutes(1), Fulfilment = "fulfilled" }], Ct);
        var increment = JsonNode.Parse(rig.Vendor.Requests[2].Body)!["operations"]![0]!;
        Assert.Equal(("increment", 4), (increment["action"]!.GetValue<string>(), increment["data"]!["max"]!.GetValue<int>()));
        Assert.True(rig.Vendor.IsDone);
    }

    [Fact]
    public async Task What_is_there_already_is_not_written()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, Rows(RowOf(1, 3)));
        await rig.Get<IOrderBooks>().StoreAsync([SampleOrders.Whole(1) with { UpdatedAt = Noon.AddMinutes(1) }], Ct);
        Assert.True(rig.Vendor.IsDone);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_not_known_to_be_there()
    {
        await using var rig = New();
        Begun(rig.Vendor.Answers(200, Rows())).Answers(201, "{}").Answers(503, "<html>");
        await Assert.ThrowsAsync<BooksUnreadableException>(() => rig.Get<IOrderBooks>().StoreAsync([SampleOrders.Whole(1)], Ct));
    }

    private static StubVendor Begun(StubVendor vendor) => vendor.Answers(201, """{"$id":"t1","status":"pending"}""");

    private static string Rows(params string[] rows) => $$"""{"total":0,"rows":[{{string.Join(',', rows)}}]}""";

    private static string RowOf(int number, int revision, string financialStatus = "paid", string? postId = null, string updatedAt = "2026-11-23T11:00:00.000+00:00")
    {
        var order = SampleOrders.Row(number);
        return new JsonObject
        {
            ["$id"] = $"shopify-{order.Id}", ["$updatedAt"] = "2026-11-23T11:00:00.500+00:00", ["orderId"] = order.Id, ["name"] = order.Name, ["number"] = number,
            ["total"] = order.Total, ["currentTotal"] = order.CurrentTotal, ["refunded"] = 0, ["currency"] = "EUR", ["status"] = "processing",
            ["financialStatus"] = financialStatus, ["fulfillmentStatus"] = null, ["cancelledAt"] = null, ["test"] = false, ["source"] = "text:text:web", ["utmSource"] = "bot",
            ["itemCount"] = order.Pieces, ["itemsHash"] = "by the function", ["createdAt"] = "2026-11-23T11:00:00.000+00:00", ["updatedAt"] = updatedAt, ["revision"] = revision, ["postId"] = postId,
        }.ToJsonString();
    }
}
