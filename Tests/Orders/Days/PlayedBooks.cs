using Conversations.Orders;
using Conversations.Posts.Restoring;

namespace Tests.Orders.Days;

/// <summary>
/// Appwrite with the order function in it, played: a webhook writes the row that the real function would write (later states only, nothing that is
/// the same), without lines, risk and journey. The real one is tried in <see cref="StoredOrders"/> and <see cref="OrdersOutOfOrder"/>; a day of a
/// thousand orders would take it minutes.
/// </summary>
internal sealed class PlayedBooks(TimeProvider time, Random random) : IOrderBooks
{
    private readonly Dictionary<string, BookedOrder> _rows = [];
    private DateTimeOffset _last;

    public bool IsOn { get; set; } = true;

    public bool IsAway { get; set; }

    public int Reads { get; private set; }

    public IEnumerable<Order> Rows => _rows.Values.Select(r => r.Order);

    /// <summary>Shopify delivers; away, nothing of it is kept, and nobody sends it again.</summary>
    /// <returns>Whether it was kept.</returns>
    public bool Deliver(Order told)
    {
        if (!IsAway) Write(told);
        return !IsAway;
    }

    public Task<IReadOnlyList<BookedOrder>> ChangedSinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        Reads++;
        if (IsAway) throw new BooksUnreadableException("Appwrite has trouble of its own.");
        return Task.FromResult<IReadOnlyList<BookedOrder>>([.. _rows.Values.Where(r => r.ChangedAt > since).OrderBy(r => r.ChangedAt).Take(IOrderBooks.Page)]);
    }

    public Task StoreAsync(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        if (IsAway) throw new BooksUnreadableException("Appwrite has trouble of its own.");
        foreach (var order in orders)
        {
            if (random.Next(40) == 0) throw new BooksUnreadableException("Appwrite cannot be written: cut off half-way.");
            Write(order);
        }
        if (random.Next(10) == 0) throw new BooksUnreadableException("Appwrite cannot be written: the answer was lost.");
        return Task.CompletedTask;
    }

    private static bool IsLater(Order told, Order known) => told.UpdatedAt > known.UpdatedAt || (told.UpdatedAt == known.UpdatedAt && Progress(told) > Progress(known));

    private static int Progress(Order o) => (o.CancelledAt is null ? 0 : 100)
        + (o.Payment switch { "pending" => 10, "paid" => 40, "partially_refunded" => 50, "refunded" => 60, _ => 0 }) + (o.Fulfilment == "fulfilled" ? 2 : 0);

    private void Write(Order told)
    {
        var row = told with { Lines = [], HighRisk = false, Campaign = null, JourneyReady = false };
        if (_rows.TryGetValue(row.Id, out var known) && (!IsLater(row, known.Order) || row == known.Order with { UpdatedAt = row.UpdatedAt, Lines = row.Lines })) return;
        _last = time.GetUtcNow() > _last ? time.GetUtcNow() : _last.AddMilliseconds(1);
        _rows[row.Id] = new(_last, row);
    }
}
