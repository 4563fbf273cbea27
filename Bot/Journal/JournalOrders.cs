using System.Globalization;
using System.Text.Json;
using Conversations.Chat;
using Conversations.Orders;
using Conversations.Settings;
using Microsoft.Data.Sqlite;

namespace Bot.Journal;

/// <summary>Orders, the totals of their days, and the messages that show them.</summary>
public sealed class JournalOrders(JournalFile journal, ShopSettings shop, TimeProvider time) : IOrderStore
{
    /// <summary>Nobody looks at a closed order after that; what it counts in its day is kept on, for late refunds.</summary>
    private static readonly TimeSpan BodiesAreKept = TimeSpan.FromDays(100);

    /// <summary>What is told of an order after that changes no number any more.</summary>
    private static readonly TimeSpan RowsAreKept = TimeSpan.FromDays(400);

    public Task<IReadOnlyList<string>> TakeAsync(IReadOnlyList<Order> orders, bool news, CancellationToken ct)
    {
        var oldest = time.GetUtcNow() - RowsAreKept;
        return journal.WriteAsync<IReadOnlyList<string>>(j =>
            [.. orders.Where(o => Take(j, o, news, oldest)).Select(o => o.Id).Distinct()]);
    }

    public Task<Order?> FindAsync(string id, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Text("SELECT body FROM orders WHERE id = $1", id) is { } body ? OrderOf(body) : null));

    public Task<Order?> FindByNameAsync(string name, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Text("SELECT body FROM orders WHERE name = $1 ORDER BY created_at DESC LIMIT 1", Folded(name)) is { } body ? OrderOf(body) : null));

    public Task<IReadOnlyList<Order>> ListAsync(OrderView view, int skip, int most, CancellationToken ct) => Rows(
        $"SELECT body FROM orders WHERE {Filter(view)} ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3", Today(), most, skip);

    public Task<int> CountAsync(OrderView view, CancellationToken ct) =>
        Task.FromResult((int)journal.Read(j => j.Scalar($"SELECT count(*) FROM orders WHERE {Filter(view)}", Today())));

    public Task<IReadOnlyList<Order>> UnannouncedAsync(int most, CancellationToken ct) => Rows(
        "SELECT body FROM orders WHERE announced = 0 ORDER BY created_at, id LIMIT $1", most);

    public Task AnnouncedAsync(IReadOnlyCollection<string> ids, CancellationToken ct) =>
        journal.WriteAsync(j => ids.Sum(id => j.Execute("UPDATE orders SET announced = 1 WHERE id = $1", id)));

    public Task<IReadOnlyList<MessageRef>> CardsAsync(string id, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<MessageRef>>(journal.Read(j => j.Rows(
            r => new MessageRef(new(r.GetInt64(0)), r.GetInt32(1), r.IsDBNull(2) ? null : r.GetString(2)),
            "SELECT chat, message, picture FROM order_cards WHERE order_id = $1 ORDER BY message", id)));

    public Task SaveCardAsync(string id, MessageRef message, CancellationToken ct) => journal.WriteAsync(j => j.Execute(
        "INSERT OR REPLACE INTO order_cards (chat, message, picture, order_id) VALUES ($1, $2, $3, $4)", message.Chat.Value, message.Message, message.Picture, id));

    public Task RemoveCardAsync(MessageRef message, CancellationToken ct) => journal.WriteAsync(j =>
        j.Execute("DELETE FROM order_cards WHERE chat = $1 AND message = $2", message.Chat.Value, message.Message));

    public Task<IReadOnlyList<DaySales>> DaysAsync(DateOnly from, DateOnly to, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DaySales>>(journal.Read(j => j.Rows(
            r => new DaySales(DateOnly.Parse(r.GetString(0), CultureInfo.InvariantCulture), r.GetString(1), r.GetInt32(2), r.GetInt64(3), r.GetInt32(4), r.GetInt64(5)),
            "SELECT day, currency, orders, revenue, from_posts, revenue_from_posts FROM order_days WHERE day BETWEEN $1 AND $2 AND orders > 0 ORDER BY day, currency",
            Day(from), Day(to))));

    public Task<DateTimeOffset?> ReadUntilAsync(string source, CancellationToken ct) =>
        Task.FromResult<DateTimeOffset?>(journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", MarkOf(source))) is { } ms
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(ms, CultureInfo.InvariantCulture))
            : null);

    public Task SetReadUntilAsync(string source, DateTimeOffset until, CancellationToken ct) => journal.WriteAsync(j =>
        j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", MarkOf(source), Ms(until).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Old orders that are done with leave behind what they count.</summary>
    internal Task PruneAsync(DateTimeOffset now) => journal.WriteAsync(j =>
    {
        j.Execute("""
            DELETE FROM order_cards WHERE order_id IN (
              SELECT id FROM orders WHERE created_at < $1 AND body IS NOT NULL AND to_ship = 0 AND unpaid = 0 AND announced = 1)
            """, Ms(now - BodiesAreKept));
        j.Execute("UPDATE orders SET body = NULL, name = NULL WHERE created_at < $1 AND body IS NOT NULL AND to_ship = 0 AND unpaid = 0 AND announced = 1", Ms(now - BodiesAreKept));
        return j.Execute("DELETE FROM orders WHERE created_at < $1 AND body IS NULL", Ms(now - RowsAreKept));
    });

    private bool Take(JournalConnection j, Order told, bool news, DateTimeOffset oldest)
    {
        var known = j.Rows(Known.Of, "SELECT updated_at, day, currency, counts, revenue, from_post, body FROM orders WHERE id = $1", told.Id) is [var row] ? row : null;
        if (known is null && told.CreatedAt < oldest) return false;
        // Of an old one only its time is left to compare with.
        if (known is { Body: null } && Ms(told.UpdatedAt) <= known.UpdatedAt) return false;
        var order = known?.Body is { } before ? OrderOf(before).With(told) : told;
        var body = JsonSerializer.Serialize(order, JournalJson.Default.Order);
        if (body == known?.Body) return false;
        var day = known?.Count.Day ?? Day(DateOnly.FromDateTime(shop.Local(order.CreatedAt).DateTime));
        var count = new Counted(day, order.Currency, !order.Test && order.CancelledAt is null, order.Revenue, order.PostId is not null);
        if (known is not null) Add(j, known.Count, -1);
        Add(j, count, 1);
        j.Execute("""
            INSERT INTO orders (id, name, created_at, updated_at, day, currency, counts, revenue, from_post, to_ship, unpaid, announced, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (id) DO UPDATE SET name = $2, created_at = $3, updated_at = $4, currency = $6, counts = $7, revenue = $8, from_post = $9,
              to_ship = $10, unpaid = $11, body = $13
            """, order.Id, Folded(order.Name), Ms(order.CreatedAt), Ms(order.UpdatedAt), day, order.Currency, Bit(count.Counts), count.Revenue, Bit(count.FromPost),
            Bit(order.IsToShip), Bit(order.IsUnpaid), Bit(!news), body);
        return true;
    }

    private static void Add(JournalConnection j, Counted count, int sign)
    {
        if (!count.Counts) return;
        j.Execute("""
            INSERT INTO order_days (day, currency, orders, revenue, from_posts, revenue_from_posts) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (day, currency) DO UPDATE SET orders = orders + $3, revenue = revenue + $4, from_posts = from_posts + $5, revenue_from_posts = revenue_from_posts + $6
            """, count.Day, count.Currency, sign, sign * count.Revenue, count.FromPost ? sign : 0, count.FromPost ? sign * count.Revenue : 0);
    }

    // Each is answered by an index of its own.
    private static string Filter(OrderView view) => view switch
    {
        OrderView.ToShip => "to_ship = 1",
        OrderView.Unpaid => "unpaid = 1",
        _ => "day = $1 AND body IS NOT NULL",
    };

    private Task<IReadOnlyList<Order>> Rows(string sql, params object?[] values) =>
        Task.FromResult<IReadOnlyList<Order>>(journal.Read(j => j.Rows(r => OrderOf(r.GetString(0)), sql, values)));

    private string Today() => Day(DateOnly.FromDateTime(shop.Local(time.GetUtcNow()).DateTime));

    private static Order OrderOf(string body) => JsonSerializer.Deserialize(body, JournalJson.Default.Order)!;

    /// <summary><c>1042</c> of <c>#1042</c>: as people type it.</summary>
    private static string Folded(string name) => name.Trim().TrimStart('#').ToUpperInvariant();

    private static string MarkOf(string source) => $"read-until:{source}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static int Bit(bool set) => set ? 1 : 0;

    /// <summary>What an order counts in its day.</summary>
    private sealed record Counted(string Day, string Currency, bool Counts, long Revenue, bool FromPost);

    private sealed record Known(long UpdatedAt, Counted Count, string? Body)
    {
        public static Known Of(SqliteDataReader r) => new(
            r.GetInt64(0), new(r.GetString(1), r.GetString(2), r.GetInt64(3) == 1, r.GetInt64(4), r.GetInt64(5) == 1), r.IsDBNull(6) ? null : r.GetString(6));
    }
}
