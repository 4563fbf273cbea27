using Conversations.Chat;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Publishing;

namespace Tests.Reliability.Interleavings;

/// <summary>The real journal, with a turn before each reading and each writing of it.</summary>
internal sealed class TurnStore(IPostStore journal, Turns turns) : IPostStore
{
    public Task<Post?> FindAsync(PostId id, CancellationToken ct) => turns.NextAsync(() => journal.FindAsync(id, ct));

    public Task<Post> CreateAsync(Post post, string key, CancellationToken ct) => turns.NextAsync(() => journal.CreateAsync(post, key, ct));

    public Task<bool> RestoreAsync(Post post, IReadOnlyList<Publication> publications, CancellationToken ct) => turns.NextAsync(() => journal.RestoreAsync(post, publications, ct));

    public Task<bool> CommitAsync(PostChange change, CancellationToken ct) => turns.NextAsync(() => journal.CommitAsync(change, ct));

    public Task<bool> CommitLedgerAsync(Publication publication, PublicationState from, CancellationToken ct) =>
        turns.NextAsync(() => journal.CommitLedgerAsync(publication, from, ct));

    public Task<IReadOnlyList<Post>> ListAsync(IReadOnlyCollection<PostStage> stages, CancellationToken ct) => turns.NextAsync(() => journal.ListAsync(stages, ct));

    public Task<IReadOnlySet<DateTimeOffset>> TakenSlotsAsync(CancellationToken ct) => turns.NextAsync(() => journal.TakenSlotsAsync(ct));

    public Task<IReadOnlyList<DuePost>> DueAsync(DateTimeOffset until, CancellationToken ct) => turns.NextAsync(() => journal.DueAsync(until, ct));

    public Task<Decision?> FindDecisionAsync(long updateId, CancellationToken ct) => turns.NextAsync(() => journal.FindDecisionAsync(updateId, ct));

    public Task<Decision?> LastDecisionAsync(PostId id, CancellationToken ct) => turns.NextAsync(() => journal.LastDecisionAsync(id, ct));

    public Task<Publication?> FindPublicationAsync(PostId id, Platform platform, CancellationToken ct) =>
        turns.NextAsync(() => journal.FindPublicationAsync(id, platform, ct));

    public Task<bool> HasTwinAsync(Post post, CancellationToken ct) => turns.NextAsync(() => journal.HasTwinAsync(post, ct));

    public Task<Post?> FindByKeyAsync(string key, CancellationToken ct) => turns.NextAsync(() => journal.FindByKeyAsync(key, ct));

    public Task<IReadOnlyList<PostText>> RecentTextsAsync(PostId except, int most, CancellationToken ct) =>
        turns.NextAsync(() => journal.RecentTextsAsync(except, most, ct));

    public Task<IReadOnlyList<ShownProduct>> ShownProductsAsync(CancellationToken ct) => turns.NextAsync(() => journal.ShownProductsAsync(ct));

    public Task<IReadOnlyList<PostId>> MetricsDueAsync(DateTimeOffset now, CancellationToken ct) => turns.NextAsync(() => journal.MetricsDueAsync(now, ct));

    public Task<IReadOnlyList<PostId>> WithoutLinkAsync(DateTimeOffset publishedSince, CancellationToken ct) =>
        turns.NextAsync(() => journal.WithoutLinkAsync(publishedSince, ct));

    public Task<IReadOnlyList<ShownCard>> CardsAsync(PostId id, CancellationToken ct) => turns.NextAsync(() => journal.CardsAsync(id, ct));

    // Cards are shown after the fact and decide nothing: their own writes take no turn.
    public Task SaveCardAsync(ShownCard card, CancellationToken ct) => Task.CompletedTask;

    public Task RemoveCardAsync(MessageRef message, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<PostId>> StaleCardsAsync(CancellationToken ct) => turns.NextAsync(() => journal.StaleCardsAsync(ct));
}
