using Conversations.Chat;

namespace Conversations.Orders;

/// <summary>Several orders in one message: how many, how much, and the first of them in a line each.</summary>
public sealed class NewOrders(OrderCard card)
{
    private const int MostLines = 8;

    /// <summary>What needs a look before anything is sent comes first.</summary>
    public static IReadOnlyList<Order> InOrder(IEnumerable<Order> orders) =>
        [.. orders.OrderBy(o => IsRisky(o) ? 0 : o.IsUnpaid ? 1 : 2).ThenBy(o => o.CreatedAt).ThenBy(o => o.Id, StringComparer.Ordinal)];

    public Card Notice(IReadOnlyList<Order> orders) =>
        Lines(ChatText.Empty.Bold(AnnouncementTexts.Several(orders.Count, Revenue(orders), orders.Count(o => o.IsToShip))).Line(), orders);

    /// <summary>Instead of a message of which nobody knows whether it is there.</summary>
    public Card Again(IReadOnlyList<Order> orders) => Lines(ChatText.Empty.Line(AnnouncementTexts.Interrupted(orders.Count)), orders) with { Silent = true };

    private Card Lines(ChatText text, IReadOnlyList<Order> orders)
    {
        var careful = AnnouncementTexts.Careful(orders.Count(IsRisky), orders.Count(o => o.IsUnpaid && !IsRisky(o)));
        if (careful.Length > 0) text = text.Line(careful);
        foreach (var order in InOrder(orders).Take(MostLines)) text = text.Line(card.Line(order));
        if (orders.Count > MostLines) text = text.Line(AnnouncementTexts.More(orders.Count - MostLines));
        return new() { Text = text.Trimmed(), Keyboard = Keyboard.None.Row(Button.For(AnnouncementTexts.Orders, OrderVerbs.List, 0, (int)OrderView.ToShip)) };
    }

    private string Revenue(IReadOnlyList<Order> orders) => string.Join(" + ", orders.Where(o => o.Revenue > 0).GroupBy(o => o.Currency)
        .OrderByDescending(c => c.Count()).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => card.Money(c.Sum(o => o.Revenue), c.Key)));

    private static bool IsRisky(Order order) => order is { HighRisk: true, Status: OrderStatus.Pending or OrderStatus.Processing };
}
