using Bot.Health;
using Microsoft.Extensions.Logging;

namespace Bot.Journal;

/// <summary>
/// The record of calls. Calls of one second share a commit: a power cut may forget that second, which a rate window can bear
/// and the card, with its few writes, is glad of (O6).
/// </summary>
public sealed partial class JournalCalls(JournalFile journal, TimeProvider time, ILogger<JournalCalls> log) : ICallRecord, IDisposable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private List<Call> _gathered = [];
    private Task _stored = Task.CompletedTask;

    public void Record(string api, string endpoint, int status, DateTimeOffset at)
    {
        lock (_gate)
        {
            _gathered.Add(new(api, endpoint, status, at.ToUnixTimeMilliseconds()));
            if (_gathered.Count == 1) _ = Task.Delay(Gathering, time).ContinueWith(_ => StoreAsync(), TaskScheduler.Default);
        }
    }

    public async Task<IReadOnlyList<DateTimeOffset>> SinceAsync(string api, DateTimeOffset since, CancellationToken ct)
    {
        await StoreAsync();
        return journal.Read(j => j.Rows(r => DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)),
            "SELECT at FROM calls WHERE api = $1 AND at >= $2 ORDER BY at", api, since.ToUnixTimeMilliseconds()));
    }

    /// <summary>Forgets what no rate window reaches back to.</summary>
    public Task PruneAsync(DateTimeOffset before) => journal.WriteAsync(j => j.Execute("DELETE FROM calls WHERE at < $1", before.ToUnixTimeMilliseconds()));

    public void Dispose() => StoreAsync().GetAwaiter().GetResult();

    /// <summary>Done when everything recorded until now is in the journal, also what an earlier call has taken along.</summary>
    private Task StoreAsync()
    {
        lock (_gate)
        {
            if (_gathered.Count == 0) return _stored;
            (var calls, _gathered) = (_gathered, []);
            return _stored = StoreAsync(calls); // writes are done in the order in which they are queued
        }
    }

    private async Task StoreAsync(List<Call> calls)
    {
        try
        {
            await journal.WriteAsync(j => calls.Sum(c =>
                j.Execute("INSERT INTO calls (api, endpoint, status, at) VALUES ($1, $2, $3, $4)", c.Api, c.Endpoint, c.Status, c.At)));
        }
        catch (Exception e)
        {
            NotRecorded(e, calls.Count);
        }
    }

    private sealed record Call(string Api, string Endpoint, int Status, long At);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} calls could not be recorded")]
    private partial void NotRecorded(Exception e, int count);
}
