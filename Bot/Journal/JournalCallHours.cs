using System.Globalization;
using Bot.Appwrite;
using Conversations.Insights;
using Microsoft.Extensions.Options;

namespace Bot.Journal;

/// <summary>
/// Sums single calls by the hour when it has ended, before they are forgotten, and gives the sums to the books. Whatever hours passed since
/// the last time are summed, each whole and under the same id, so that an hour can be summed again but never counted twice.
/// </summary>
public sealed class JournalCallHours(JournalFile journal, JournalCalls calls, OutboxBell bell, IOptions<AppwriteOptions> books, TimeProvider time)
{
    private const string Key = "calls summed until";

    /// <summary>A call that ended with the hour is on record by then.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <summary>As far as days are corrected.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(CloseDay.Back + 2);

    public async Task SumAsync()
    {
        var now = time.GetUtcNow();
        var until = HourOf(now - Settling);
        if (journal.Read(SummedUntil) == until) return;
        await calls.SettledAsync();
        var put = await journal.WriteAsync(j =>
        {
            // A clock that was set back leads into hours that are summed already: once more, with what came since.
            var counts = Counts(j, Min(SummedUntil(j), until - TimeSpan.FromHours(1)), until);
            foreach (var count in counts)
            {
                j.Execute("INSERT OR REPLACE INTO call_hours (hour, api, endpoint, status, count) VALUES ($1, $2, $3, $4, $5)",
                    count.Hour.ToUnixTimeMilliseconds(), count.Api, count.Endpoint, count.Status, count.Count);
            }
            j.Execute("DELETE FROM call_hours WHERE hour < $1", (now - Kept).ToUnixTimeMilliseconds());
            j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", Key, until.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            return books.Value.IsOn ? counts.Sum(c => BookRows.Put(j, c, now)) : 0;
        });
        if (put > 0) bell.Ring();
    }

    private static List<CallCount> Counts(JournalConnection j, DateTimeOffset from, DateTimeOffset until) => j.Rows(
        r => new CallCount(DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt64(4)),
        "SELECT at - at % 3600000 AS hour, api, endpoint, status, count(*) FROM calls WHERE at >= $1 AND at < $2 GROUP BY hour, api, endpoint, status",
        from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());

    private static DateTimeOffset SummedUntil(JournalConnection j) => DateTimeOffset.FromUnixTimeMilliseconds(
        j.Text("SELECT value FROM meta WHERE key = $1", Key) is { } ms ? long.Parse(ms, CultureInfo.InvariantCulture) : 0);

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
