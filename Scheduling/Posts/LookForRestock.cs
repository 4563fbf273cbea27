using Conversations.Posts.Publishing;
using Coravel.Invocable;

namespace Scheduling.Posts;

/// <summary>Posts that wait for their product come back with it.</summary>
public sealed class LookForRestock(WatchRestock restock) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => restock.TickAsync(CancellationToken);
}
