using Conversations.Books;
using Coravel.Invocable;

namespace Scheduling.Books;

/// <summary>The heartbeat of the shop's books: whether there is something to be said is for <see cref="WatchBooks"/> to know.</summary>
public sealed class CheckBooks(WatchBooks books) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => books.TickAsync(CancellationToken);
}
