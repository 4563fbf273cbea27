namespace Sandbox.Shopify.Orders;

/// <summary>What people do to an order in the admin, and payment providers.</summary>
public static class OrderChanges
{
    public static ShopOrder Paid(this ShopOrder order) => order with { Financial = "PAID" };

    /// <summary>Nothing more is sent; what was paid goes back unless somebody wants it kept.</summary>
    public static ShopOrder Cancelled(this ShopOrder order, CancelWish wish, DateTimeOffset now)
    {
        var refund = wish.Refund && order.Financial is "PAID" or "PARTIALLY_REFUNDED";
        return order with
        {
            CancelledAt = now,
            CancelReason = wish.Reason,
            Financial = refund ? "REFUNDED" : order.Financial is "PENDING" or "AUTHORIZED" ? "VOIDED" : order.Financial,
            Refunded = refund ? order.Total : order.Refunded,
            CurrentTotal = 0,
            Lines = [.. order.Lines.Select(l => l with { Current = 0 })],
            Parcels = [.. order.Parcels.Select(p => p.Left == 0 ? p : p with { Cancelled = true, Lines = [.. p.Lines.Select(l => l with { Left = 0 })] })],
        };
    }

    public static ShopOrder Refund(this ShopOrder order, RefundWish wish, long id, DateTimeOffset now)
    {
        RefundedLine[] lines = wish.Lines is null ? [] : [.. wish.Lines.Select(l => new RefundedLine(order.Lines[l.Line].Id, l.Quantity))];
        if (wish is { Lines: null, Amount: null }) lines = [.. order.Lines.Where(l => l.Current > 0).Select(l => new RefundedLine(l.Id, l.Current))];
        var amount = wish.Amount ?? (wish.Lines is null ? order.Total - order.Refunded : lines.Sum(r => order.Lines.First(l => l.Id == r.LineId).Price * r.Quantity));
        var refunded = order.Refunded + amount;
        return order with
        {
            Refunded = refunded,
            CurrentTotal = order.CurrentTotal - amount,
            Financial = refunded >= order.Total ? "REFUNDED" : "PARTIALLY_REFUNDED",
            Refunds = [.. order.Refunds, new(id, now, amount, lines)],
            Lines = [.. order.Lines.Select(l => l with { Current = l.Current - lines.Where(r => r.LineId == l.Id).Sum(r => r.Quantity) })],
            Parcels = Less(order.Parcels, lines),
        };
    }

    /// <summary>Sets what is left of lines; the total follows, what was ordered first stays.</summary>
    public static ShopOrder Edited(this ShopOrder order, EditWish wish)
    {
        var changed = wish.Lines.ToDictionary(l => order.Lines[l.Line].Id, l => l.Quantity);
        var less = order.Lines.Where(l => changed.ContainsKey(l.Id)).Select(l => new RefundedLine(l.Id, l.Current - changed[l.Id])).ToList();
        return order with
        {
            CurrentTotal = order.CurrentTotal - less.Sum(r => order.Lines.First(l => l.Id == r.LineId).Price * r.Quantity),
            Lines = [.. order.Lines.Select(l => changed.TryGetValue(l.Id, out var quantity) ? l with { Current = quantity } : l)],
            Parcels = Less(order.Parcels, less),
        };
    }

    private static IReadOnlyList<Parcel> Less(IReadOnlyList<Parcel> parcels, IReadOnlyCollection<RefundedLine> lines) =>
        [.. parcels.Select(p => p with { Lines = [.. p.Lines.Select(l => l with { Left = Math.Max(0, l.Left - lines.Where(r => r.LineId == l.LineId).Sum(r => r.Quantity)) })] })];
}

public sealed record CancelWish(string Reason = "CUSTOMER", bool Refund = true);

/// <summary>Without amount and lines, all of it.</summary>
public sealed record RefundWish(decimal? Amount = null, IReadOnlyList<LineChange>? Lines = null);

public sealed record EditWish(IReadOnlyList<LineChange> Lines);

/// <param name="Line">Its place in the order, from 0.</param>
/// <param name="Quantity">Of a refund what goes back, of an edit what is left.</param>
public sealed record LineChange(int Line, int Quantity);

/// <summary>Sent by somebody in the admin. Without parcel the first that can be sent; without quantity all that is left of it.</summary>
public sealed record ElsewhereWish(int? Parcel = null, int? Quantity = null, string? Company = null, string? Number = null, string? Url = null);

public sealed record AccessWish(string? Customers = null, double? SearchLag = null);
