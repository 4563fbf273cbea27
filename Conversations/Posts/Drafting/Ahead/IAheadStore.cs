namespace Conversations.Posts.Drafting.Ahead;

/// <summary>The journal as drafts written ahead see it. What it has answered is on disk.</summary>
public interface IAheadStore
{
    /// <summary>Whether there is a batch for the slots of that day, whatever became of it.</summary>
    Task<bool> IsPreparedAsync(DateOnly day, CancellationToken ct);

    /// <summary>Records a batch before it is asked for.</summary>
    /// <returns>False, and nothing is written, when there is one for that day.</returns>
    Task<bool> IntendAsync(DraftBatch batch, IReadOnlyList<AheadDraft> drafts, CancellationToken ct);

    /// <summary>Takes an intent back: the vendor has refused it.</summary>
    Task ForgetAsync(DraftBatch batch, CancellationToken ct);

    /// <summary>Records what has become of it; with what its requests came to.</summary>
    Task SaveAsync(DraftBatch batch, IReadOnlyList<AheadDraft> answered, CancellationToken ct);

    /// <summary>Batches that are intended or asked for, oldest first.</summary>
    Task<IReadOnlyList<DraftBatch>> OpenAsync(CancellationToken ct);

    Task<IReadOnlyList<AheadDraft>> OfAsync(DateOnly day, CancellationToken ct);

    /// <summary>Null when nothing was written ahead for that slot.</summary>
    Task<AheadDraft?> FindAsync(SlotKey slot, CancellationToken ct);

    /// <summary>The text that was written ahead for the slot that the post was made in; null when there is none.</summary>
    Task<AheadDraft?> OfPostAsync(PostId post, CancellationToken ct);

    /// <summary>Puts what it cost down to the post.</summary>
    Task UsedAsync(AheadDraft draft, PostId post, CancellationToken ct);

    /// <summary>It is not to be used.</summary>
    Task DropAsync(AheadDraft draft, CancellationToken ct);
}

/// <param name="Day">The local day of its slots.</param>
/// <param name="DisplayName">Ours, by which it is found again.</param>
/// <param name="Name">The vendor's; null until it is known.</param>
public sealed record DraftBatch(DateOnly Day, string DisplayName, string? Name, BatchState State, DateTimeOffset IntendedAt);

public enum BatchState
{
    /// <summary>Asked for, or about to be: whether there is one is not known.</summary>
    Intended,

    Created,

    Done,

    /// <summary>It came to nothing.</summary>
    Ended,
}

/// <summary>A text for a slot that is still to come.</summary>
/// <param name="Facts">Names what the text was written from: another product record gives another name.</param>
/// <param name="Stock">When it was written.</param>
/// <param name="Reason">Why this product, in a few words.</param>
/// <param name="Reservation">What it costs stands there.</param>
/// <param name="Answer">As the model gave it; null while there is none, and when it is not to be used.</param>
public sealed record AheadDraft(
    SlotKey Slot, DateOnly Day, string Product, string Facts, int? Stock, string Reason, long Reservation, string? Answer, string? ModelVersion);
