using Conversations.Orders;
using Coravel.Invocable;

namespace Scheduling.Orders;

/// <summary>The heartbeat of reconciliation: whether Shopify is to be asked is for <see cref="ReconcileOrders"/> to know.</summary>
public sealed class CompareOrders(ReconcileOrders reconcile, AnnounceOrders announce, OrderSettings settings) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public async Task Invoke()
    {
        if (settings.Poll is null) return;
        await reconcile.TickAsync(CancellationToken);
        await announce.TickAsync(CancellationToken);
    }
}
