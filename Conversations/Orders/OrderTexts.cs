using System.Globalization;
using Conversations.Chat;

namespace Conversations.Orders;

/// <summary>Every sentence about orders. First what happened, then what the person can do.</summary>
public static class OrderTexts
{
    public const string MarkShipped = "📦 Mark shipped";
    public const string YesShipped = "✅ Yes, shipped";
    public const string Back = "Back";
    public const string AddTracking = "🚚 Add tracking";
    public const string ShowAddress = "🏠 Show address";
    public const string Use = "✅ Use this";
    public const string UseAndShip = "✅ Mark shipped with it";
    public const string Cancel = "Cancel";

    public const string HighRisk = "⚠️ High risk: look at this order in Shopify before you send it.";
    public const string Test = "A test order: it counts nowhere.";
    public const string NoLines = "Nothing in it is to be sent.";
    public const string LinesNotKnown = "I do not know yet what is in it: Shopify has not told me.";
    public const string Shipping = "⏳ I am marking it as shipped …";

    public static string Symbol(Order order) => order.Status switch
    {
        OrderStatus.Pending => "⏳",
        OrderStatus.Processing => "📦",
        OrderStatus.Shipped => "✅",
        OrderStatus.Refunded => "↩️",
        _ => "🚫",
    };

    /// <summary><c>paid, to ship</c>: what is known of payment and parcel, in words.</summary>
    public static string Word(Order order) => order.Status switch
    {
        OrderStatus.Cancelled => "cancelled",
        OrderStatus.Refunded => "refunded",
        OrderStatus.Shipped => Paid(order) is "paid" ? "shipped" : $"shipped, {Paid(order)}",
        OrderStatus.Processing => $"{Paid(order)}, {(order.Fulfilment == "partial" ? "partly shipped" : "to ship")}",
        _ => Paid(order),
    };

    /// <summary><c>Linen tote ×1, Beeswax wrap ×2</c>; the rest of a long order as a number.</summary>
    public static string Contents(Order order, int most, int titleLimit)
    {
        if (order.Lines.Count == 0) return order.Pieces == 0 ? "nothing to send" : Pieces(order.Pieces);
        var shown = order.Lines.Take(most).Select(l => $"{ChatText.OneLine(l.Title, titleLimit)} ×{l.Quantity}");
        return string.Join(", ", shown) + (order.Lines.Count > most ? $" and {order.Lines.Count - most} more" : "");
    }

    public static string Pieces(int pieces) => pieces == 1 ? "1 piece" : string.Create(CultureInfo.InvariantCulture, $"{pieces} pieces");

    public static string MoreLines(int more) => more == 1 ? "… and 1 more line" : string.Create(CultureInfo.InvariantCulture, $"… and {more} more lines");

    public static string Ordered(string when) => $"Ordered {when}";

    public static string FromDraft(long post) => string.Create(CultureInfo.InvariantCulture, $"From draft {post}");

    public static string Refunded(string amount) => $"Refunded: {amount}";

    public static string NotConfirmed(string clock) =>
        $"❓ Shopify took it but did not confirm ({clock}). I will not ask for it again until I know. I look every minute.";

    public static string NotShipped(string reason) => $"⚠️ Not marked as shipped: {reason}";

    /// <summary><c>38 min</c>, <c>2 h</c>, <c>3 days</c>: how long ago, for a narrow column.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} min"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h"),
        { TotalDays: < 2 } => "1 day",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} days"),
    };

    /// <summary>A word of Shopify's that is not known yet is shown as it is.</summary>
    private static string Paid(Order order) => order.Payment switch
    {
        "paid" => "paid",
        "pending" or null => "not paid yet",
        "authorized" => "payment promised, not taken yet",
        "partially_paid" => "partly paid",
        "partially_refunded" => "partly refunded",
        "refunded" => "refunded",
        "voided" => "payment voided",
        "expired" => "payment expired",
        var other => $"payment “{ChatText.OneLine(other.Replace('_', ' '), 30)}”",
    };
}
