using Conversations.Chat;

namespace Conversations.Orders;

/// <summary>
/// The journal as orders see it: those of the last months, which of them were announced, and the totals of each local day, which follow in the
/// same transaction and stay when old orders go.
/// </summary>
public interface IOrderStore
{
    /// <summary>Takes what tells of a later moment than what is on record, and what fills in what was missing; the rest changes nothing.</summary>
    /// <param name="news">False for what is older than the bot's first look at the shop: it is kept and counted, but never announced.</param>
    /// <returns>The ids of those that changed.</returns>
    Task<IReadOnlyList<string>> TakeAsync(IReadOnlyList<Order> orders, bool news, CancellationToken ct);

    Task<Order?> FindAsync(string id, CancellationToken ct);

    /// <param name="name"><c>#1042</c> or <c>1042</c>, as a person types it; upper and lower case are the same.</param>
    Task<Order?> FindByNameAsync(string name, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Order>> ListAsync(OrderView view, int skip, int most, CancellationToken ct);

    /// <summary>How many a list has in all.</summary>
    Task<int> CountAsync(OrderView view, CancellationToken ct);

    /// <summary>Nobody has been told of them; oldest first.</summary>
    Task<IReadOnlyList<Order>> UnannouncedAsync(int most, CancellationToken ct);

    /// <summary>The message that announces them is about to leave: from now on it is not sent again, whatever becomes of it.</summary>
    Task AnnouncingAsync(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>The message is there.</summary>
    Task AnnouncedAsync(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>Those whose message was about to leave and is not known to be there; oldest first.</summary>
    Task<IReadOnlyList<Order>> HalfAnnouncedAsync(int most, CancellationToken ct);

    /// <summary>Orders whose journey Shopify did not know yet, and is to be asked for again: 10 minutes, an hour and a day after the order.</summary>
    Task<IReadOnlyList<string>> JourneysDueAsync(int most, CancellationToken ct);

    /// <summary>Shopify was asked for their journeys now.</summary>
    Task JourneysAskedAsync(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>Messages that show an order.</summary>
    Task<IReadOnlyList<MessageRef>> CardsAsync(string id, CancellationToken ct);

    Task SaveCardAsync(string id, MessageRef message, CancellationToken ct);

    Task RemoveCardAsync(MessageRef message, CancellationToken ct);

    /// <summary>Sales of the local days from and to, both included; a day without any order has no row.</summary>
    Task<IReadOnlyList<DaySales>> DaysAsync(DateOnly from, DateOnly to, CancellationToken ct);

    /// <summary>What came of a post, by currency; tests and cancelled orders left out. Empty when nothing is known to have come of it.</summary>
    Task<IReadOnlyList<PostSales>> OfPostAsync(long post, CancellationToken ct);

    /// <summary>Posts that an order on record came from.</summary>
    Task<IReadOnlyList<long>> SellingPostsAsync(CancellationToken ct);

    /// <summary>How far a source has been read, UTC; null before the first time.</summary>
    /// <param name="source"><c>shopify</c>, <c>appwrite</c>, or <c>first</c>: when the bot first looked at the shop.</param>
    Task<DateTimeOffset?> ReadUntilAsync(string source, CancellationToken ct);

    Task SetReadUntilAsync(string source, DateTimeOffset until, CancellationToken ct);
}

public enum OrderView
{
    ToShip,
    Unpaid,

    /// <summary>Of the local day of now.</summary>
    Today,
}

/// <summary>What was ordered on a local day in one currency; test and cancelled orders left out.</summary>
/// <param name="Revenue">Minor units; refunds are taken from the day of the order.</param>
/// <param name="FromPosts">Orders known to have come from a post: at least that many.</param>
/// <param name="RevenueFromPosts">Minor units.</param>
public sealed record DaySales(DateOnly Day, string Currency, int Orders, long Revenue, int FromPosts, long RevenueFromPosts);
