using Conversations.Chat;
using Conversations.Posts.Drafting;
using Conversations.Posts.Publishing;

namespace Conversations.Posts;

/// <summary>
/// The journal as posts see it. What <see cref="CommitAsync"/> has answered is on disk and survives a power cut (R3).
/// </summary>
public interface IPostStore
{
    Task<Post?> FindAsync(PostId id, CancellationToken ct);

    /// <summary>Gives the post the next free number, unless one was created with this key before: then that one.</summary>
    /// <param name="post">Its id is ignored.</param>
    /// <param name="key">Idempotency key: <c>update:123</c>.</param>
    Task<Post> CreateAsync(Post post, string key, CancellationToken ct);

    /// <summary>The post created with that key; null when there is none.</summary>
    Task<Post?> FindByKeyAsync(string key, CancellationToken ct);

    /// <summary>Takes a post under the number it had before the journal was lost, with its ledger rows.</summary>
    /// <returns>False, and nothing is written, when the number is known.</returns>
    Task<bool> RestoreAsync(Post post, IReadOnlyList<Publication> publications, CancellationToken ct);

    /// <returns>False, and nothing is written, when any part of the change no longer fits what is on record.</returns>
    Task<bool> CommitAsync(PostChange change, CancellationToken ct);

    /// <summary>Moves a ledger row without a change that anybody sees.</summary>
    /// <returns>False, and nothing is written, when the row is no longer in <paramref name="from"/>.</returns>
    Task<bool> CommitLedgerAsync(Publication publication, PublicationState from, CancellationToken ct);

    /// <summary>By due time, then by number.</summary>
    Task<IReadOnlyList<Post>> ListAsync(IReadOnlyCollection<PostStage> stages, CancellationToken ct);

    /// <summary>Due times of approved posts, held ones too, and of those that went out within <see cref="PublishingSlots.Apart"/>; UTC.</summary>
    Task<IReadOnlySet<DateTimeOffset>> TakenSlotsAsync(CancellationToken ct);

    /// <summary>Posts that want the publisher up to then: due, in the middle of going out, or at the end of their undo window.</summary>
    Task<IReadOnlyList<DuePost>> DueAsync(DateTimeOffset until, CancellationToken ct);

    Task<Decision?> FindDecisionAsync(long updateId, CancellationToken ct);

    /// <summary>The newest decision about a post; null when nobody has decided yet.</summary>
    Task<Decision?> LastDecisionAsync(PostId id, CancellationToken ct);

    /// <summary>The newest attempt on a platform; null before the first claim.</summary>
    Task<Publication?> FindPublicationAsync(PostId id, Platform platform, CancellationToken ct);

    /// <summary>Whether another post with exactly this text has been on its way out: then finding the text proves nothing.</summary>
    Task<bool> HasTwinAsync(Post post, CancellationToken ct);

    /// <summary>The newest texts that went out or may still, without those given up; newest first.</summary>
    /// <param name="except">This post's own text is not among them.</param>
    Task<IReadOnlyList<PostText>> RecentTextsAsync(PostId except, int most, CancellationToken ct);

    /// <summary>What people have decided about the newest few hundred drafts of products of that type; of all types for null.</summary>
    Task<Approvals> ApprovalsAsync(string? type, CancellationToken ct);

    /// <summary>Products that the newest few thousand posts were about, each once.</summary>
    Task<IReadOnlyList<ShownProduct>> ShownProductsAsync(CancellationToken ct);

    /// <summary>Live posts whose public page is not known yet.</summary>
    Task<IReadOnlyList<PostId>> WithoutLinkAsync(DateTimeOffset publishedSince, CancellationToken ct);

    /// <summary>Messages that show the post, with the revision each shows.</summary>
    /// <summary>Live posts that are old enough for their next metrics.</summary>
    Task<IReadOnlyList<PostId>> MetricsDueAsync(DateTimeOffset now, CancellationToken ct);

    Task<IReadOnlyList<ShownCard>> CardsAsync(PostId id, CancellationToken ct);

    /// <summary>A button is good only in a chat that has a card of its post (X2).</summary>
    async Task<bool> BelongsAsync(Post post, ChatId chat, CancellationToken ct) =>
        post.Chat == chat || (await CardsAsync(post.Id, ct)).Any(c => c.Message.Chat == chat);

    Task SaveCardAsync(ShownCard card, CancellationToken ct);

    Task RemoveCardAsync(MessageRef message, CancellationToken ct);

    /// <summary>Posts with a card, or a notice due, that shows an older revision than the one on record.</summary>
    Task<IReadOnlyList<PostId>> StaleCardsAsync(CancellationToken ct);
}

/// <summary>Changes that belong together: one transaction.</summary>
public sealed record PostChange
{
    /// <summary>Taken only if the journal holds the revision before it.</summary>
    public required Post Post { get; init; }

    public Decision? Decision { get; init; }

    public IReadOnlyList<LedgerChange> Ledger { get; init; } = [];
}

/// <param name="To">The ledger row after the change.</param>
/// <param name="From">The state the row must be in; null inserts it and fails if the attempt exists.</param>
public sealed record LedgerChange(Publication To, PublicationState? From);

/// <param name="At">In the past for a post that is going out.</param>
public sealed record DuePost(PostId Id, DateTimeOffset At);

/// <summary>A message that shows a post. A notice is a short message about it that is never edited.</summary>
public sealed record ShownCard(PostId Post, MessageRef Message, int Revision, bool IsNotice);

/// <param name="Decided">Drafts that somebody has approved or rejected.</param>
/// <param name="AsWritten">Those approved without a word of theirs changed by a person.</param>
public sealed record Approvals(int Decided, int AsWritten);

/// <summary>What a post says.</summary>
public sealed record PostText(PostId Post, string Text);
