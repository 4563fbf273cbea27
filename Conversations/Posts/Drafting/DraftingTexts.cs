using System.Globalization;
using Conversations.Settings;

namespace Conversations.Posts.Drafting;

/// <summary>Every sentence about drafts that nobody asked for.</summary>
public static class DraftingTexts
{
    public const string OwnerUnreachable = "when I last drafted, the owner's chat could not be reached: the first owner must write /start to me once. Drafts wait in /queue";

    public const string ShopIsAway = "your shop does not answer; I try again each minute";

    public const string ShopRefuses = "Shopify refuses my access. Check SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET, or the token";

    public const string Unanswered = "Nobody answered, so I let it go. Forward me the link if you want it after all.";

    /// <param name="moves">So far.</param>
    public static string NoAnswer(ShopSettings shop, int moves, DateTimeOffset by) => moves switch
    {
        0 => $"No answer by {Day(shop, by)} {shop.Clock(by)} → next free slot",
        < MoveUnanswered.MostMoves => $"Nobody answered, so it moved on. No answer by {Day(shop, by)} {shop.Clock(by)} → next free slot",
        _ => $"Nobody answered, so it moved on. No answer by {Day(shop, by)} {shop.Clock(by)} → skipped",
    };

    public static string NotPostedFor(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"not posted for {(int)span.TotalDays} days");

    public static string ClockBeforeBuild(ShopSettings shop, DateTimeOffset now, DateTimeOffset built) =>
        $"my clock says {Day(shop, now)}, and I was made on {Day(shop, built)}. I draft nothing by myself until it is right";

    public static string ClockTooLate(ShopSettings shop, DateTimeOffset now) =>
        $"my clock says {Day(shop, now)}, which cannot be. I draft nothing by myself until it is right";

    public static string ClockBehindRecord(ShopSettings shop, DateTimeOffset now, DateTimeOffset newest) =>
        $"my clock says {Day(shop, now)} {shop.Clock(now)}, and my records reach to {Day(shop, newest)} {shop.Clock(newest)}. I draft nothing by myself until it is right; if it is still so in a day, I believe it";

    /// <param name="next">The next slot; null when there is none.</param>
    public static string Line(ShopSettings shop, DateTimeOffset now, string? doubt, string? trouble, Slot? next) => (doubt ?? trouble, next) switch
    {
        ({ } why, _) => $"⚠️ Drafting: {why}",
        (_, { } slot) => $"✅ Drafting: next {shop.When(slot.Due, now)}",
        _ => "⬜ Drafting: only what you send me",
    };

    public static string NextDraft(ShopSettings shop, DateTimeOffset now, Slot next) => $"✍️ Next draft of mine: {shop.When(next.Due, now)}";

    /// <summary>What the owner hears of slots that came to the same, oldest first.</summary>
    public static string About(ShopSettings shop, SlotOutcome outcome, IReadOnlyList<SlotRow> slots) => outcome switch
    {
        SlotOutcome.Missed when slots is [var only] => $"⏭ I was off or cut off at {Moment(shop, only)}, so there is no draft for that hour. The next one comes at its time.",
        SlotOutcome.Missed => $"⏭ I was off or cut off from {Moment(shop, slots[0])} to {Moment(shop, slots[^1])}: {slots.Count} drafting hours passed and stay skipped. The next draft comes at its time.",
        SlotOutcome.QueueFull => $"⏭ {RunDraftingSlot.MostWaiting} drafts wait for your answer, so I made no new one at {Moment(shop, slots[^1])}. Decide on some and I go on. /queue",
        SlotOutcome.SoldOut => "⏭ Everything in your online store is sold out, so there was nothing to draft about. I look again at each drafting hour; restock something and it goes on by itself.",
        SlotOutcome.NoPicture => "⏭ No product in stock has a picture, and a post needs one. Add one in Shopify and I go on by myself.",
        SlotOutcome.PostedLately => $"⏭ Every product in stock was drafted or posted in the last {ChooseProduct.Pause.Days} days, so I leave this hour out. Forward me a link if you want one of them again.",
        SlotOutcome.ShopAway => $"⏭ Your shop did not let me look at its products for {DueSlots.Grace.TotalHours:0} hours, so there is no draft for {Moment(shop, slots[^1])}. /status says more.",
        _ => "⏭ Your online store has no product that I could draft about. Set one to active and publish it to the Online Store, and I go on by myself.",
    };

    private static string Moment(ShopSettings shop, SlotRow slot) => $"{Day(shop, slot.Due)} {shop.Clock(slot.Due)}";

    private static string Day(ShopSettings shop, DateTimeOffset at) =>
        shop.Local(at).ToString(at.Year is > 2020 and < 2040 ? "ddd d MMM" : "d MMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
