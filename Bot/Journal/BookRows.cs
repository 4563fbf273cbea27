using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Appwrite;
using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Bot.Journal;

/// <summary>What Appwrite's books say of a post; put into the outbox in the transaction that changed it.</summary>
internal static class BookRows
{
    /// <summary>The states from which a lost journal brings posts back; in the others the record is not kept.</summary>
    public static IReadOnlyList<string> Unfinished { get; } = ["draft", "scheduled", "held", "publishing", "failed"];

    public static void Put(JournalConnection j, Post post, DateTimeOffset now) => Put(j, AppwriteTables.SocialPosts, $"{post.Id}", now, new JsonObject
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
        Put(j, AppwriteTables.Publications, PublicationRow.Id(row), row.ChangedAt, PublicationRow.Data(row, device));

    /// <param name="value">JSON.</param>
    public static void PutSetting(JournalConnection j, string key, string value, DateTimeOffset at) => Put(j, AppwriteTables.Settings, key, at, new JsonObject
    {
        ["value"] = value,
        ["changedAt"] = Iso(at),
    });

    private static void Put(JournalConnection j, string book, string row, DateTimeOffset now, JsonObject data) => j.Execute("""
        INSERT INTO outbox (book, row, data, since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (book, row) DO UPDATE SET data = excluded.data, sequence = (SELECT max(sequence) + 1 FROM outbox)
        """, book, row, data.ToJsonString(), now.ToUnixTimeMilliseconds());

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
