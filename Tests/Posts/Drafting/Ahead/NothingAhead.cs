using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Drafting.Ahead;

namespace Tests.Posts.Drafting.Ahead;

/// <summary>Batches are off, and nothing was ever written ahead.</summary>
internal sealed class NothingAhead : IAheadStore, IDraftBatches
{
    public bool IsOn => false;

    public string Model => "";

    public Task<bool> IsPreparedAsync(DateOnly day, CancellationToken ct) => Task.FromResult(false);

    public Task<AheadDraft?> FindAsync(SlotKey slot, CancellationToken ct) => Task.FromResult<AheadDraft?>(null);

    public Task<AheadDraft?> OfPostAsync(PostId post, CancellationToken ct) => Task.FromResult<AheadDraft?>(null);

    public (long Input, long Output) MostOf(BatchRequest request) => throw new NotSupportedException();

    public Task<BatchCreation> CreateAsync(string displayName, IReadOnlyList<BatchRequest> requests, CancellationToken ct) => throw new NotSupportedException();

    public Task<string?> FindAsync(string displayName, CancellationToken ct) => throw new NotSupportedException();

    public Task<BatchLook> LookAsync(string name, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> IntendAsync(DraftBatch batch, IReadOnlyList<AheadDraft> drafts, CancellationToken ct) => throw new NotSupportedException();

    public Task ForgetAsync(DraftBatch batch, CancellationToken ct) => throw new NotSupportedException();

    public Task SaveAsync(DraftBatch batch, IReadOnlyList<AheadDraft> answered, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DraftBatch>> OpenAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<AheadDraft>> OfAsync(DateOnly day, CancellationToken ct) => throw new NotSupportedException();

    public Task UsedAsync(AheadDraft draft, PostId post, CancellationToken ct) => throw new NotSupportedException();

    public Task DropAsync(AheadDraft draft, CancellationToken ct) => throw new NotSupportedException();
}
