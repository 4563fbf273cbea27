using Conversations.Chat;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Publishing;

namespace Tests.Posts.Drafting;

/// <summary>Drafts in memory, as far as drafting goes; nobody here approves or publishes.</summary>
internal sealed class FakePosts(StepClock clock) : IPostStore
{
    private readonly Dictionary<string, long> _keys = [];
    private readonly List<Post> _posts = [];
    private readonly Dictionary<PostId, ShownCard> _cards = [];
    private readonly HashSet<PostId> _waiting = [];

    /// <summary>Each draft with its slot's key, and when it was made.</summary>
    public List<(string Key, DateTimeOffset At)> Created { get; } = [];

    public int Waiting => _waiting.Count;

    /// <summary>The owner decides about all that waits.</summary>
    public void Answer() => _waiting.RemoveWhere(id => _cards.ContainsKey(id));

    public Task<Post?> FindAsync(PostId id, CancellationToken ct) => Task.FromResult<Post?>(_posts[(int)id.Value]);

    public Task<Post?> FindByKeyAsync(string key, CancellationToken ct) => Task.FromResult(_keys.TryGetValue(key, out var id) ? _posts[(int)id] : null);

    public Task<Post> CreateAsync(Post post, string key, CancellationToken ct)
    {
        if (_keys.TryGetValue(key, out var known)) return Task.FromResult(_posts[(int)known]);
        var created = post with { Id = new(_posts.Count) };
        _keys[key] = created.Id.Value;
        _posts.Add(created);
        _waiting.Add(created.Id);
        Created.Add((key, clock.Wall));
        return Task.FromResult(created);
    }

    public Task<bool> CommitAsync(PostChange change, CancellationToken ct)
    {
        if (_posts[(int)change.Post.Id.Value].Revision != change.Post.Revision - 1) return Task.FromResult(false);
        _posts[(int)change.Post.Id.Value] = change.Post;
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<Post>> ListAsync(IReadOnlyCollection<PostStage> stages, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Post>>([.. _waiting.Select(id => _posts[(int)id.Value])]);

    public Task<IReadOnlyList<ShownCard>> CardsAsync(PostId id, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ShownCard>>(_cards.TryGetValue(id, out var card) ? [card] : []);

    public Task SaveCardAsync(ShownCard card, CancellationToken ct)
    {
        _cards[card.Post] = card;
        return Task.CompletedTask;
    }

    public Task<IReadOnlySet<DateTimeOffset>> TakenSlotsAsync(CancellationToken ct) => Task.FromResult<IReadOnlySet<DateTimeOffset>>(new HashSet<DateTimeOffset>());

    public Task<bool> HasTwinAsync(Post post, CancellationToken ct) => Task.FromResult(false);

    public Task<IReadOnlyList<PostText>> RecentTextsAsync(PostId except, int most, CancellationToken ct) => Task.FromResult<IReadOnlyList<PostText>>([]);

    public Task<Approvals> ApprovalsAsync(string? type, CancellationToken ct) => Task.FromResult(new Approvals(0, 0));

    public Task<IReadOnlyList<ShownProduct>> ShownProductsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<ShownProduct>>([]);

    public Task<bool> RestoreAsync(Post post, IReadOnlyList<Publication> publications, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> CommitLedgerAsync(Publication publication, PublicationState from, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DuePost>> DueAsync(DateTimeOffset until, CancellationToken ct) => throw new NotSupportedException();

    public Task<Decision?> FindDecisionAsync(long updateId, CancellationToken ct) => throw new NotSupportedException();

    public Task<Decision?> LastDecisionAsync(PostId id, CancellationToken ct) => throw new NotSupportedException();

    public Task<Publication?> FindPublicationAsync(PostId id, Platform platform, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<PostId>> MetricsDueAsync(DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<PostId>> WithoutLinkAsync(DateTimeOffset publishedSince, CancellationToken ct) => throw new NotSupportedException();

    public Task RemoveCardAsync(MessageRef message, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<PostId>> StaleCardsAsync(CancellationToken ct) => throw new NotSupportedException();
}
