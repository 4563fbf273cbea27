namespace Bot.Journal;

public sealed class JournalOutbox(JournalFile journal) : IOutbox
{
    public Task<IReadOnlyList<OutboxEntry>> NextAsync(int most, CancellationToken ct) => Task.FromResult<IReadOnlyList<OutboxEntry>>(
        journal.Read(j => j.Rows(r => new OutboxEntry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3)),
            "SELECT sequence, book, row, data FROM outbox ORDER BY sequence LIMIT $1", most)));

    public Task DoneAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken ct) =>
        journal.WriteAsync(j => entries.Sum(e => j.Execute("DELETE FROM outbox WHERE sequence = $1", e.Sequence)));

    public Task<(int Waiting, DateTimeOffset? Since)> BacklogAsync(CancellationToken ct) => Task.FromResult(journal.Read(j =>
    {
        var waiting = (int)j.Scalar("SELECT count(*) FROM outbox");
        return (waiting, waiting == 0 ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(j.Scalar("SELECT min(since) FROM outbox")));
    }));
}
