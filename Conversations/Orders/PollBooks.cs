using Conversations.Posts.Restoring;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>
/// Looks which rows of the books have changed. A row only says that there is something to be asked: what is true, Shopify knows. When it cannot
/// be asked, the row itself is taken.
/// </summary>
public sealed partial class PollBooks(
    IOrderBooks books, IShopOrders shop, IOrderStore store, TakeOrders take, ShopSettings settings, TimeProvider time, ILogger<PollBooks> log)
{
    public const string Source = "appwrite";

    /// <summary>A transaction can be stamped earlier than it can be seen.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <summary>The two clocks need not agree, and what is older comes from Shopify.</summary>
    private static readonly TimeSpan BeforeFirst = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>In quiet hours nobody is told, and each look costs a row of Appwrite's plan.</summary>
    private static readonly TimeSpan WhileQuiet = TimeSpan.FromMinutes(5);

    /// <summary>Rows within the overlap: each is asked about once.</summary>
    private readonly Dictionary<string, BookedOrder> _seen = [];

    private long? _lookedAt, _failedAt;
    private TimeSpan _pause = TimeSpan.Zero;

    /// <summary>New orders come this way: while they do not, Shopify is asked more often.</summary>
    public bool IsReading => books.IsOn && _failedAt is null;

    /// <summary>Whether the books are known to hold the order as it is now.</summary>
    public bool HasSeen(Order order)
    {
        lock (_seen)
        {
            if (!_seen.TryGetValue(order.Id, out var row) || row.Order.UpdatedAt < order.UpdatedAt) return false;
            return row.Order.UpdatedAt > order.UpdatedAt || State(row.Order) == State(order);
        }
    }

    /// <summary>Never two at a time.</summary>
    /// <param name="every">The time between two calls.</param>
    public async Task TickAsync(TimeSpan every, CancellationToken ct)
    {
        if (!books.IsOn || (_failedAt is { } failed && time.GetElapsedTime(failed) < _pause)) return;
        if (settings.QuietHours?.Contains(time.GetUtcNow(), settings.Zone) == true && _lookedAt is { } looked && time.GetElapsedTime(looked) < WhileQuiet) return;
        _lookedAt = time.GetTimestamp();
        try
        {
            await ReadAsync(ct);
            (_failedAt, _pause) = (null, TimeSpan.Zero);
        }
        catch (BooksUnreadableException e)
        {
            if (_failedAt is null) NotRead(e.Message);
            _failedAt = time.GetTimestamp();
            _pause = _pause == TimeSpan.Zero ? every : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var mark = await store.ReadUntilAsync(Source, ct) ?? await take.FirstLookAsync(ct) - BeforeFirst;
        var since = mark - Overlap;
        while (true)
        {
            var page = await books.ChangedSinceAsync(since, ct);
            if (page.Count == 0) return;
            var news = page.Where(IsNew).ToList();
            if (news.Count > 0) await TakeAsync(news, ct);
            var last = page[^1].ChangedAt;
            if (last > mark) await store.SetReadUntilAsync(Source, mark = last, ct);
            Remember(news, mark - Overlap);
            if (page.Count < IOrderBooks.Page) return;
            // Rows of one moment may stand on both sides of a page's end.
            since = news.Count > 0 ? last - TimeSpan.FromMilliseconds(1) : last;
        }
    }

    private async Task TakeAsync(List<BookedOrder> rows, CancellationToken ct)
    {
        foreach (var some in rows.Chunk(IShopOrders.MostAtOnce))
        {
            var asked = new List<string>();
            foreach (var row in some)
                if (await store.FindAsync(row.Order.Id, ct) is not { Lines.Count: > 0 } known || known.UpdatedAt < row.Order.UpdatedAt) asked.Add(row.Order.Id);
            var told = await AskAsync(asked, ct);
            await take.TakeAsync([.. told, .. some.Select(r => r.Order).ExceptBy(told.Select(t => t.Id), o => o.Id)], ct);
        }
    }

    /// <returns>Nothing when the shop cannot be asked: then the rows say what is known (D3).</returns>
    private async Task<IReadOnlyList<Order>> AskAsync(List<string> ids, CancellationToken ct)
    {
        if (ids.Count == 0 || !shop.IsOn) return [];
        try
        {
            return await shop.FindAsync(ids, ct);
        }
        catch (ShopUnavailableException e)
        {
            RowsOnly(ids.Count, e.Message);
            return [];
        }
    }

    /// <summary>Within one second an order may be made and paid.</summary>
    private static (string?, string?, DateTimeOffset?, long, long) State(Order order) =>
        (order.Payment, order.Fulfilment, order.CancelledAt, order.CurrentTotal, order.Refunded);

    private bool IsNew(BookedOrder row)
    {
        lock (_seen) return !_seen.TryGetValue(row.Order.Id, out var seen) || seen.ChangedAt < row.ChangedAt;
    }

    private void Remember(List<BookedOrder> rows, DateTimeOffset since)
    {
        lock (_seen)
        {
            foreach (var row in rows) _seen[row.Order.Id] = row;
            foreach (var old in _seen.Where(s => s.Value.ChangedAt < since - ReconcileOrders.Seldom - ReconcileOrders.Overlap).Select(s => s.Key).ToList()) _seen.Remove(old);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changed orders could not be read from the books, Shopify is asked instead: {Reason}")]
    private partial void NotRead(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} orders are known by the books alone: {Reason}")]
    private partial void RowsOnly(int count, string reason);
}
