namespace Conversations.Orders;

/// <summary>What is known of an order after it was told of again: by Shopify's own record, which is whole, or by Appwrite's row, which has no lines.</summary>
public static class OrderMerge
{
    // In the order in which they follow one another, as the order function ranks them.
    private static readonly string[] Payments = ["pending", "authorized", "partially_paid", "paid", "partially_refunded", "refunded", "voided"];
    private static readonly string[] Fulfilments = ["partial", "fulfilled", "restocked"];

    /// <returns>The later of the two, with what only the other one knows.</returns>
    public static Order With(this Order known, Order told)
    {
        var (later, other) = IsLater(told, known) ? (told, known) : (known, told);
        return later with
        {
            Lines = later.Lines.Count > 0 ? later.Lines : other.Lines,
            // Only the whole record knows of the risk.
            HighRisk = later.Lines.Count > 0 || later.HighRisk ? later.HighRisk : other.HighRisk,
            Campaign = other.JourneyReady && !later.JourneyReady ? other.Campaign ?? later.Campaign : later.Campaign ?? other.Campaign,
            JourneyReady = later.JourneyReady || other.JourneyReady,
            Source = later.Source ?? other.Source,
            DiscountCode = later.DiscountCode ?? other.DiscountCode,
            PostId = later.PostId ?? other.PostId,
        };
    }

    /// <summary>Shopify stamps whole seconds: within one, what has come further is the later, and then what is whole.</summary>
    private static bool IsLater(Order told, Order known)
    {
        if (told.UpdatedAt != known.UpdatedAt) return told.UpdatedAt > known.UpdatedAt;
        var (toldSo, knownSo) = (Progress(told), Progress(known));
        return toldSo > knownSo || (toldSo == knownSo && told.Refunded >= known.Refunded && told.Lines.Count > 0);
    }

    private static int Progress(Order order) =>
        (order.CancelledAt is null ? 0 : 100) + (10 * (Array.IndexOf(Payments, order.Payment) + 1)) + Array.IndexOf(Fulfilments, order.Fulfilment) + 1;
}
