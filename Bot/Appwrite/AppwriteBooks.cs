using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Bot.Journal;
using Conversations.Costs;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Posts.Restoring;
using Conversations.Settings;

namespace Bot.Appwrite;

/// <summary>Reads the books back: the posts, each with the newest rows of its ledger, and the settings that were changed in the chat.</summary>
internal sealed class AppwriteBooks(AppwriteClient client) : IPostBooks, IHoursBooks, IVoiceBooks
{
    /// <summary>Rows a page, and values a query (https://appwrite.io/docs/products/databases/queries).</summary>
    private const int Page = 100;

    public bool IsOn => client.IsOn;

    public async Task<BookedPosts> UnfinishedAsync(CancellationToken ct)
    {
        try
        {
            var rows = await RowsAsync(RowCause.Restoring, AppwriteTables.SocialPosts, "status", BookRows.Unfinished, ct);
            var posts = rows.Select(r => (Id: Text(r, "$id")!, Post: PostOf(r))).ToLookup(r => r.Post is not null);
            var ledger = new Dictionary<(PostId Post, Platform Platform), Publication>();
            foreach (var ids in posts[true].Select(r => r.Id).Chunk(Page))
            {
                foreach (var row in (await RowsAsync(RowCause.Restoring, AppwriteTables.Publications, "postId", ids, ct)).Select(PublicationRow.Read).OrderBy(p => p.Attempt)) ledger[(row.Post, row.Platform)] = row;
            }
            return new([.. posts[true].Select(r => new BookedPost(r.Post!, [.. ledger.Values.Where(l => l.Post == r.Post!.Id)]))], [.. posts[false].Select(r => r.Id)]);
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or VendorCallException)
        {
            throw new BooksUnreadableException(e is VendorCallException ? $"Appwrite cannot be read: {e.Message}" : "Appwrite holds rows I cannot read.", e);
        }
    }

    public Task<ChangedHours?> HoursAsync(CancellationToken ct) => SettingAsync(JournalHours.Key, JournalJson.Default.ChangedHours, ct);

    public Task<ChangedVoice?> VoiceAsync(CancellationToken ct) => SettingAsync(JournalVoice.Key, JournalJson.Default.ChangedVoice, ct);

    private async Task<T?> SettingAsync<T>(string key, JsonTypeInfo<T> form, CancellationToken ct) where T : class
    {
        if (!IsOn) return null;
        try
        {
            var rows = await RowsAsync(RowCause.Settings, AppwriteTables.Settings, "$id", [key], ct);
            return rows is [var row] && Text(row, "value") is { } value ? JsonSerializer.Deserialize(value, form) : null;
        }
        catch (Exception e) when (e is JsonException or VendorCallException)
        {
            throw new BooksUnreadableException(e is VendorCallException ? $"Appwrite cannot be read: {e.Message}" : "Appwrite holds settings I cannot read.", e);
        }
    }

    private async Task<List<JsonObject>> RowsAsync(RowCause cause, string table, string column, IReadOnlyCollection<string> values, CancellationToken ct)
    {
        var rows = new List<JsonObject>();
        string? last = null;
        do
        {
            var queries = new List<string> { Query("equal", column, [.. values.Select(v => (JsonNode)v)]), Query("limit", null, Page) };
            if (last is not null) queries.Add(Query("cursorAfter", null, last));
            var answer = await client.ListRowsAsync(cause, table, queries, ct);
            if (answer.Result != AppwriteResult.Done) throw new BooksUnreadableException(answer.Sentence);
            var page = JsonNode.Parse(answer.Body)?["rows"]?.AsArray().OfType<JsonObject>().ToList() ?? throw new JsonException("no rows");
            rows.AddRange(page);
            last = page.Count < Page ? null : Text(page[^1], "$id");
        }
        while (last is not null);
        return rows;
    }

    private static string Query(string method, string? attribute, params JsonNode[] values)
    {
        var query = new JsonObject { ["method"] = method, ["values"] = new JsonArray(values) };
        if (attribute is not null) query["attribute"] = attribute;
        return query.ToJsonString();
    }

    private static Post? PostOf(JsonObject row)
    {
        try
        {
            return Text(row, "record") is { } record ? JsonSerializer.Deserialize(record, JournalJson.Default.Post) : null;
        }
        catch (JsonException)
        {
            return null; // of a newer release
        }
    }

    private static string? Text(JsonObject row, string column) => row[column]?.GetValue<string>() is { } text ? OperatorGuard.Read(text) : null;
}
