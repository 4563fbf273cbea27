using System.Globalization;
using Conversations.Chat;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Orders;

/// <summary>An order as it stands in the chat. Of the customer it shows nothing.</summary>
public sealed class OrderCard(ShopSettings shop, TimeProvider time)
{
    private const int MostLines = 12;

    /// <summary>How long the chat is told of an attempt that came to nothing.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(24);

    /// <param name="shippings">Those of the newest question that somebody said yes to; empty when nobody has.</param>
    public Card For(Order order, IReadOnlyList<Shipping>? shippings = null)
    {
        var text = ChatText.Empty;
        if (order.HighRisk && order.Status is OrderStatus.Pending or OrderStatus.Processing) text = text.Line(OrderTexts.HighRisk);
        text = text.Bold($"{OrderTexts.Symbol(order)} {ChatText.OneLine(order.Name, 40)}").Line($" · {Amount(order)} · {OrderTexts.Word(order)}");
        if (order.Test) text = text.Line(OrderTexts.Test);
        text = Lines(text, order);
        if (order.Refunded > 0) text = text.Line(OrderTexts.Refunded(Money(order.Refunded, order.Currency)));
        text = text.Line(OrderTexts.Ordered(shop.When(order.CreatedAt, time.GetUtcNow())));
        if (order.PostId is { } post) text = text.Line(OrderTexts.FromDraft(post));
        if (Shipping(order, shippings ?? []) is { } shipping) text = text.Line().Line(shipping);
        return new() { Text = text.Trimmed(), Keyboard = Buttons(order, shippings ?? []) };
    }

    /// <summary>The question before the second tap: what happens, in pieces and places.</summary>
    public Card Asking(Order order, ShipQuestion question)
    {
        if (question.Number is not { } number) return WithNote(order, question.KeptBack.Count > 0 ? OrderTexts.AllKeptBack(question.KeptBack) : OrderTexts.NothingLeft);
        var text = For(order).Text.Line().Line();
        if (order.Status == OrderStatus.Pending) text = text.Line(OrderTexts.NotPaidYet);
        text = text.Line(OrderTexts.Question(order.Name, question.Ready, question.Tracking));
        if (question.KeptBack.Count > 0) text = text.Line(OrderTexts.KeptBack(question.KeptBack));
        var (yes, id) = (question.Tracking is null ? OrderTexts.YesShipped : OrderTexts.UseAndShip, Number(order)!.Value);
        var no = question.Tracking is null ? Button.For(OrderTexts.Back, OrderVerbs.Back, id, 0) : Button.For(OrderTexts.Cancel, OrderVerbs.LeaveTracking, id, 0);
        return new() { Text = text.Trimmed(), Keyboard = Keyboard.None.Row(Button.For(yes, OrderVerbs.Ship, id, number), no) };
    }

    /// <summary>The card with a sentence about what has just not worked.</summary>
    public Card WithNote(Order order, string note)
    {
        var usual = For(order);
        return usual with { Text = usual.Text.Line().Line().Add(note) };
    }

    /// <summary><c>#1042  Linen tote ×1, Beeswax wrap ×2   €52   paid, to ship  38 min</c></summary>
    public string Line(Order order)
    {
        var risk = order.HighRisk && order.Status is OrderStatus.Pending or OrderStatus.Processing ? "⚠️ high risk, " : "";
        return $"{ChatText.OneLine(order.Name, 40)}  {OrderTexts.Contents(order, 3, 30)}   {Amount(order)}   {risk}{OrderTexts.Word(order)}  {OrderTexts.Age(time.GetUtcNow() - order.CreatedAt)}";
    }

    /// <returns>Null when a button cannot carry it.</returns>
    public static long? Number(Order order) => long.TryParse(order.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public string Money(long minor, string currency) => shop.Money(MinorUnits.ToMoney(minor, currency));

    /// <summary>What the person saw, in seven digits: an order changes in whole seconds, and the digits come again after 115 days.</summary>
    public static int RevisionOf(Order order) => (int)Math.Abs(order.UpdatedAt.ToUnixTimeSeconds() % 10_000_000);

    private string Amount(Order order) => Money(order.Status is OrderStatus.Cancelled or OrderStatus.Refunded ? order.Total : order.CurrentTotal, order.Currency);

    private ChatText Lines(ChatText text, Order order)
    {
        if (order.Lines.Count == 0) return text.Line(order.Pieces == 0 ? OrderTexts.NoLines : OrderTexts.LinesNotKnown);
        var lines = order.Lines.Where(l => l.Quantity > 0).ToList(); // the others were edited away, returned or cancelled
        foreach (var line in lines.Take(MostLines)) text = text.Line($"{ShopTexts.Title(line.Title)} ×{line.Quantity} · {Money(line.Price * line.Quantity, order.Currency)}");
        return lines.Count > MostLines ? text.Line(OrderTexts.MoreLines(lines.Count - MostLines)) : text;
    }

    private string? Shipping(Order order, IReadOnlyList<Shipping> shippings)
    {
        if (shippings.FirstOrDefault(s => s.State == ShippingState.Unknown) is { } unknown) return OrderTexts.NotConfirmed(shop.Clock(unknown.Since));
        if (shippings.Any(s => s.IsOpen)) return OrderTexts.Underway;
        var failed = shippings.FirstOrDefault(s => s.State == ShippingState.NotDone && time.GetUtcNow() - s.Since < Lately);
        return failed is { Reason: { } reason } && order.Status is OrderStatus.Pending or OrderStatus.Processing ? OrderTexts.NotShipped(reason) : null;
    }

    /// <summary>Only what can do something: nobody sends what is cancelled, and what is under way is not asked for again.</summary>
    private static Keyboard Buttons(Order order, IReadOnlyList<Shipping> shippings)
    {
        if (Number(order) is not { } id || shippings.Any(s => s.IsOpen)) return Keyboard.None;
        var revision = RevisionOf(order);
        var tracking = Button.For(OrderTexts.AddTracking, OrderVerbs.AddTracking, id, revision);
        return order.Status switch
        {
            OrderStatus.Pending or OrderStatus.Processing when OrderTexts.WhyNotShip(order) is null => Keyboard.None
                .Row(Button.For(OrderTexts.MarkShipped, OrderVerbs.AskShip, id, revision), tracking)
                .Row(Button.For(OrderTexts.ShowAddress, OrderVerbs.Address, id, revision)),
            OrderStatus.Shipped => Keyboard.None.Row(tracking),
            _ => Keyboard.None,
        };
    }
}
