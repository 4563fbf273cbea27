using Conversations.Posts.Drafting.Ahead;
using Coravel.Invocable;

namespace Scheduling.Posts;

/// <summary>The heartbeat of batches: whether one is to be asked for or looked at is for <see cref="DraftAhead"/> to know.</summary>
public sealed class WriteAhead(DraftAhead drafts) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => drafts.TickAsync(CancellationToken);
}
