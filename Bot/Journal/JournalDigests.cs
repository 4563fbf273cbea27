using System.Globalization;
using Conversations.Insights.Digest;

namespace Bot.Journal;

/// <summary>Digests are slots of a kind of their own. Which date has had one is asked in the transaction that claims it, whatever zone it was in.</summary>
public sealed class JournalDigests(JournalFile journal, TimeProvider time) : IDigestLedger
{
    internal const string Kind = "digest";
    private const string DetailKey = "digest:short";
    private const string Claimed = "Claimed", Sent = "Sent", Begun = "Begun";

    private volatile bool _isShort = journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", DetailKey) is not null);

    public bool IsShort => _isShort;

    public Task<DateOnly?> ToldUntilAsync(CancellationToken ct) => Task.FromResult<DateOnly?>(journal.Read(j => j.Text(
        "SELECT max(date) FROM slots WHERE kind = $1 AND outcome IN ($2, $3)", Kind, Sent, Begun)) is { } day ? DayText.Read(day) : null);

    public Task BeginAsync(DigestKey key, DateTimeOffset due, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return journal.WriteAsync(j => Insert(j, key, due, Begun, now));
    }

    public Task<bool> ClaimAsync(DigestKey key, DateTimeOffset due, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return journal.WriteAsync(j =>
            j.Scalar("SELECT count(*) FROM slots WHERE kind = $1 AND date >= $2", Kind, DayText.Of(key.Date)) == 0 && Insert(j, key, due, Claimed, now) == 1);
    }

    public Task SentAsync(DigestKey key, CancellationToken ct) => journal.WriteAsync(j => j.Execute(
        "UPDATE slots SET outcome = $3 WHERE kind = $1 AND date = $2 AND outcome = $4", Kind, DayText.Of(key.Date), Sent, Claimed));

    public async Task SetShortAsync(bool isShort, CancellationToken ct)
    {
        await journal.WriteAsync(j => isShort
            ? j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, 'yes')", DetailKey)
            : j.Execute("DELETE FROM meta WHERE key = $1", DetailKey));
        _isShort = isShort;
    }

    private static int Insert(JournalConnection j, DigestKey key, DateTimeOffset due, string outcome, DateTimeOffset now) => j.Execute(
        "INSERT OR IGNORE INTO slots (kind, date, time, zone, due_at, outcome, decided_at, told) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
        Kind, DayText.Of(key.Date), key.Time.ToString("HH:mm", CultureInfo.InvariantCulture), key.Zone, due.ToUnixTimeMilliseconds(), outcome, now.ToUnixTimeMilliseconds());
}
