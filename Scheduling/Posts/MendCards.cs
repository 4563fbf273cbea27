using Conversations.Posts;
using Coravel.Invocable;

namespace Scheduling.Posts;

/// <summary>Brings cards up to date that a crash or an unreachable Telegram left behind.</summary>
public sealed class MendCards(PostCards cards) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => cards.MendAsync(CancellationToken);
}
