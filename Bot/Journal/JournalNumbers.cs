using Conversations.Insights;
using Conversations.Posts;
using Microsoft.Data.Sqlite;

namespace Bot.Journal;

/// <summary>The sums of <see cref="PostNumberRows"/> and <see cref="DayCounts"/>: rows of days, however many posts there are.</summary>
public sealed class JournalNumbers(JournalFile journal) : IPostNumbers
{
    public Task<PostNumbers> OfAsync(DaySpan days, CancellationToken ct)
    {
        var (from, to) = (DayText.Of(days.From), DayText.Of(days.To));
        return Task.FromResult(journal.Read(j => new PostNumbers
        {
            Days = j.Rows(DayOf, """
                SELECT day, platform, live, failed, skipped, counted, reach, views, likes, comments, shares, saves, read_at, best_reach, best
                FROM post_days WHERE day BETWEEN $1 AND $2
                """, from, to),
            Answers = j.Rows(r => TimeSpan.FromMilliseconds(r.GetInt64(0)), "SELECT ms FROM answers WHERE day BETWEEN $1 AND $2 ORDER BY ms", from, to),
            FailedTries = Count(j, DayCounts.Failed, from, to),
            Unconfirmed = Count(j, DayCounts.Unconfirmed, from, to),
            Presses = Count(j, DayCounts.Presses, from, to),
            Minutes = Count(j, DayCounts.Minutes, from, to),
            MissedDrafts = (int)j.Scalar("SELECT count(*) FROM slots WHERE kind = 'drafting' AND date BETWEEN $1 AND $2 AND outcome IN ('Missed', 'ShopAway')", from, to),
        }));
    }

    public Task<IReadOnlyList<PostId>> PostsAsync(DaySpan days, CancellationToken ct) => Task.FromResult<IReadOnlyList<PostId>>(journal.Read(j => j.Rows(
        r => new PostId(r.GetInt64(0)), "SELECT post FROM post_numbers WHERE day BETWEEN $1 AND $2 AND platform = '' ORDER BY day, post", DayText.Of(days.From), DayText.Of(days.To))));

    private static int Count(JournalConnection j, string what, string from, string to) =>
        (int)j.Scalar("SELECT coalesce(sum(count), 0) FROM day_counts WHERE day BETWEEN $1 AND $2 AND what = $3", from, to, what);

    private static PostDay DayOf(SqliteDataReader r) => new(DayText.Read(r.GetString(0)), r.GetString(1) is { Length: > 0 } name ? Enum.Parse<Platform>(name) : null, new()
    {
        Live = r.GetInt32(2), Failed = r.GetInt32(3), Skipped = r.GetInt32(4), Counted = r.GetInt32(5), Metrics = MetricsColumns.Read(r, 6),
        ReadAt = r.IsDBNull(12) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(12)),
        BestReach = r.IsDBNull(13) ? null : r.GetInt64(13), Best = r.IsDBNull(14) ? null : new PostId(r.GetInt64(14)),
    });
}
