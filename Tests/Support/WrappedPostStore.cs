using Conversations.Chat;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Publishing;

namespace Tests.Support;

/// <summary>The real journal, with something around each reading and each writing of it.</summary>
internal abstract class WrappedPostStore(IPostStore journal) : IPostStore
{
    public Task<Post?> FindAsync(PostId id, CancellationToken ct) => AroundAsync(() => journal.FindAsync(id, ct));

    public Task<Post> CreateAsync(Post post, string key, CancellationToken ct) => AroundAsync(() => journal.CreateAsync(post, key, ct));

    public Task<bool> RestoreAsync(Post post, IReadOnlyList<Publication> publications, CancellationToken ct) => AroundAsync(() => journal.RestoreAsync(post, publications, ct));

    public virtual Task<bool> CommitAsync(PostChange change, CancellationToken ct) => AroundAsync(() => journal.CommitAsync(change, ct));

    public Task<bool> CommitLedgerAsync(Publication publication, PublicationState from, CancellationToken ct) =>
        AroundAsync(() => journal.CommitLedgerAsync(publication, from, ct));

    public Task<IReadOnlyList<Post>> ListAsync(IReadOnlyCollection<PostStage> stages, CancellationToken ct) => AroundAsync(() => journal.ListAsync(stages, ct));

    public Task<IReadOnlySet<DateTimeOffset>> TakenSlotsAsync(CancellationToken ct) => AroundAsync(() => journal.TakenSlotsAsync(ct));

    public Task<IReadOnlyList<DuePost>> DueAsync(DateTimeOffset until, CancellationToken ct) => AroundAsync(() => journal.DueAsync(until, ct));

    public Task<Decision?> FindDecisionAsync(long updateId, CancellationToken ct) => AroundAsync(() => journal.FindDecisionAsync(updateId, ct));

    public Task<Decision?> LastDecisionAsync(PostId id, CancellationToken ct) => AroundAsync(() => journal.LastDecisionAsync(id, ct));

    public Task<Publication?> FindPublicationAsync(PostId id, Platform platform, CancellationToken ct) =>
        AroundAsync(() => journal.FindPublicationAsync(id, platform, ct));

    public Task<bool> HasTwinAsync(Post post, CancellationToken ct) => AroundAsync(() => journal.HasTwinAsync(post, ct));

    public Task<Post?> FindByKeyAsync(string key, CancellationToken ct) => AroundAsync(() => journal.FindByKeyAsync(key, ct));

    public Task<IReadOnlyList<PostText>> RecentTextsAsync(PostId except, int most, CancellationToken ct) =>
        AroundAsync(() => journal.RecentTextsAsync(except, most, ct));

    public Task<Approvals> ApprovalsAsync(string? type, CancellationToken ct) => AroundAsync(() => journal.ApprovalsAsync(type, ct));

    public Task<IReadOnlyList<ShownProduct>> ShownProductsAsync(CancellationToken ct) => AroundAsync(() => journal.ShownProductsAsync(ct));

    public Task<IReadOnlyList<PostId>> MetricsDueAsync(DateTimeOffset now, CancellationToken ct) => AroundAsync(() => journal.MetricsDueAsync(now, ct));

    public Task<IReadOnlyList<PostId>> WithoutLinkAsync(DateTimeOffset publishedSince, CancellationToken ct) =>
        AroundAsync(() => journal.WithoutLinkAsync(publishedSince, ct));

    public Task<IReadOnlyList<ShownCard>> CardsAsync(PostId id, CancellationToken ct) => AroundAsync(() => journal.CardsAsync(id, ct));

    public virtual Task SaveCardAsync(ShownCard card, CancellationToken ct) => journal.SaveCardAsync(card, ct);

    public virtual Task RemoveCardAsync(MessageRef message, CancellationToken ct) => journal.RemoveCardAsync(message, ct);

    public Task<IReadOnlyList<PostId>> StaleCardsAsync(CancellationToken ct) => AroundAsync(() => journal.StaleCardsAsync(ct));

    protected virtual Task<T> AroundAsync<T>(Func<Task<T>> call) => call();
}
