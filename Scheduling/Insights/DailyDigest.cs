using Conversations.Insights.Digest;
using Coravel.Invocable;

namespace Scheduling.Insights;

/// <summary>The heartbeat of the digest: whether one is due is for <see cref="SendDigest"/> to know.</summary>
public sealed class DailyDigest(SendDigest digest) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => digest.TickAsync(CancellationToken);
}
