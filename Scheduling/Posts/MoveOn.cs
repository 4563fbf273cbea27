using Conversations.Posts.Drafting;
using Coravel.Invocable;

namespace Scheduling.Posts;

/// <summary>Drafts that nobody answered make way.</summary>
public sealed class MoveOn(MoveUnanswered drafts) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => drafts.TickAsync(CancellationToken);
}
