using System.Globalization;
using Conversations.Costs;
using Conversations.Posts;

namespace Bot.Journal;

/// <summary>
/// What calls to the model cost. The one writer of the journal compares and inserts in one step, so two reservations at once cannot both take
/// the last of the budget. A journal that was lost begins the month anew.
/// </summary>
public sealed class JournalSpending(JournalFile journal, TimeProvider time) : ISpendingStore
{
    private const string RefusedKey = "spending:refused";
    private const string ToldKey = "spending:told";

    /// <summary>By then every call has ended, or nobody will learn how.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan BatchUnderWay = TimeSpan.FromDays(3);

    public Task<long?> ReserveAsync(Reservation reservation, long budget, CancellationToken ct) => journal.WriteAsync<long?>(j =>
    {
        var (month, purpose) = ($"{reservation.Month}", reservation.Purpose);
        if (j.Scalar("SELECT coalesce(sum(coalesce(cost, reserved)), 0) FROM spending WHERE month >= $1", month) + reservation.Micros > budget)
        {
            var refused = string.Create(CultureInfo.InvariantCulture, $"{month} {reservation.Micros}");
            // Once for the same: a person may tap "Try again" many times.
            if (!reservation.IsFallback && Meta(j, RefusedKey) != refused) SetMeta(j, RefusedKey, refused);
            return null;
        }
        return j.Scalar("INSERT INTO spending (month, at, model, post, rewrite, batch, reserved) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
            month, reservation.At.ToUnixTimeMilliseconds(), reservation.Model, purpose.Post?.Value, purpose.Rewrite, reservation.IsBatch ? 1 : 0, reservation.Micros);
    });

    public Task SettleAsync(long reservation, string modelVersion, long micros) => journal.WriteAsync(j =>
        j.Execute("UPDATE spending SET cost = $2, version = $3 WHERE id = $1", reservation, micros, modelVersion));

    public Task ReleaseAsync(long reservation) => journal.WriteAsync(j => j.Execute("UPDATE spending SET cost = 0 WHERE id = $1", reservation));

    public Task<MonthSpending> MonthAsync(UtcMonth month, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (since, batchedSince) = ((now - UnderWay).ToUnixTimeMilliseconds(), (now - BatchUnderWay).ToUnixTimeMilliseconds());
        return Task.FromResult(journal.Read(j =>
        {
            var (settled, unknown, underWay, rewrites, posts, first) = j.Rows(
                r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt32(4), r.IsDBNull(5) ? (long?)null : r.GetInt64(5)), """
                SELECT coalesce(sum(cost), 0), coalesce(sum(reserved) FILTER (WHERE cost IS NULL AND at <= iif(batch, $3, $2)), 0),
                  coalesce(sum(reserved) FILTER (WHERE cost IS NULL AND at > iif(batch, $3, $2)), 0), coalesce(sum(cost) FILTER (WHERE rewrite > 0), 0),
                  count(DISTINCT post) FILTER (WHERE cost > 0), min(at)
                FROM spending WHERE month = $1
                """, $"{month}", since, batchedSince)[0];
            var later = j.Scalar("SELECT coalesce(sum(coalesce(cost, reserved)), 0) FROM spending WHERE month > $1", $"{month}");
            var models = j.Rows(r => r.GetString(0), "SELECT DISTINCT version FROM spending WHERE month = $1 AND version IS NOT NULL ORDER BY version", $"{month}");
            return new MonthSpending(settled, unknown, underWay, later, rewrites, posts, first is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, models);
        }));
    }

    public Task<PostSpending> OfPostAsync(PostId post, CancellationToken ct) => Task.FromResult(journal.Read(j => j.Rows(
        r => new PostSpending(r.GetInt32(0), r.GetInt32(1), r.GetInt64(2)),
        "SELECT count(*), coalesce(max(rewrite), 0), coalesce(sum(coalesce(cost, reserved)), 0) FROM spending WHERE post = $1 AND (cost IS NULL OR cost > 0)", post.Value)[0]));

    public Task<long?> RefusedAsync(UtcMonth month, CancellationToken ct) => Task.FromResult<long?>(
        journal.Read(j => Meta(j, RefusedKey))?.Split(' ') is [var known, var micros] && known == $"{month}" ? long.Parse(micros, CultureInfo.InvariantCulture) : null);

    public Task<bool> IsToldAsync(UtcMonth month, CancellationToken ct) => Task.FromResult(journal.Read(j => Meta(j, ToldKey)) == $"{month}");

    public Task ToldAsync(UtcMonth month, CancellationToken ct) => journal.WriteAsync(j => SetMeta(j, ToldKey, $"{month}"));

    private static string? Meta(JournalConnection j, string key) => j.Text("SELECT value FROM meta WHERE key = $1", key);

    private static int SetMeta(JournalConnection j, string key, string value) => j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", key, value);
}
