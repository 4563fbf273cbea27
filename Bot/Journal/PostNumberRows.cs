using Conversations.Insights;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Data.Sqlite;

namespace Bot.Journal;

/// <summary>
/// What a post came to, as a whole and on each platform, and from that the sums of its local day. Both follow in the transaction that
/// changes the post; a day's sums are made anew from its posts, so they cannot drift away from them.
/// </summary>
internal static class PostNumberRows
{
    /// <summary>In the place of a platform: the post as a whole.</summary>
    public const string Whole = "";

    private const string Sums = """
        INSERT INTO post_days
        SELECT day, platform, sum(live), sum(failed), sum(skipped), count(coalesce(reach, views, likes, comments, shares, saves)),
          sum(reach), sum(views), sum(likes), sum(comments), sum(shares), sum(saves), max(read_at), max(reach),
          (SELECT b.post FROM post_numbers b WHERE b.day = n.day AND b.platform = n.platform AND b.reach IS NOT NULL ORDER BY b.reach DESC, b.post LIMIT 1)
        FROM post_numbers n
        """;

    private const string ByDay = "GROUP BY day, platform";

    /// <summary>For the schema: the rows of what is there already.</summary>
    public const string FillFromPosts = $"""
        INSERT INTO post_numbers
        SELECT p.id, json_extract(l.value, '$.Platform'), {DayOfBody},
          json_extract(l.value, '$.State') = 'Published', json_extract(l.value, '$.State') IN ('Failed', 'ProvenAbsent'), 0,
          json_extract(l.value, '$.Readings[#-1].Metrics.Reach'), json_extract(l.value, '$.Readings[#-1].Metrics.Views'),
          json_extract(l.value, '$.Readings[#-1].Metrics.Likes'), json_extract(l.value, '$.Readings[#-1].Metrics.Comments'),
          json_extract(l.value, '$.Readings[#-1].Metrics.Shares'), json_extract(l.value, '$.Readings[#-1].Metrics.Saves'),
          unixepoch(json_extract(l.value, '$.Readings[#-1].At')) * 1000
        FROM posts p, json_each(p.body, '$.Lines') l WHERE p.stage IN ('Published', 'PartlyPublished', 'Failed');

        INSERT INTO post_numbers
        SELECT p.id, '', {DayOfBody},
          p.stage IN ('Published', 'PartlyPublished') AND (coalesce(max(n.live), 0) OR NOT EXISTS (
            SELECT 1 FROM json_each(p.body, '$.Lines') h WHERE json_extract(h.value, '$.State') = 'HandedOff')),
          p.stage = 'Failed', p.stage = 'Skipped',
          sum(n.reach), sum(n.views), sum(n.likes), sum(n.comments), sum(n.shares), sum(n.saves), max(n.read_at)
        FROM posts p LEFT JOIN post_numbers n ON n.post = p.id WHERE p.stage IN ('Published', 'PartlyPublished', 'Failed', 'Skipped') GROUP BY p.id;

        {Sums} {ByDay};

        INSERT INTO answers
        SELECT d.post, substr(json_extract(d.body, '$.At'), 1, 10), (unixepoch(json_extract(d.body, '$.At')) - unixepoch(json_extract(p.body, '$.CreatedAt'))) * 1000
        FROM decisions d JOIN posts p ON p.id = d.post WHERE d.number = (SELECT min(f.number) FROM decisions f WHERE f.post = d.post);
        """;

    private const string DayOfBody =
        "substr(coalesce(json_extract(p.body, '$.PublishedAt'), json_extract(p.body, '$.DueAt'), json_extract(p.body, '$.MeantFor'), json_extract(p.body, '$.CreatedAt')), 1, 10)";

    public static void Put(JournalConnection j, Post post, TimeZoneInfo zone)
    {
        if (post.Stage == PostStage.Publishing) return; // what it comes to is not known yet; a second try keeps what the first one came to
        var known = j.Rows(RowOf, "SELECT platform, day, live, failed, skipped, reach, views, likes, comments, shares, saves, read_at FROM post_numbers WHERE post = $1 ORDER BY platform", post.Id.Value);
        var now = Of(post, zone);
        if (known.SequenceEqual(now)) return;
        j.Execute("DELETE FROM post_numbers WHERE post = $1", post.Id.Value);
        foreach (var (platform, day, live, failed, skipped, m, readAt) in now)
        {
            j.Execute("INSERT INTO post_numbers VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                post.Id.Value, platform, day, live ? 1 : 0, failed ? 1 : 0, skipped ? 1 : 0, m.Reach, m.Views, m.Likes, m.Comments, m.Shares, m.Saves, readAt);
        }
        foreach (var day in known.Concat(now).Select(r => r.Day).Distinct())
        {
            j.Execute("DELETE FROM post_days WHERE day = $1", day);
            j.Execute($"{Sums} WHERE day = $1 {ByDay}", day);
        }
    }

    /// <summary>How long the first decision about a draft took; later ones change nothing.</summary>
    public static void Answered(JournalConnection j, Post post, Decision decision, TimeZoneInfo zone) => j.Execute(
        "INSERT OR IGNORE INTO answers (post, day, ms) VALUES ($1, $2, $3)",
        post.Id.Value, DayText.Of(decision.At, zone), Math.Max(0, (long)(decision.At - post.CreatedAt).TotalMilliseconds));

    private static List<Row> Of(Post post, TimeZoneInfo zone)
    {
        var live = post.Stage is PostStage.Published or PostStage.PartlyPublished;
        if (!live && post.Stage is not (PostStage.Failed or PostStage.Skipped)) return [];
        var day = DayText.Of(post.PublishedAt ?? post.DueAt ?? post.MeantFor ?? post.CreatedAt, zone);
        List<Row> rows = post.Stage == PostStage.Skipped ? [] : [.. post.Lines.Select(l => new Row($"{l.Platform}", day, l.IsLive, l.IsAbsent, false, Newest(l), ReadAt(l)))];
        rows.Add(new(Whole, day, live && (post.Lines.Any(l => l.IsLive) || !post.HandedOff.Any()), post.Stage == PostStage.Failed, post.Stage == PostStage.Skipped,
            PostMetrics.Sum(rows.Select(r => r.Metrics)), rows.Max(r => r.ReadAt)));
        return [.. rows.OrderBy(r => r.Platform, StringComparer.Ordinal)];
    }

    private static PostMetrics Newest(PlatformLine line) => line.Readings is [.., var newest] ? newest.Metrics : new();

    private static long? ReadAt(PlatformLine line) => line.Readings is [.., var newest] ? newest.At.ToUnixTimeMilliseconds() : null;

    private static Row RowOf(SqliteDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetInt64(2) == 1, r.GetInt64(3) == 1, r.GetInt64(4) == 1, MetricsColumns.Read(r, 5), r.IsDBNull(11) ? null : r.GetInt64(11));

    private sealed record Row(string Platform, string Day, bool Live, bool Failed, bool Skipped, PostMetrics Metrics, long? ReadAt);
}

internal static class MetricsColumns
{
    /// <summary>Reach, views, likes, comments, shares and saves, from that column on.</summary>
    public static PostMetrics Read(SqliteDataReader r, int from)
    {
        long? At(int i) => r.IsDBNull(from + i) ? null : r.GetInt64(from + i);
        return new() { Reach = At(0), Views = At(1), Likes = At(2), Comments = At(3), Shares = At(4), Saves = At(5) };
    }
}
