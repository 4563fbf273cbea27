using System.Globalization;

namespace Conversations.Orders;

/// <summary>Every sentence about orders that have just come in.</summary>
public static class AnnouncementTexts
{
    public const string Orders = "Orders";

    /// <summary><c>12 new orders · €431 · 10 to ship</c></summary>
    public static string Several(int orders, string revenue, int toShip) => Joined([
        orders == 1 ? "1 new order" : string.Create(CultureInfo.InvariantCulture, $"{orders} new orders"),
        revenue,
        toShip > 0 ? string.Create(CultureInfo.InvariantCulture, $"{toShip} to ship") : "",
    ]);

    /// <summary>What is to be looked at before anything is sent; empty when nothing is.</summary>
    public static string Careful(int highRisk, int unpaid) => highRisk + unpaid == 0 ? "" : "⚠️ " + Joined([
        highRisk > 0 ? string.Create(CultureInfo.InvariantCulture, $"{highRisk} high risk") : "",
        unpaid > 0 ? string.Create(CultureInfo.InvariantCulture, $"{unpaid} not paid yet") : "",
    ]);

    public static string More(int orders) => string.Create(CultureInfo.InvariantCulture, $"… and {orders} more");

    public static string Interrupted(int orders) => orders == 1
        ? "I was interrupted while I told you of an order. In case that message is missing:"
        : string.Create(CultureInfo.InvariantCulture, $"I was interrupted while I told you of {orders} orders. In case that message is missing:");

    public static string WebhooksMade(int topics) => topics == 1
        ? "Shopify had dropped the order function's subscription to one kind of news. I have made it again; no order is lost."
        : string.Create(CultureInfo.InvariantCulture, $"Shopify had dropped the order function's subscriptions to {topics} kinds of news. I have made them again; no order is lost.");

    private static string Joined(IEnumerable<string> parts) => string.Join(" · ", parts.Where(p => p.Length > 0));
}
