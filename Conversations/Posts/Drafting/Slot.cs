using System.Globalization;

namespace Conversations.Posts.Drafting;

/// <summary>Names a slot: each of them runs at most once (S1).</summary>
/// <param name="Time">The local time of the plan, also where the clock skips it.</param>
/// <param name="Zone">IANA name of the zone that the date and the time are of.</param>
public readonly record struct SlotKey(DateOnly Date, TimeOnly Time, string Zone)
{
    /// <returns><c>slot:2026-11-23:09:00:Europe/Berlin</c>, the idempotency key of what the slot makes.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"slot:{Date:yyyy-MM-dd}:{Time:HH:mm}:{Zone}");
}

/// <param name="Due">UTC.</param>
public sealed record Slot(SlotKey Key, DateTimeOffset Due);

/// <summary>What has become of a slot.</summary>
/// <param name="Told">Nothing is left to be said about it.</param>
public sealed record SlotRow(SlotKey Key, DateTimeOffset Due, SlotOutcome Outcome, bool Told);

public enum SlotOutcome
{
    /// <summary>Its draft is to be made; not yet done.</summary>
    Claimed,

    /// <summary>There is a draft.</summary>
    Drafted,

    /// <summary>Its time passed while the program was off, or a later slot takes its place.</summary>
    Missed,

    /// <summary>A change of the clock put it on the same instant as the next one, which stands for both.</summary>
    Together,

    /// <summary>Too many drafts wait for an answer.</summary>
    QueueFull,

    /// <summary>The shop has nothing in its online store.</summary>
    ShopEmpty,

    SoldOut,

    /// <summary>Nothing in stock has a picture.</summary>
    NoPicture,

    /// <summary>Everything that could be posted was, lately.</summary>
    PostedLately,

    /// <summary>The shop did not answer in time.</summary>
    ShopAway,

    /// <summary>The month's AI budget bears no draft.</summary>
    BudgetUsed,
}
