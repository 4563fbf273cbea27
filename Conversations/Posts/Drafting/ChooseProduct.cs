using System.Globalization;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts.Drafting;

/// <summary>
/// Which product the next draft is about. Only what is in the store, in stock and pictured, and was not before the owner
/// lately; the slots take turns at what is new, what sells and what lies about.
/// </summary>
public static class ChooseProduct
{
    /// <summary>For so long nobody wants to see the same product again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(14);

    /// <summary>What is older is no news.</summary>
    public static readonly TimeSpan News = TimeSpan.FromDays(60);

    private static readonly TimeSpan Week = TimeSpan.FromDays(6);

    /// <summary>Where a slot looks first, and where next if nothing is found there.</summary>
    /// <param name="turn">Counts the plan's slots through the days, so that a plan with one slot a day takes turns too.</param>
    public static IReadOnlyList<ProductOrder> OrdersFor(int turn) => (turn % 3) switch
    {
        0 => [ProductOrder.Newest, ProductOrder.BestSelling, ProductOrder.MostStock],
        1 => [ProductOrder.BestSelling, ProductOrder.MostStock, ProductOrder.Newest],
        _ => [ProductOrder.MostStock, ProductOrder.BestSelling, ProductOrder.Newest],
    };

    public static int TurnOf(SlotPlan plan, SlotKey slot)
    {
        var times = plan.TimesOn(slot.Date);
        return slot.Date.DayNumber * Math.Max(1, times.Count) + times.Count(t => t < slot.Time);
    }

    /// <summary>The products of a page that may be posted now, the best choice first.</summary>
    /// <param name="shown">By product id.</param>
    public static IReadOnlyList<ProductChoice> Rank(
        ProductOrder order, ProductPage page, IReadOnlyDictionary<string, ShownProduct> shown, DateTimeOffset now, ShopSettings shop)
    {
        var free = page.Products.Where(p => Obstacle(p, shown, now) is null);
        var ranked = order switch
        {
            ProductOrder.Newest => free.Where(p => now - p.CreatedAt < News).OrderBy(p => LastPosted(p, shown) is not null).ThenByDescending(p => p.CreatedAt),
            ProductOrder.MostStock => free.OrderBy(p => LastPosted(p, shown) ?? DateTimeOffset.MinValue).ThenByDescending(p => p.Stock ?? 0),
            _ => free,
        };
        return [.. ranked.Select(p => new ProductChoice(p.Id, Reason(order, p, page.Collection, LastPosted(p, shown), now, shop)))];
    }

    /// <summary>What keeps a product from being posted now; null when nothing does.</summary>
    public static SlotOutcome? Obstacle(ListedProduct product, IReadOnlyDictionary<string, ShownProduct> shown, DateTimeOffset now) => product switch
    {
        { Visibility: not ProductVisibility.Visible } => SlotOutcome.ShopEmpty,
        { Stock: 0 } => SlotOutcome.SoldOut,
        { HasPicture: false } => SlotOutcome.NoPicture,
        _ when shown.GetValueOrDefault(product.Id) is { } last && (last.Waits || now - last.ShownAt < Pause) => SlotOutcome.PostedLately,
        _ => null,
    };

    /// <summary>The sentence that helps most where nothing could be chosen: what came closest to a draft.</summary>
    public static SlotOutcome WhyNone(IEnumerable<SlotOutcome> obstacles) => obstacles.DefaultIfEmpty(SlotOutcome.ShopEmpty).MaxBy(o => o switch
    {
        SlotOutcome.PostedLately => 3,
        SlotOutcome.NoPicture => 2,
        SlotOutcome.SoldOut => 1,
        _ => 0,
    });

    private static DateTimeOffset? LastPosted(ListedProduct product, IReadOnlyDictionary<string, ShownProduct> shown) =>
        shown.GetValueOrDefault(product.Id)?.PostedAt;

    private static string Reason(ProductOrder order, ListedProduct product, string? collection, DateTimeOffset? posted, DateTimeOffset now, ShopSettings shop) => order switch
    {
        ProductOrder.Newest => $"new since {Day(product.CreatedAt, now, shop)}",
        ProductOrder.BestSelling when collection is not null => $"among the best sellers of {ShopTexts.Title(collection)}",
        _ => (product.Stock is { } stock ? string.Create(CultureInfo.InvariantCulture, $"{stock} in stock, ") : "")
            + (posted is { } at ? DraftingTexts.NotPostedFor(now - at) : "never posted"),
    };

    private static string Day(DateTimeOffset at, DateTimeOffset now, ShopSettings shop) =>
        shop.Local(at).ToString(now - at < Week ? "dddd" : "d MMM", CultureInfo.GetCultureInfo("en-GB"));
}

/// <param name="Reason">A few words for the card.</param>
public sealed record ProductChoice(string Product, string Reason);

/// <summary>What the journal knows of a product.</summary>
/// <param name="ShownAt">When the newest draft about it was made.</param>
/// <param name="PostedAt">When it last went live; null when it never has.</param>
/// <param name="Waits">A draft about it is neither live nor given up.</param>
public sealed record ShownProduct(string Product, DateTimeOffset ShownAt, DateTimeOffset? PostedAt, bool Waits);
