namespace Conversations.Orders;

/// <summary>The rows that the order function writes in Appwrite; reading them is what makes a new order known at once.</summary>
public interface IOrderBooks
{
    /// <summary>The most rows that are read at once.</summary>
    const int Page = 100;

    bool IsOn { get; }

    /// <summary>Rows changed since then, by the time of the change, at most a page; what a refund made before its order came is left out.</summary>
    /// <param name="since">UTC, by Appwrite's clock: the <see cref="BookedOrder.ChangedAt"/> of the last row read.</param>
    /// <exception cref="Posts.Restoring.BooksUnreadableException">They could not be read.</exception>
    Task<IReadOnlyList<BookedOrder>> ChangedSinceAsync(DateTimeOffset since, CancellationToken ct);

    /// <summary>Stores what only Shopify had told; answers when it is there.</summary>
    /// <exception cref="Posts.Restoring.BooksUnreadableException">It is not known to be there.</exception>
    Task StoreAsync(IReadOnlyList<Order> orders, CancellationToken ct);
}

/// <param name="ChangedAt">By Appwrite's clock, UTC.</param>
/// <param name="Order">Without lines.</param>
public sealed record BookedOrder(DateTimeOffset ChangedAt, Order Order);
