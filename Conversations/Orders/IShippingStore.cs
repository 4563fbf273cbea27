using Conversations.Chat;

namespace Conversations.Orders;

/// <summary>The journal as shippings see it. What it has taken is on disk when it answers.</summary>
public interface IShippingStore
{
    /// <summary>Keeps what a person is about to be asked; the answer names it.</summary>
    /// <param name="tracking">Goes with every parcel of it.</param>
    Task<int> AskAsync(string orderId, IReadOnlyList<Parcel> parcels, Tracking? tracking, CancellationToken ct);

    /// <summary>The yes to a question. All its parcels are claimed in one step, or none; other questions about the order end with it.</summary>
    /// <param name="updateId">The same one delivered again has the effect of one (U2).</param>
    Task<ShipClaim> ClaimAsync(string orderId, int question, Person by, ChatId chat, long updateId, CancellationToken ct);

    /// <summary>Takes it only if the row is still in that state.</summary>
    Task<bool> MoveAsync(Shipping to, ShippingState from, CancellationToken ct);

    /// <summary>Rows of the newest question about the order that somebody said yes to; empty when nobody has.</summary>
    Task<IReadOnlyList<Shipping>> NewestAsync(string orderId, CancellationToken ct);

    /// <summary>Orders of which a shipping is open, or has ended without the chat having been told.</summary>
    Task<IReadOnlyList<string>> UnfinishedAsync(CancellationToken ct);

    /// <summary>The chat shows how these have ended.</summary>
    Task ToldAsync(IReadOnlyList<Shipping> ended, CancellationToken ct);
}

/// <param name="Rows">Of the question claimed, or of what stands in its way.</param>
public sealed record ShipClaim(ShipClaimResult Result, IReadOnlyList<Shipping> Rows);

public enum ShipClaimResult
{
    /// <summary>Now, or by the same update before.</summary>
    Claimed,

    /// <summary>Somebody has said yes already.</summary>
    Taken,

    /// <summary>There is no such question any more.</summary>
    Gone,
}
