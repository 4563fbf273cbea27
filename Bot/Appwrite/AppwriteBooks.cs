using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Health;
using Bot.Journal;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Posts.Restoring;
using Conversations.Settings;

namespace Bot.Appwrite;

/// <summary>Reads the books back: the posts, each with the newest rows of its ledger, and the hours that were changed in the chat.</summary>
internal sealed class AppwriteBooks(AppwriteClient client) : IPostBooks, IHoursBooks
{
    /// <summary>Rows a page, and values a query (https://appwrite.io/docs/products/databases/queries).</summary>
    private const int Page = 100;

    public bool IsOn => client.IsOn;

    public async Task<BookedPosts> UnfinishedAsync(CancellationToken ct)
    {
        try
        {
            var rows = await RowsAsync(AppwriteTables.SocialPosts, "status", BookRows.Unfinished, ct);
            var posts = rows.Select(r => (Id: Text(r, "$id")!, Post: PostOf(r))).ToLookup(r => r.Post is not null);
            var ledger = new Dictionary<(PostId Post, Platform Platform), Publication>();
            foreach (var ids in posts[true].Select(r => r.Id).Chunk(Page))
            {
                foreach (var row in (await RowsAsync(AppwriteTables.Publications, "postId", ids, ct)).Select(PublicationRow.Read).OrderBy(p => p.Attempt)) ledger[(row.Post, row.Platform)] = row;
            }
            return new([.. posts[true].Select(r => new BookedPost(r.Post!, [.. ledger.Values.Where(l => l.Post == r.Post!.Id)]))], [.. posts[false].Select(r => r.Id)]);
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or VendorCallException)
        {
            throw new BooksUnreadableException(e is VendorCallException ? $"Appwrite cannot be read: {e.Message}" : "Appwrite holds rows I cannot read.", e);
        }
    }

    public async Task<ChangedHours?> HoursAsync(CancellationToken ct)
    {
        if (!IsOn) return null;
        try
        {
            var rows = await RowsAsync(AppwriteTables.Settings, "$id", [JournalHours.Key], ct);
            return rows is [var row] && Text(row, "value") is { } value ? JsonSerializer.Deserialize(value, JournalJson.Default.ChangedHours) : null;
        }
        catch (Exception e) when (e is JsonException or VendorCallException)
        {
            throw new BooksUnreadableException(e is VendorCallException ? $"Appwrite cannot be read: {e.Message}" : "Appwrite holds settings I cannot read.", e);
        }
    }

    private async Task<List<JsonObject>> RowsAsync(string table, string column, IReadOnlyCollection<string> values, CancellationToken ct)
    {
        var rows = new List<JsonObject>();
        string? last = null;
        do
        {
            var queries = new List<string> { Query("equal", column, [.. values.Select(v => (JsonNode)v)]), Query("limit", null, Page) };
            if (last is not null) queries.Add(Query("cursorAfter", null, last));
            var answer = await client.ListRowsAsync(table, queries, ct);
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
