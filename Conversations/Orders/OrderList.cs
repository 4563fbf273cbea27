using Conversations.Chat;
using Conversations.Settings;

namespace Conversations.Orders;

/// <summary>What came in today, and a page of what is to ship, unpaid, or of today.</summary>
public sealed class OrderList(IOrderStore orders, IShopOrders shop, OrderCard card, ShopSettings settings, TimeProvider time)
{
    private const int PageSize = 5;

    private static readonly OrderView[] Views = [OrderView.ToShip, OrderView.Unpaid, OrderView.Today];

    /// <param name="view">Null for the one with something to do in it.</param>
    /// <param name="page">From 0; one that no longer exists shows the last.</param>
    public async Task<Card> PageAsync(OrderView? view, int page, CancellationToken ct)
    {
        var counts = new Dictionary<OrderView, int>();
        foreach (var one in Views) counts[one] = await orders.CountAsync(one, ct);
        if (counts.Values.Sum() == 0 && !shop.IsOn) return OrderTexts.ShopOff;
        var shown = view ?? Views.FirstOrDefault(v => counts[v] > 0, OrderView.Today);
        var pages = Math.Max(1, (counts[shown] + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        var list = await orders.ListAsync(shown, page * PageSize, PageSize, ct);

        var text = ChatText.Empty.Bold(await TodayAsync(counts[OrderView.ToShip], ct)).Line();
        text = list.Count == 0 ? text.Line(OrderTexts.Empty(shown)) : text.Line(OrderTexts.Heading(shown, counts[shown], page, pages));
        text = list.Aggregate(text, (t, order) => t.Line(card.Line(order)));
        var numbers = list.Where(o => OrderCard.Number(o) is not null).Select(o => Button.For(ChatText.OneLine(o.Name, 20), OrderVerbs.Show, OrderCard.Number(o)!.Value, 0));
        var views = Views.Where(v => v != shown && counts[v] > 0).Select(v => To(OrderTexts.ViewButton(v, counts[v]), v, 0));
        var turns = new List<Button>();
        if (page > 0) turns.Add(To(OrderTexts.Newer, shown, page - 1));
        if (page < pages - 1) turns.Add(To(OrderTexts.Older, shown, page + 1));
        return new() { Text = text.Trimmed(), Keyboard = Keyboard.None.Row([.. numbers]).Row([.. turns]).Row([.. views]) };
    }

    /// <summary><c>Orders today: 4 · €187 · 2 to ship</c>; each currency for itself.</summary>
    private async Task<string> TodayAsync(int toShip, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(settings.Local(time.GetUtcNow()).Date);
        var days = await orders.DaysAsync(today, today, ct);
        var sums = days.Where(d => d.Orders > 0).Select(d => card.Money(d.Revenue, d.Currency));
        return OrderTexts.Today(days.Sum(d => d.Orders), string.Join(" + ", sums), toShip);
    }

    private static Button To(string label, OrderView view, int page) => Button.For(label, OrderVerbs.List, page, (int)view);
}
