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

    /// <summary>Shopify's word for an order of nothing but services and downloads.</summary>
    private const string NothingToSend = "fulfillment_not_required";

    public const string HighRisk = "⚠️ High risk: look at this order in Shopify before you send it.";
    public const string Test = "A test order: it counts nowhere.";
    public const string NoLines = "Nothing in it is to be sent.";
    public const string LinesNotKnown = "I do not know yet what is in it: Shopify has not told me.";
    public const string Underway = "⏳ I am marking it as shipped …";

    public const string NoSuchOrder = "There is no such order.";
    public const string ForeignButton = "That button does not belong to this chat. /orders shows what is here.";
    public const string Changed = "This changed, here is the current one.";
    public const string LeftAsItIs = "Left as it was.";
    public const string Looking = "Looking at what is left to send …";
    public const string NothingLeft = "Shopify has nothing left to send of this order.";
    public const string NotPaidYet = "⚠️ It is not paid yet.";

    public const string ShopOff = "I do not see your orders: SHOPIFY_SHOP and its key are missing in the settings. /status shows what is there.";
    public const string ShopAway = "Shopify did not answer. Nothing was changed; tap again in a minute.";
    public const string ShopAwayTracking = "Shopify did not answer, so nothing was added. Send it again in a minute.";
    public const string ShopRefused =
        "Shopify does not let me at orders. Give the app the scopes read_orders and write_merchant_managed_fulfillment_orders. Nothing was changed.";

    public const string Interrupted = "I was cut off before I asked Shopify, so nothing was changed. Tap again.";

    public const string SendTracking = "Send me the tracking number.";
    public const string NotTracking = "That is not tracking I can use. Send the number, the carrier and the number (DHL Express 123…), or an https link. /cancel leaves it.";
    public const string TrackingLost = "I no longer have the tracking you typed, so nothing was added. Press Add tracking and send it again.";
    public const string OlderTracking = "You have sent another one since. Use the buttons under the newest one.";
    public const string AddingTracking = "Adding it …";
    public const string TrackingNotConfirmed = "❓ Shopify did not confirm the tracking. Look at the order in Shopify, or add it again: the same twice changes nothing.";

    public const string AskingAddress = "🏠 Asking Shopify for the address …";
    public const string AddressWithheld = "Shopify gives me no address: your shop's plan or the app's rights keep customers' data back, or the order has none. Shopify's admin shows it.";
    public const string AddressRemoved = "🏠 The address has been removed.";

    public const string Newer = "‹ Newer";
    public const string Older = "Older ›";

    public static string Symbol(Order order) => order.Status switch
    {
        OrderStatus.Pending => "⏳",
        OrderStatus.Processing => order.Fulfilment == NothingToSend ? "✅" : "📦",
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
        OrderStatus.Processing => $"{Paid(order)}, {order.Fulfilment switch { "partial" => "partly shipped", NothingToSend => "nothing to send", _ => "to ship" }}",
        _ => Paid(order),
    };

    /// <summary><c>Linen tote ×1, Beeswax wrap ×2</c>; the rest of a long order as a number.</summary>
    public static string Contents(Order order, int most, int titleLimit)
    {
        if (order.Lines.Count == 0) return order.Pieces == 0 ? "nothing to send" : Pieces(order.Pieces);
        var lines = order.Lines.Where(l => l.Quantity > 0).ToList();
        if (lines.Count == 0) return "nothing left";
        var shown = lines.Take(most).Select(l => $"{ChatText.OneLine(l.Title, titleLimit)} ×{l.Quantity}");
        return string.Join(", ", shown) + (lines.Count > most ? $" and {lines.Count - most} more" : "");
    }

    public static string Pieces(int pieces) => pieces == 1 ? "1 piece" : string.Create(CultureInfo.InvariantCulture, $"{pieces} pieces");

    public static string MoreLines(int more) => more == 1 ? "… and 1 more line" : string.Create(CultureInfo.InvariantCulture, $"… and {more} more lines");

    public static string Ordered(string when) => $"Ordered {when}";

    public static string FromDraft(long post) => string.Create(CultureInfo.InvariantCulture, $"From draft {post}");

    public static string Refunded(string amount) => $"Refunded: {amount}";

    public static string NotConfirmed(string clock) =>
        $"❓ Shopify took it but did not confirm ({clock}). I will not ask for it again until I know. I look every minute.";

    public static string NotShipped(string reason) => $"⚠️ Not marked as shipped: {reason}";

    /// <returns>Null when it may be shipped.</returns>
    public static string? WhyNotShip(Order order) => order.Status switch
    {
        OrderStatus.Shipped => $"{order.Name} is shipped already.",
        OrderStatus.Cancelled => $"{order.Name} is cancelled: there is nothing to send.",
        OrderStatus.Refunded => $"{order.Name} is refunded: there is nothing to send.",
        _ when order.Fulfilment == NothingToSend || (order.Pieces == 0 && order.Lines.Count == 0) => NoLines,
        _ => null,
    };

    /// <summary><c>Mark #1042 shipped: 3 pieces from Berlin, and 1 from Hamburg?</c></summary>
    public static string Question(string name, IReadOnlyList<Parcel> parcels, Tracking? tracking)
    {
        var with = tracking is null ? "" : $" with {Tracking(tracking)}";
        return $"Mark {name} shipped{with}: {Parcels(parcels)}?{(tracking is not null && parcels.Count > 1 ? " It goes with each parcel." : "")}";
    }

    public static string KeptBack(IReadOnlyList<Parcel> parcels) => $"Not these: {Parcels(parcels)}. Shopify keeps them back (on hold, scheduled, or with a fulfilment service).";

    public static string AllKeptBack(IReadOnlyList<Parcel> parcels) =>
        $"I cannot mark it as shipped: {Parcels(parcels)}, which Shopify keeps back (on hold, scheduled, or with a fulfilment service). Release it in Shopify first.";

    public static string MarkingShipped(string name) => $"Marking {name} as shipped …";

    public static string BeingShipped(string? by) => $"{by ?? "Somebody"} is just marking it as shipped. Nothing else happens.";

    public static string DecidedBefore(string? by, string age) => $"{by ?? "Somebody"} decided that {(age == "now" ? "just now" : age + " ago")}. Nothing else happens.";

    public static string ParcelChanged(string location) => $"what is to be sent from {Place(location)} is no longer what I asked you about. Tap again.";

    public static string NotArrived(string location) =>
        $"Shopify still has all of it to be sent from {Place(location)}, minutes after I asked and got no answer. My request seems not to have arrived. Look in Shopify if you are unsure, then tap again.";

    public static string Refused(string? reason) => reason is null ? "Shopify refused." : $"Shopify says: {ChatText.OneLine(reason, 200)}";

    public static string NotShippedNews(string name, string reason) => $"⚠️ {name} is not marked as shipped: {reason}";

    public static string AskTracking(string name) => $"🚚 {name}: send the tracking number, or a link; “DHL Express 123…” works.";

    public static string NameWhileTracking(string name) => $"That is an order's name, not tracking. Send the tracking of {name}, or /cancel first.";

    public static string StillTracking(string name) => $"🚚 {name}: the newest message below counts.";

    public static string NothingToTrack(string name) => $"Nothing of {name} has been sent yet, so there is nothing to track.";

    public static string TrackingPreview(string name, Tracking typed, int number, int of, Tracking? instead) =>
        $"🚚 {name}{(of > 1 ? string.Create(CultureInfo.InvariantCulture, $", parcel {number} of {of}") : "")}: {Tracking(typed)}"
        + (instead is null or { Number: null, Url: null } ? "" : $"\nIn place of: {Tracking(instead)}");

    public static string GoesWithIt(string name, Tracking tracking) => $"🚚 {name} goes with {Tracking(tracking)}; its card says how far it is.";

    public static string TrackingAdded(string name, Tracking typed) => $"✅ {name} has its tracking: {Tracking(typed)}";

    /// <summary><c>DHL Express 123</c>, or the link.</summary>
    public static string Tracking(Tracking tracking) =>
        ChatText.OneLine(string.Join(' ', new[] { tracking.Company, tracking.Number ?? tracking.Url?.AbsoluteUri }.OfType<string>()), 200);

    public static ChatText Address(string name, string address) => ChatText.Empty.Bold($"🏠 {name}").Line(" · removed in 60 s").Code(address);

    public static string NoSuchName(string name) => $"I know no order {ChatText.OneLine(name, 40)}. I keep those of the last months; /orders lists them.";

    /// <summary><c>Orders today: 4 · €187 · 2 to ship</c></summary>
    public static string Today(int orders, string revenue, int toShip) =>
        string.Join(" · ", new[] { string.Create(CultureInfo.InvariantCulture, $"Orders today: {orders}"), revenue, toShip > 0 ? string.Create(CultureInfo.InvariantCulture, $"{toShip} to ship") : "nothing to ship" }.Where(t => t.Length > 0));

    public static string Heading(OrderView view, int count, int page, int pages) =>
        string.Create(CultureInfo.InvariantCulture, $"{ViewButton(view, count)}{(pages > 1 ? $" · page {page + 1} of {pages}" : "")}");

    public static string ViewButton(OrderView view, int count) => string.Create(CultureInfo.InvariantCulture, $"{(view switch { OrderView.ToShip => "📦 To ship", OrderView.Unpaid => "⏳ Unpaid", _ => "All of today" })} · {count}");

    public static string Empty(OrderView view) => view switch
    {
        OrderView.ToShip => "Nothing is to be shipped.",
        OrderView.Unpaid => "Nothing is unpaid.",
        _ => "No orders yet today. I say so here when one comes in.",
    };

    /// <summary><c>38 min</c>, <c>2 h</c>, <c>3 days</c>: how long ago, for a narrow column.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} min"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h"),
        { TotalDays: < 2 } => "1 day",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} days"),
    };

    /// <summary><c>3 pieces from Berlin, and 1 from Hamburg</c></summary>
    private static string Parcels(IReadOnlyList<Parcel> parcels)
    {
        var words = parcels.Select((p, i) =>
        {
            var left = p.Lines.Sum(l => l.Left);
            return string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? Pieces(left) : $"{left}")} from {Place(p.Location)}");
        }).ToList();
        return words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])}, and {words[^1]}";
    }

    private static string Place(string location) => ChatText.OneLine(location, 60);

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
