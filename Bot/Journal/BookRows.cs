using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Appwrite;
using Conversations.Insights;
using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Bot.Journal;

/// <summary>What Appwrite's books say of a post; put into the outbox in the transaction that changed it.</summary>
internal static class BookRows
{
    /// <summary>The states from which a lost journal brings posts back; in the others the record is not kept.</summary>
    public static IReadOnlyList<string> Unfinished { get; } = ["draft", "scheduled", "held", "publishing", "failed"];

    /// <summary>A row for each entity bounds the outbox; counts of hours have no end, and are left out while so many rows wait.</summary>
    public const int Most = 20_000;

    public static void Put(JournalConnection j, Post post, DateTimeOffset now) => Put(j, AppwriteTables.SocialPosts, $"{post.Id}", EntityOf(post.Id), now, new JsonObject
    {
        ["platform"] = string.Join(",", post.Platforms.Select(p => $"{p}:{post.LineOf(p)?.State.ToString() ?? post.Stage.ToString()}")),
        ["content"] = post.Content?.Text ?? "",
        ["scheduledAt"] = Iso(post.DueAt),
        ["status"] = Status(post.Stage),
        ["metrics"] = Metrics(post),
        ["aiScore"] = post.Score?.Value,
        ["productId"] = post.Product.Id,
        ["approvedBy"] = post.Approval is { } a ? $"{a.By}" : null,
        ["approvedAt"] = Iso(post.Approval?.At),
        ["hash"] = post.Content?.Hash(),
        ["revision"] = post.Revision,
        ["record"] = Unfinished.Contains(Status(post.Stage)) ? JsonSerializer.Serialize(post, JournalJson.Default.Post) : null,
    });

    /// <summary>By platform and age: <c>{"Instagram":{"24":{"Reach":412}}}</c>; null while nothing was read.</summary>
    private static string? Metrics(Post post)
    {
        var read = post.Lines.Where(l => l.Readings.Count > 0).Select(l => KeyValuePair.Create($"{l.Platform}", (JsonNode?)new JsonObject(
            l.Readings.Select(r => KeyValuePair.Create(r.Hours.ToString(CultureInfo.InvariantCulture), JsonSerializer.SerializeToNode(r.Metrics, JournalJson.Default.PostMetrics)))))).ToList();
        return read.Count == 0 ? null : new JsonObject(read).ToJsonString();
    }

    public static void Put(JournalConnection j, Publication row, string device) =>
        Put(j, AppwriteTables.Publications, PublicationRow.Id(row), EntityOf(row.Post), row.ChangedAt, PublicationRow.Data(row, device));

    /// <param name="value">JSON.</param>
    public static void PutSetting(JournalConnection j, string key, string value, DateTimeOffset at) => Put(j, AppwriteTables.Settings, key, $"{AppwriteTables.Settings}/{key}", at, new JsonObject
    {
        ["value"] = value,
        ["changedAt"] = Iso(at),
    });

    /// <returns>Rows put: none while the outbox holds its most.</returns>
    public static int Put(JournalConnection j, CallCount count, DateTimeOffset now)
    {
        if (j.Scalar("SELECT count(*) FROM outbox") >= Most) return 0;
        Put(j, AppwriteTables.ApiCalls, HourRow.Id(count), $"{AppwriteTables.ApiCalls}/{HourRow.Name(count.Hour)}", now, new JsonObject
        {
            ["api"] = count.Api,
            ["endpoint"] = count.Endpoint,
            ["status"] = count.Status,
            ["timestamp"] = Iso(count.Hour),
            ["count"] = count.Count,
        });
        return 1;
    }

    public static void Put(JournalConnection j, DayMetrics day, DateTimeOffset now) => Put(j, AppwriteTables.Metrics, $"{day.Day:yyyy-MM-dd}", $"{AppwriteTables.Metrics}/{day.Day:yyyy-MM-dd}", now, new JsonObject
    {
        ["date"] = $"{day.Day:yyyy-MM-dd}",
        ["revenue"] = day.Revenue,
        ["currency"] = day.Currency,
        ["orders"] = day.Orders,
        ["otherRevenue"] = day.OtherRevenue,
        ["socialEngagement"] = day.SocialEngagement,
        ["apiUsage"] = day.ApiUsage,
    });

    private static void Put(JournalConnection j, string book, string row, string entity, DateTimeOffset now, JsonObject data) => j.Execute("""
        INSERT INTO outbox (book, row, entity, data, since) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (book, row) DO UPDATE SET data = excluded.data, sequence = (SELECT max(sequence) + 1 FROM outbox), parked = 0, refusals = 0
        """, book, row, entity, data.ToJsonString(), now.ToUnixTimeMilliseconds());

    private static string EntityOf(PostId post) => $"post/{post}";

    /// <summary>DESIGN: one word per state.</summary>
    private static string Status(PostStage stage) => stage switch
    {
        PostStage.Drafting or PostStage.InReview => "draft",
        PostStage.Scheduled => "scheduled",
        PostStage.Held => "held",
        PostStage.Publishing => "publishing",
        PostStage.Published or PostStage.PartlyPublished => "published",
        PostStage.Failed => "failed",
        PostStage.Rejected => "rejected",
        _ => "skipped",
    };

    private static string? Iso(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
