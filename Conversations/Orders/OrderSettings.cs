namespace Conversations.Orders;

/// <param name="Poll"><c>ORDERS_POLL</c>: how often new orders are looked for; null when orders are not followed at all.</param>
public sealed record OrderSettings(TimeSpan? Poll)
{
    /// <summary><c>ORDERS_RECONCILE</c>: how often Shopify itself is asked what has changed; no more than <see cref="ReconcileOrders.Seldom"/>.</summary>
    public TimeSpan Reconcile { get; init; } = ReconcileOrders.Seldom;
}
