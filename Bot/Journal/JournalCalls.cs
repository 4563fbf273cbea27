using Bot.Health;
using Microsoft.Extensions.Logging;

namespace Bot.Journal;

public sealed partial class JournalCalls(JournalFile journal, ILogger<JournalCalls> log) : ICallRecord
{
    public void Record(string api, string endpoint, int status, DateTimeOffset at) =>
        journal.WriteAsync(j => j.Execute("INSERT INTO calls (api, endpoint, status, at) VALUES ($1, $2, $3, $4)",
                api, endpoint, status, at.ToUnixTimeMilliseconds()))
            .ContinueWith(t => NotRecorded(t.Exception!, api), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    public Task<IReadOnlyList<DateTimeOffset>> SinceAsync(string api, DateTimeOffset since, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DateTimeOffset>>(journal.Read(j => j.Rows(r => DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)),
            "SELECT at FROM calls WHERE api = $1 AND at >= $2 ORDER BY at", api, since.ToUnixTimeMilliseconds())));

    /// <summary>Forgets what no rate window reaches back to.</summary>
    public Task PruneAsync(DateTimeOffset before) => journal.WriteAsync(j => j.Execute("DELETE FROM calls WHERE at < $1", before.ToUnixTimeMilliseconds()));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to {Api} could not be recorded")]
    private partial void NotRecorded(Exception e, string api);
}
