using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Conversations.Orders;

namespace Bot.Appwrite;

/// <summary>
/// An order as a row of the books. The order function (<c>deploy/appwrite/functions/process-order</c>) says what each column holds; both write the
/// same row, and what only a webhook tells (the customer's id, each refund's own amount, a line's variant) is left as it is.
/// </summary>
internal static class OrderRow
{
    /// <summary>Those that are read.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "$id", "$updatedAt", "orderId", "name", "number", "total", "currentTotal", "refunded", "currency", "status", "financialStatus", "fulfillmentStatus", "cancelledAt",
        "test", "source", "utmSource", "utmMedium", "utmCampaign", "utmContent", "utmTerm", "discountCode", "itemCount", "itemsHash", "createdAt", "updatedAt", "revision", "postId",
    ];

    public static string Id(Order order) => $"shopify-{order.Id}";

    /// <returns>Null for a refund whose order has not come yet, and for what somebody else has put there.</returns>
    public static Order? Read(JsonObject row)
    {
        if (Text(row, "status") is null || Time(row, "updatedAt") is not { } updatedAt || Text(row, "orderId") is not { } id || Text(row, "currency") is not { } currency
            || Number(row, "total") is not { } total) return null;
        var campaign = new Campaign(Text(row, "utmSource"), Text(row, "utmMedium"), Text(row, "utmCampaign"), Text(row, "utmContent"), Text(row, "utmTerm"));
        return new()
        {
            Id = id,
            Name = Text(row, "name") ?? (Number(row, "number") is { } number ? $"#{number}" : $"#{id}"),
            CreatedAt = Time(row, "createdAt") ?? updatedAt,
            UpdatedAt = updatedAt,
            Currency = currency,
            Total = total,
            CurrentTotal = Number(row, "currentTotal") ?? total,
            Refunded = Number(row, "refunded") ?? 0,
            Payment = Text(row, "financialStatus"),
            Fulfilment = Text(row, "fulfillmentStatus"),
            CancelledAt = Time(row, "cancelledAt"),
            Test = row["test"]?.GetValue<bool>() ?? false,
            Pieces = (int)(Number(row, "itemCount") ?? 0),
            Source = Text(row, "source"),
            DiscountCode = Text(row, "discountCode"),
            Campaign = campaign == new Campaign(null, null, null, null, null) ? null : campaign,
            PostId = long.TryParse(Text(row, "postId"), NumberStyles.None, CultureInfo.InvariantCulture, out var post) ? post : null,
        };
    }

    /// <summary>What the row is to hold; nothing stands for what is not known here.</summary>
    public static JsonObject Data(Order order)
    {
        var data = new JsonObject
        {
            ["orderId"] = order.Id,
            ["name"] = order.Name,
            ["total"] = order.Total,
            ["currentTotal"] = order.CurrentTotal,
            ["refunded"] = order.Refunded,
            ["currency"] = order.Currency,
            ["status"] = order.Status.ToString().ToLowerInvariant(),
            ["financialStatus"] = order.Payment,
            ["fulfillmentStatus"] = order.Fulfilment,
            ["cancelledAt"] = Iso(order.CancelledAt),
            ["test"] = order.Test,
            ["itemCount"] = order.Pieces,
            ["createdAt"] = Iso(order.CreatedAt),
            ["updatedAt"] = Iso(order.UpdatedAt),
        };
        if (int.TryParse(order.Name.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) data["number"] = number;
        Known("source", order.Source);
        Known("discountCode", order.DiscountCode);
        Known("utmSource", order.Campaign?.Source);
        Known("utmMedium", order.Campaign?.Medium);
        Known("utmCampaign", order.Campaign?.Name);
        Known("utmContent", order.Campaign?.Content);
        Known("utmTerm", order.Campaign?.Term);
        Known("postId", order.PostId?.ToString(CultureInfo.InvariantCulture));
        return data;

        void Known(string column, string? value)
        {
            if (value is not null) data[column] = value;
        }
    }

    /// <summary>Whether anything but the time of the change would become different: that alone is not worth a write.</summary>
    public static bool Differs(JsonObject data, JsonObject row) => data.Any(d => d.Key != "updatedAt" && !Same(d.Value, row[d.Key]));

    public static IReadOnlyList<JsonObject> Items(Order order) => [.. order.Lines.Select(l => new JsonObject
    {
        ["$id"] = ItemId(order.Id, l.Id),
        ["orderId"] = order.Id,
        ["productId"] = l.ProductId,
        ["title"] = Cut(l.Title, 255),
        ["quantity"] = l.Quantity,
        ["price"] = l.Price,
    })];

    /// <summary>Another one than the function's, which knows more of a line: whichever of the two comes later writes its own.</summary>
    public static string ItemsHash(IReadOnlyList<JsonObject> items) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', items.Select(i => i.ToJsonString()))))).TrimEnd('=');

    public static DateTimeOffset? Time(JsonObject row, string column) =>
        Text(row, column) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    public static long? Number(JsonObject row, string column) => row[column] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    public static string? Text(JsonObject row, string column) => row[column] is JsonValue value && value.TryGetValue<string>(out var text) ? OperatorGuard.Read(text) : null;

    public static string? Iso(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>As the function derives it: 36 characters at most.</summary>
    private static string ItemId(string orderId, string lineId)
    {
        var id = $"shopify-{orderId}-{lineId}";
        return id.Length <= 36 ? id : $"shopify-{Base36(orderId)}.{Base36(lineId)}";
    }

    private static string Base36(string digits)
    {
        var (number, text) = (ulong.Parse(digits, CultureInfo.InvariantCulture), "");
        do text = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(number % 36)] + text;
        while ((number /= 36) > 0);
        return text;
    }

    private static bool Same(JsonNode? wanted, JsonNode? there) => (wanted, there) switch
    {
        (null, null) => true,
        (JsonValue w, JsonValue t) when w.TryGetValue<string>(out var one) && t.TryGetValue<string>(out var other) => one == OperatorGuard.Read(other) || SameTime(one, other),
        (not null, not null) => wanted.ToJsonString() == there.ToJsonString(),
        _ => false,
    };

    private static bool SameTime(string one, string other) =>
        DateTimeOffset.TryParseExact(one, "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && DateTimeOffset.TryParse(other, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var second) && first == second;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
