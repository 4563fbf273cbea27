using System.Globalization;
using System.Text.Json;
using Bot.Appwrite;
using Conversations.Insights;
using Conversations.Posts;
using Microsoft.Extensions.Options;

namespace Bot.Journal;

/// <summary>The days of the shop that are in the books, and what they are made of.</summary>
internal sealed class JournalDays(JournalFile journal, JournalCallHours hours, OutboxBell bell, IOptions<AppwriteOptions> books, TimeProvider time) : IDayStore
{
    public Task<DateOnly?> NewestAsync(CancellationToken ct) => Task.FromResult(
        journal.Read(j => j.Text("SELECT max(day) FROM days")) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null);

    public Task<IReadOnlyList<DayMetrics>> SinceAsync(DateOnly day, CancellationToken ct) => Task.FromResult<IReadOnlyList<DayMetrics>>(journal.Read(j => j.Rows(
        r => JsonSerializer.Deserialize(r.GetString(0), JournalJson.Default.DayMetrics)!, "SELECT body FROM days WHERE day >= $1 ORDER BY day", Name(day))));

    public async Task SaveAsync(IReadOnlyList<DayMetrics> days, CancellationToken ct)
    {
        var bodies = days.Select(d => (Day: d, Body: JsonSerializer.Serialize(d, JournalJson.Default.DayMetrics))).ToList();
        var known = journal.Read(j => bodies.Select(b => j.Text("SELECT body FROM days WHERE day = $1", Name(b.Day.Day))).ToList());
        var changed = bodies.Where((b, i) => b.Body != known[i]).ToList();
        if (changed.Count == 0) return;
        await journal.WriteAsync(j =>
        {
            foreach (var (day, body) in changed)
            {
                j.Execute("INSERT OR REPLACE INTO days (day, body) VALUES ($1, $2)", Name(day.Day), body);
                if (books.Value.IsOn) BookRows.Put(j, day, time.GetUtcNow());
            }
            return changed.Count;
        });
        bell.Ring();
    }

    public Task<IReadOnlyList<Post>> LiveAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct) => Task.FromResult<IReadOnlyList<Post>>(journal.Read(j => j.Rows(
        r => JsonSerializer.Deserialize(r.GetString(0), JournalJson.Default.Post)!,
        "SELECT body FROM posts WHERE json_extract(body, '$.PublishedAt') >= $1 AND json_extract(body, '$.PublishedAt') < $2", Iso(from), Iso(until))));

    public async Task<IReadOnlyList<CallCount>> CallsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await hours.SumAsync();
        return journal.Read(j => j.Rows(
            r => new CallCount(DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt64(4)),
            "SELECT hour, api, endpoint, status, count FROM call_hours WHERE hour >= $1 AND hour < $2", from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds()));
    }

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // As the serializer writes a time in UTC; a fraction behind the second sorts after none.
    private static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
