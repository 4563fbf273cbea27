using Conversations.Insights;
using Coravel.Invocable;

namespace Scheduling.Insights;

/// <summary>The heartbeat of the shop's days: whether one is over, or has changed, is for <see cref="CloseDay"/> to know.</summary>
public sealed class CloseDays(CloseDay days) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => days.TickAsync(CancellationToken);
}
