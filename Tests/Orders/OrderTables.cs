using System.Text.Json.Nodes;

namespace Tests.Orders;

/// <summary>The two tables that the order function writes, as Appwrite is asked for them.</summary>
internal static class OrderTables
{
    public static JsonObject Orders => Table(
        "orders",
        [
            Varchar("orderId", 20), Varchar("name", 64), Of("number", "integer"), Varchar("customerId", 20),
            Of("total", "bigint"), Of("currentTotal", "bigint"), Of("refunded", "bigint"), Varchar("currency", 3),
            Varchar("status", 16), Varchar("financialStatus", 32), Varchar("fulfillmentStatus", 32), Of("cancelledAt", "datetime"),
            Of("test", "boolean"), Varchar("source", 64),
            Varchar("utmSource", 128), Varchar("utmMedium", 128), Varchar("utmCampaign", 128), Varchar("utmContent", 128), Varchar("utmTerm", 128),
            Varchar("discountCode", 255), Of("itemCount", "integer"), Varchar("itemsHash", 64),
            Of("createdAt", "datetime"), Of("updatedAt", "datetime"), Of("refunds", "text"), Of("revision", "integer"), Varchar("postId", 36),
        ]);

    public static JsonObject Items => Table(
        "orderItems",
        [Varchar("orderId", 20), Varchar("productId", 20), Varchar("variantId", 20), Varchar("title", 255), Of("quantity", "integer"), Of("price", "bigint")]);

    private static JsonObject Table(string id, JsonNode[] columns) => new() { ["tableId"] = id, ["name"] = id, ["columns"] = new JsonArray(columns) };

    private static JsonObject Of(string key, string type) => new() { ["key"] = key, ["type"] = type, ["required"] = false };

    private static JsonObject Varchar(string key, int size)
    {
        var column = Of(key, "varchar");
        column["size"] = size;
        return column;
    }
}
