using Conversations.Costs;
using Coravel.Invocable;

namespace Scheduling.Costs;

/// <summary>The heartbeat of the budget: whether there is something to be said is for <see cref="WatchSpending"/> to know.</summary>
public sealed class CheckSpending(WatchSpending spending) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => spending.TickAsync(CancellationToken);
}
