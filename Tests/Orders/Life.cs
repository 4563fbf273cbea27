using System.Text.Json.Nodes;

namespace Tests.Orders;

/// <summary>One order's life, as Shopify tells it.</summary>
internal static class Life
{
    public static Webhook Created => Webhook.Order("orders/create", _ => { });

    public static Webhook Paid => Webhook.Order("orders/paid", Pay);

    public static Webhook Fulfilled => Webhook.Order("orders/fulfilled", Fulfil);

    public static Webhook Refunded => Webhook.AsWritten("refund", "refunds/create");

    /// <summary>It carries the refund, too.</summary>
    public static Webhook Cancelled => Webhook.Order("orders/cancelled", order =>
    {
        Fulfil(order);
        (order["updated_at"], order["cancelled_at"]) = ("2026-11-27T16:00:00+01:00", "2026-11-27T16:00:00+01:00");
        order["financial_status"] = "partially_refunded";
        order["current_total_price"] = "68.00";
        order["line_items"]![1]!["current_quantity"] = 0;
        order["refunds"] = new JsonArray(JsonNode.Parse(Refunded.Body));
    });

    public static IReadOnlyList<Webhook> Whole => [Created, Paid, Fulfilled, Refunded, Cancelled];

    public static void Pay(JsonObject order)
    {
        order["updated_at"] = "2026-11-27T11:00:05+01:00";
        order["financial_status"] = "paid";
    }

    public static void Fulfil(JsonObject order)
    {
        Pay(order);
        order["updated_at"] = "2026-11-27T13:30:00+01:00";
        order["fulfillment_status"] = "fulfilled";
    }
}
