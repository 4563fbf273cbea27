using Conversations.Costs;
using Microsoft.Extensions.Logging;

namespace Bot.Journal;

/// <summary>
/// Counts of rows by month and cause. Those of five minutes share a commit: the card is spared a write for every call (O6), and what a crash
/// may forget is nothing beside a month's allowance.
/// </summary>
public sealed partial class JournalRowCounts(JournalFile journal, TimeProvider time, ILogger<JournalRowCounts> log) : IRowCounts, IDisposable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Dictionary<(UtcMonth Month, RowCause Cause), Gathered> _gathered = [];

    public void Count(RowCause cause, int reads, int writes)
    {
        var now = time.GetUtcNow();
        var key = (UtcMonth.Of(now), cause);
        lock (_gate)
        {
            var isFirst = _gathered.Count == 0;
            var before = _gathered.GetValueOrDefault(key) ?? new(0, 0, now);
            _gathered[key] = before with { Reads = before.Reads + reads, Writes = before.Writes + writes };
            if (isFirst) _ = Task.Delay(Gathering, time).ContinueWith(_ => StoreAsync(), TaskScheduler.Default);
        }
    }

    public async Task<IReadOnlyList<RowCount>> MonthAsync(UtcMonth month, CancellationToken ct)
    {
        await StoreAsync();
        return journal.Read(j => j.Rows(
            r => new RowCount(Enum.Parse<RowCause>(r.GetString(0)), r.GetInt64(1), r.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3))),
            "SELECT cause, reads, writes, since FROM cloud_rows WHERE month = $1", $"{month}").OrderBy(c => c.Cause).ToList());
    }

    public void Dispose() => StoreAsync().GetAwaiter().GetResult();

    private async Task StoreAsync()
    {
        Dictionary<(UtcMonth Month, RowCause Cause), Gathered> counts;
        lock (_gate) (counts, _gathered) = (_gathered, []);
        if (counts.Count == 0) return;
        try
        {
            await journal.WriteAsync(j => counts.Sum(c => j.Execute("""
                INSERT INTO cloud_rows (month, cause, reads, writes, since) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (month, cause) DO UPDATE SET reads = reads + excluded.reads, writes = writes + excluded.writes
                """, $"{c.Key.Month}", $"{c.Key.Cause}", c.Value.Reads, c.Value.Writes, c.Value.Since.ToUnixTimeMilliseconds())));
        }
        catch (Exception e)
        {
            NotRecorded(e);
        }
    }

    private sealed record Gathered(long Reads, long Writes, DateTimeOffset Since);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rows read and written in Appwrite could not be recorded")]
    private partial void NotRecorded(Exception e);
}
