using System.Globalization;
using System.Text.Json;
using Bot.Health;
using Conversations.Chat;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Publishing;
using Microsoft.Data.Sqlite;

namespace Bot.Journal;

/// <summary>Posts, decisions, the publication ledger and the cards, with compare-and-set and one transaction a change.</summary>
public sealed class JournalPosts(JournalFile journal, OutboxBell outbox, IDeviceId device, TimeProvider time) : IPostStore
{
    private const string NextNumber = """
        SELECT max(coalesce((SELECT max(id) FROM posts), 0), coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'numbers_from'), 0)) + 1
        """;

    /// <summary>Neither live nor given up.</summary>
    private static readonly HashSet<string> Waiting =
        [.. new[] { PostStage.Drafting, PostStage.InReview, PostStage.Scheduled, PostStage.Held, PostStage.Publishing, PostStage.Failed }.Select(s => s.ToString())];

    public Task<Post?> FindAsync(PostId id, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Text("SELECT body FROM posts WHERE id = $1", id.Value) is { } body ? PostOf(body) : null));

    public Task<Post> CreateAsync(Post post, string key, CancellationToken ct) => WriteAsync(j =>
    {
        if (j.Text("SELECT body FROM posts WHERE key = $1", key) is { } known) return PostOf(known);
        var created = post with { Id = new(j.Scalar(NextNumber)) };
        Insert(j, created, key);
        return created;
    });

    public Task<Post?> FindByKeyAsync(string key, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Text("SELECT body FROM posts WHERE key = $1", key) is { } body ? PostOf(body) : null));

    public Task<bool> RestoreAsync(Post post, IReadOnlyList<Publication> publications, CancellationToken ct) => WriteAsync(j =>
    {
        if (j.Scalar("SELECT count(*) FROM posts WHERE id = $1", post.Id.Value) > 0) return false;
        Insert(j, post, $"restored:{post.Id}");
        foreach (var publication in publications) Move(j, publication, null);
        return true;
    });

    public Task<bool> CommitAsync(PostChange change, CancellationToken ct) => WriteAsync(j =>
    {
        var post = Noticing(change.Post, j.Text("SELECT body FROM posts WHERE id = $1", change.Post.Id.Value) is { } body ? PostOf(body) : null);
        var fits = j.Execute("UPDATE posts SET revision = $2, stage = $3, due_at = $4, wake_at = $5, unlinked_since = $6, needs_notice = $7, body = $8, metrics_at = $9 WHERE id = $1 AND revision = $2 - 1",
            post.Id.Value, post.Revision, post.Stage.ToString(), Ms(post.DueAt), Wake(post), Unlinked(post), post.NoticeFrom ?? 0, Body(post), MetricsAt(post)) == 1;
        foreach (var (row, from) in change.Ledger) fits = fits && Move(j, row, from);
        if (fits && change.Decision is { } decision) fits = DecisionChain.Append(j, decision);
        if (!fits)
        {
            // Part of the change may have fitted: none of it counts.
            j.Execute("ROLLBACK TO one");
            return false;
        }
        BookRows.Put(j, post, time.GetUtcNow());
        return true;
    });

    public Task<bool> CommitLedgerAsync(Publication publication, PublicationState from, CancellationToken ct) =>
        WriteAsync(j => Move(j, publication, from));

    public Task<IReadOnlyList<Post>> ListAsync(IReadOnlyCollection<PostStage> stages, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Post>>(journal.Read(j =>
            stages.SelectMany(s => j.Rows(r => PostOf(r.GetString(0)), "SELECT body FROM posts WHERE stage = $1", s.ToString()))
                .OrderBy(p => p.DueAt is null).ThenBy(p => p.DueAt).ThenBy(p => p.Id.Value).ToList()));

    public Task<IReadOnlySet<DateTimeOffset>> TakenSlotsAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<DateTimeOffset>>(journal.Read(j => j.Rows(r => At(r.GetInt64(0)),
            "SELECT due_at FROM posts WHERE due_at IS NOT NULL AND (stage IN ('Scheduled', 'Held', 'Publishing') OR (stage IN ('Published', 'PartlyPublished') AND due_at > $1))",
            Ms(time.GetUtcNow() - PublishingSlots.Apart))).ToHashSet());

    public Task<IReadOnlyList<DuePost>> DueAsync(DateTimeOffset until, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DuePost>>(journal.Read(j => j.Rows(r => new DuePost(new(r.GetInt64(0)), At(r.GetInt64(1))),
            "SELECT id, wake_at FROM posts WHERE wake_at <= $1 ORDER BY wake_at", Ms(until))));

    public Task<Decision?> FindDecisionAsync(long updateId, CancellationToken ct) =>
        Task.FromResult(DecisionOf("SELECT body FROM decisions WHERE update_id = $1", updateId));

    public Task<Decision?> LastDecisionAsync(PostId id, CancellationToken ct) =>
        Task.FromResult(DecisionOf("SELECT body FROM decisions WHERE post = $1 ORDER BY number DESC LIMIT 1", id.Value));

    public Task<Publication?> FindPublicationAsync(PostId id, Platform platform, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Text(
            "SELECT body FROM publications WHERE post = $1 AND platform = $2 ORDER BY attempt DESC LIMIT 1", id.Value, platform.ToString()) is { } body
                ? JsonSerializer.Deserialize(body, JournalJson.Default.Publication)
                : null));

    public Task<bool> HasTwinAsync(Post post, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Scalar("""
            SELECT EXISTS (
              SELECT 1 FROM posts p
              WHERE substr(json_extract(p.body, '$.Content.Text'), 1, 60) = substr($2, 1, 60) AND json_extract(p.body, '$.Content.Text') = $2
                AND p.id <> $1 AND EXISTS (SELECT 1 FROM publications l WHERE l.post = p.id))
            """, post.Id.Value, post.Content?.Text)) > 0);

    public Task<IReadOnlyList<PostText>> RecentTextsAsync(PostId except, int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PostText>>(journal.Read(j => j.Rows(r => new PostText(new(r.GetInt64(0)), r.GetString(1)), """
            SELECT id, json_extract(body, '$.Content.Text') FROM posts
            WHERE id <> $1 AND stage NOT IN ('Drafting', 'Rejected', 'Skipped') AND json_extract(body, '$.Content.Text') IS NOT NULL
            ORDER BY id DESC LIMIT $2
            """, except.Value, most)));

    public Task<Approvals> ApprovalsAsync(string? type, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Rows(r => new Approvals(r.GetInt32(0), r.GetInt32(1)), """
            SELECT count(*), coalesce(sum(approved AND NOT edited AND stage <> 'Rejected'), 0) FROM (
              SELECT p.stage, coalesce(json_extract(p.body, '$.Edited'), 0) AS edited, max(json_extract(d.body, '$.Step') = 'Approve') AS approved
              FROM (SELECT id, stage, body FROM posts WHERE $1 IS NULL OR json_extract(body, '$.Product.Type') = $1 ORDER BY id DESC LIMIT 300) p
              JOIN decisions d ON d.post = p.id WHERE json_extract(d.body, '$.Step') IN ('Approve', 'Reject') GROUP BY p.id)
            """, type))[0]);

    public Task<IReadOnlyList<ShownProduct>> ShownProductsAsync(CancellationToken ct)
    {
        // Newest first: what comes first of a product is what it was last shown as.
        var rows = journal.Read(j => j.Rows(r => (Product: r.GetString(0), Stage: r.GetString(1), Made: r.GetString(2), Live: r.IsDBNull(3) ? null : r.GetString(3)), """
            SELECT json_extract(body, '$.Product.Id'), stage, json_extract(body, '$.CreatedAt'), json_extract(body, '$.PublishedAt')
            FROM posts ORDER BY id DESC LIMIT 3000
            """));
        return Task.FromResult<IReadOnlyList<ShownProduct>>([.. rows.GroupBy(r => r.Product).Select(p => new ShownProduct(
            p.Key, p.Max(r => Time(r.Live ?? r.Made)), p.Max(r => r.Live is { } live ? Time(live) : (DateTimeOffset?)null), p.Any(r => Waiting.Contains(r.Stage))))]);
    }

    public Task<IReadOnlyList<PostId>> WithoutLinkAsync(DateTimeOffset publishedSince, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PostId>>(journal.Read(j =>
            j.Rows(r => new PostId(r.GetInt64(0)), "SELECT id FROM posts WHERE unlinked_since > $1", Ms(publishedSince))));

    public Task<IReadOnlyList<PostId>> MetricsDueAsync(DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PostId>>(journal.Read(j =>
            j.Rows(r => new PostId(r.GetInt64(0)), "SELECT id FROM posts WHERE metrics_at <= $1 ORDER BY metrics_at", Ms(now))));

    public Task<IReadOnlyList<ShownCard>> CardsAsync(PostId id, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ShownCard>>(journal.Read(j =>
            j.Rows(CardOf, "SELECT post, chat, message, picture, revision, notice FROM cards WHERE post = $1 ORDER BY message", id.Value)));

    public Task SaveCardAsync(ShownCard card, CancellationToken ct) => journal.WriteAsync(j => j.Execute(
        "INSERT OR REPLACE INTO cards (post, chat, message, picture, revision, notice) VALUES ($1, $2, $3, $4, $5, $6)",
        card.Post.Value, card.Message.Chat.Value, card.Message.Message, card.Message.Picture, card.Revision, card.IsNotice ? 1 : 0));

    public Task RemoveCardAsync(MessageRef message, CancellationToken ct) => journal.WriteAsync(j =>
        j.Execute("DELETE FROM cards WHERE chat = $1 AND message = $2", message.Chat.Value, message.Message));

    public Task<IReadOnlyList<PostId>> StaleCardsAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PostId>>(journal.Read(j => j.Rows(r => new PostId(r.GetInt64(0)), """
            SELECT p.id FROM cards c JOIN posts p ON p.id = c.post WHERE c.notice = 0 AND c.revision < p.revision
            UNION
            SELECT p.id FROM posts p WHERE p.needs_notice > 0
              AND NOT EXISTS (SELECT 1 FROM cards c WHERE c.post = p.id AND c.notice = 1 AND c.revision >= p.needs_notice)
            """)));

    /// <summary>A write that leaves rows for Appwrite.</summary>
    private async Task<T> WriteAsync<T>(Func<JournalConnection, T> work)
    {
        var result = await journal.WriteAsync(work);
        outbox.Ring();
        return result;
    }

    private void Insert(JournalConnection j, Post created, string key)
    {
        var post = Noticing(created, null);
        j.Execute("INSERT INTO posts (id, key, revision, stage, due_at, wake_at, unlinked_since, needs_notice, body, metrics_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            post.Id.Value, key, post.Revision, post.Stage.ToString(), Ms(post.DueAt), Wake(post), Unlinked(post), post.NoticeFrom ?? 0, Body(post), MetricsAt(post));
        BookRows.Put(j, post, time.GetUtcNow());
    }

    private bool Move(JournalConnection j, Publication row, PublicationState? from)
    {
        var moved = from is { } known
            ? j.Execute("UPDATE publications SET state = $5, body = $6 WHERE post = $1 AND platform = $2 AND attempt = $3 AND state = $4",
                row.Post.Value, row.Platform.ToString(), row.Attempt, known.ToString(), row.State.ToString(), RowBody(row))
            : j.Execute("INSERT OR IGNORE INTO publications (post, platform, attempt, state, body) VALUES ($1, $2, $3, $4, $5)",
                row.Post.Value, row.Platform.ToString(), row.Attempt, row.State.ToString(), RowBody(row));
        if (moved == 1) BookRows.Put(j, row, device.Value);
        return moved == 1;
    }

    private Decision? DecisionOf(string sql, long value) =>
        journal.Read(j => j.Text(sql, value) is { } body ? JsonSerializer.Deserialize(body, JournalJson.Default.Decision) : null);

    private static Post PostOf(string body) => JsonSerializer.Deserialize(body, JournalJson.Default.Post)!;

    private static ShownCard CardOf(SqliteDataReader r) => new(
        new(r.GetInt64(0)), new(new(r.GetInt64(1)), r.GetInt32(2), r.IsDBNull(3) ? null : r.GetString(3)), r.GetInt32(4), r.GetInt64(5) == 1);

    private static string Body(Post post) => JsonSerializer.Serialize(post, JournalJson.Default.Post);

    private static string RowBody(Publication row) => JsonSerializer.Serialize(row, JournalJson.Default.Publication);

    private static long? Ms(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    /// <summary>When the publisher must look at the post; null while only a person can do something.</summary>
    private static long? Wake(Post post) => post.Stage switch
    {
        PostStage.Publishing => 0,
        // What was just approved is compared with the shop at once.
        PostStage.Scheduled when post.UndoUntil is not null => 0,
        PostStage.Scheduled => Ms(post.DueAt) ?? 0,
        _ => null,
    };

    private static long? MetricsAt(Post post) => Ms(post.Lines.Min(l => l.MetricsAt));

    private static long? Unlinked(Post post) => post.WantsLink ? Ms(post.PublishedAt) : null;

    /// <summary>Since when there is something to be heard of: what is known already is not news.</summary>
    private static Post Noticing(Post post, Post? before) =>
        post with { NoticeFrom = post.Notice is not { } notice ? null : before?.Notice == notice ? before.NoticeFrom : post.Revision };
}
