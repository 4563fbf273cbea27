using Microsoft.Data.Sqlite;

namespace Bot.Journal;

public sealed class JournalOutbox(JournalFile journal) : IOutbox
{
    public Task<IReadOnlyList<OutboxEntry>> NextAsync(int most, CancellationToken ct)
    {
        // One more than can go shows whether the last entity is whole.
        var found = journal.Read(j => j.Rows(EntryOf, """
            SELECT o.sequence, o.book, o.row, o.data, o.entity, o.refusals FROM outbox o
            JOIN (SELECT entity, min(sequence) AS first FROM outbox WHERE parked = 0 GROUP BY entity ORDER BY first LIMIT $1) e ON e.entity = o.entity
            WHERE o.parked = 0 ORDER BY e.first, o.sequence LIMIT $1 + 1
            """, most));
        var cut = found.Count > most && found.Exists(f => f.Entity != found[^1].Entity) ? found.Where(f => f.Entity != found[^1].Entity) : found.Take(most);
        return Task.FromResult<IReadOnlyList<OutboxEntry>>([.. cut]);
    }

    public Task DoneAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken ct) =>
        journal.WriteAsync(j => entries.Sum(e => j.Execute("DELETE FROM outbox WHERE sequence = $1", e.Sequence)));

    public Task RefusedAsync(OutboxEntry entry, CancellationToken ct) =>
        journal.WriteAsync(j => j.Execute("UPDATE outbox SET parked = 1, refusals = refusals + 1 WHERE sequence = $1", entry.Sequence));

    public Task ParkAsync(string table, CancellationToken ct) => journal.WriteAsync(j => j.Execute("UPDATE outbox SET parked = 1 WHERE book = $1", table));

    public Task<IReadOnlyList<OutboxEntry>> ProbesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<OutboxEntry>>(journal.Read(j => j.Rows(EntryOf, """
        SELECT sequence, book, row, data, entity, refusals FROM outbox WHERE sequence IN (
          SELECT sequence FROM (SELECT sequence, row_number() OVER (PARTITION BY book ORDER BY refusals, sequence) AS place FROM outbox WHERE parked = 1) WHERE place = 1)
        """)));

    public Task UnparkAsync(string table, CancellationToken ct) =>
        journal.WriteAsync(j => j.Execute("UPDATE outbox SET parked = 0 WHERE parked = 1 AND book = $1", table));

    public Task UnparkAsync(CancellationToken ct) => journal.WriteAsync(j => j.Execute("UPDATE outbox SET parked = 0, refusals = 0 WHERE parked = 1"));

    public Task<OutboxBacklog> BacklogAsync(CancellationToken ct) => Task.FromResult(journal.Read(j =>
    {
        var waiting = (int)j.Scalar("SELECT count(*) FROM outbox");
        return waiting == 0
            ? new OutboxBacklog(0, null, 0, false)
            : new(waiting, DateTimeOffset.FromUnixTimeMilliseconds(j.Scalar("SELECT min(since) FROM outbox")), (int)j.Scalar("SELECT count(*) FROM outbox WHERE parked = 1"), waiting >= BookRows.Most);
    }));

    private static OutboxEntry EntryOf(SqliteDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt32(5));
}
