using Conversations.Orders;
using Coravel.Invocable;

namespace Scheduling.Orders;

/// <summary>The heartbeat of webhook subscriptions: when they are looked at is for <see cref="WatchWebhooks"/> to know.</summary>
public sealed class CheckWebhooks(WatchWebhooks webhooks) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => webhooks.TickAsync(CancellationToken);
}
