using Conversations.Insights;
using Coravel.Invocable;

namespace Scheduling.Insights;

/// <summary>The heartbeat of metrics: which post is old enough is for <see cref="ReadMetrics"/> to know.</summary>
public sealed class ReadBack(ReadMetrics metrics) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => metrics.TickAsync(CancellationToken);
}
