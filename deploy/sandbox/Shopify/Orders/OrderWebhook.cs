using System.Globalization;
using System.Text.Json.Nodes;

namespace Sandbox.Shopify.Orders;

/// <summary>The REST-shaped body of a delivery, with all of the customer that a real one has. https://shopify.dev/docs/api/webhooks</summary>
public static class OrderWebhook
{
    public static JsonObject? Body(ShopOrder order, string topic) => topic.StartsWith("refunds/", StringComparison.Ordinal)
        ? order.Refunds.Count > 0 ? Of(order, order.Refunds[^1]) : null
        : Of(order);

    private static JsonObject Of(ShopOrder o) => new()
    {
        ["id"] = o.Id,
        ["admin_graphql_api_id"] = GlobalId.Of("Order", o.Id),
        ["browser_ip"] = "203.0.113.77",
        ["cancel_reason"] = o.CancelReason?.ToLowerInvariant(),
        ["cancelled_at"] = o.CancelledAt is { } at ? Time(at) : null,
        ["closed_at"] = null,
        ["contact_email"] = o.Buyer?.Email,
        ["created_at"] = Time(o.CreatedAt),
        ["currency"] = o.Currency,
        ["current_total_price"] = Plain(o, o.CurrentTotal),
        ["current_total_price_set"] = Set(o, o.CurrentTotal),
        ["discount_codes"] = new JsonArray([.. o.Codes.Select(c => (JsonNode)new JsonObject { ["code"] = c, ["amount"] = Plain(o, 0), ["type"] = "fixed_amount" })]),
        ["email"] = o.Buyer?.Email ?? "",
        ["financial_status"] = o.Financial.ToLowerInvariant(),
        ["fulfillment_status"] = o.FulfilmentStatus switch { "FULFILLED" => "fulfilled", "PARTIALLY_FULFILLED" => "partial", "RESTOCKED" => "restocked", _ => null },
        ["landing_site"] = o.Journey is { } j ? j.Last ?? j.First : null,
        ["name"] = o.Name,
        ["note"] = null,
        ["order_number"] = o.Number,
        ["phone"] = o.Buyer?.Phone,
        ["presentment_currency"] = o.Presentment,
        ["processed_at"] = Time(o.CreatedAt),
        ["referring_site"] = null,
        ["source_name"] = o.Source,
        ["tags"] = "",
        ["test"] = o.Test,
        ["total_price"] = Plain(o, o.Total),
        ["total_price_set"] = Set(o, o.Total),
        ["updated_at"] = Time(o.UpdatedAt),
        ["billing_address"] = Address(o.Buyer),
        ["shipping_address"] = Address(o.Buyer),
        ["customer"] = o is { Guest: false, Buyer: { } buyer } ? new JsonObject
        {
            ["id"] = buyer.Id, ["email"] = buyer.Email, ["first_name"] = buyer.First, ["last_name"] = buyer.Last, ["default_address"] = Address(buyer),
        } : null,
        ["line_items"] = new JsonArray([.. o.Lines.Select(l => (JsonNode)Line(o, l))]),
        ["fulfillments"] = new JsonArray([.. o.Shipments.Select(s => (JsonNode)new JsonObject { ["id"] = s.Id, ["order_id"] = o.Id, ["status"] = "success", ["created_at"] = Time(s.At) })]),
        ["refunds"] = new JsonArray([.. o.Refunds.Select(r => (JsonNode)Of(o, r))]),
    };

    private static JsonObject Line(ShopOrder o, OrderLine l) => new()
    {
        ["id"] = l.Id,
        ["admin_graphql_api_id"] = GlobalId.Of("LineItem", l.Id),
        ["current_quantity"] = l.Current,
        ["fulfillable_quantity"] = o.Parcels.SelectMany(p => p.Lines).Where(p => p.LineId == l.Id).Sum(p => p.Left),
        ["name"] = l.Name,
        ["price"] = Plain(o, l.Price),
        ["price_set"] = Set(o, l.Price),
        ["product_id"] = l.ProductId,
        ["quantity"] = l.Quantity,
        ["sku"] = l.Sku,
        ["title"] = l.Title,
        ["variant_id"] = l.VariantId,
        ["variant_title"] = l.VariantTitle,
    };

    private static JsonObject Of(ShopOrder o, Refund r) => new()
    {
        ["id"] = r.Id,
        ["order_id"] = o.Id,
        ["created_at"] = Time(r.At),
        ["note"] = null,
        ["refund_line_items"] = new JsonArray([.. r.Lines.Select((l, i) => (JsonNode)new JsonObject
        {
            ["id"] = r.Id + i + 1,
            ["line_item_id"] = l.LineId,
            ["quantity"] = l.Quantity,
            ["subtotal_set"] = Set(o, o.Lines.First(x => x.Id == l.LineId).Price * l.Quantity),
            ["total_tax_set"] = Set(o, 0),
        })]),
        ["order_adjustments"] = new JsonArray(),
        ["transactions"] = new JsonArray(new JsonObject
        {
            ["id"] = r.Id + 500, ["order_id"] = o.Id, ["kind"] = "refund", ["status"] = "success", ["amount"] = Plain(o, r.Amount), ["currency"] = o.Currency,
        }),
    };

    private static JsonObject? Address(Buyer? b) => b is null ? null : new()
    {
        ["id"] = b.Id + 1, ["name"] = b.Name, ["first_name"] = b.First, ["last_name"] = b.Last, ["address1"] = b.Address1, ["address2"] = b.Address2, ["zip"] = b.Zip, ["city"] = b.City, ["country_code"] = b.Country, ["phone"] = b.Phone,
    };

    private static JsonObject Set(ShopOrder o, decimal amount) => new()
    {
        ["shop_money"] = new JsonObject { ["amount"] = Plain(o, amount), ["currency_code"] = o.Currency },
        ["presentment_money"] = new JsonObject { ["amount"] = Currencies.Plain(amount * o.Rate, o.Presentment), ["currency_code"] = o.Presentment },
    };

    private static string Plain(ShopOrder o, decimal amount) => Currencies.Plain(amount, o.Currency);

    /// <summary>With the shop's offset.</summary>
    private static string Time(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
