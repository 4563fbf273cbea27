namespace Conversations.Orders;

/// <param name="Poll"><c>ORDERS_POLL</c>: how often new orders are looked for; null when orders are not followed at all.</param>
public sealed record OrderSettings(TimeSpan? Poll);
