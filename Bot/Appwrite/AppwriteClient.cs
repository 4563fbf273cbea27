using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Conversations.Costs;
using Microsoft.Extensions.Options;

namespace Bot.Appwrite;

/// <summary>
/// The parts of Appwrite's TablesDB API we use. The format is pinned: without the header answers take the newest shape,
/// which moves. https://appwrite.io/docs/references/cloud/server-rest/tablesDB
/// </summary>
public sealed class AppwriteClient(IHttpClientFactory http, IOptions<AppwriteOptions> options, VendorHealth health, IRowCounts rows)
{
    public const string Vendor = "appwrite";

    internal const string Name = "appwrite";

    /// <summary>Of the HTTP client that sends files: a home line takes its time for them.</summary>
    internal const string Files = "appwrite files";

    private const string Format = "1.9.5";

    internal bool IsOn => options.Value.IsOn;

    internal string DatabaseId => options.Value.DatabaseId;

    private string Tables => $"/tablesdb/{DatabaseId}/tables";

    internal Task<AppwriteAnswer> CreateRowAsync(RowCause cause, string table, string row, JsonObject data, CancellationToken ct) => WritingAsync(cause,
        SendAsync(HttpMethod.Post, $"{Tables}/{table}/rows", "POST rows", new NewRow(row, OperatorGuard.Guard(data)), AppwriteJson.Default.NewRow, ct));

    internal Task<AppwriteAnswer> UpsertRowAsync(RowCause cause, string table, string row, JsonObject data, CancellationToken ct) => WritingAsync(cause,
        SendAsync(HttpMethod.Put, $"{Tables}/{table}/rows/{row}", "PUT row", new RowData(OperatorGuard.Guard(data)), AppwriteJson.Default.RowData, ct));

    internal Task<AppwriteAnswer> GetRowAsync(RowCause cause, string table, string row, CancellationToken ct) =>
        ReadingAsync(cause, GetAsync($"{Tables}/{table}/rows/{row}", "GET row", ct));

    /// <param name="queries">Each a JSON object as text.</param>
    internal Task<AppwriteAnswer> ListRowsAsync(RowCause cause, string table, IEnumerable<string> queries, CancellationToken ct) => ReadingAsync(cause, GetAsync(
        $"{Tables}/{table}/rows?{string.Join('&', queries.Select((q, i) => $"queries[{i}]={Uri.EscapeDataString(q)}"))}&total=false", "GET rows", ct));

    internal Task<AppwriteAnswer> GetDatabaseAsync(CancellationToken ct) => GetAsync($"/tablesdb/{DatabaseId}", "GET database", ct);

    internal Task<AppwriteAnswer> CreateDatabaseAsync(CancellationToken ct) =>
        SendAsync(HttpMethod.Post, "/tablesdb", "POST database", new(DatabaseId, DatabaseId), AppwriteJson.Default.NewDatabase, ct);

    internal Task<AppwriteAnswer> GetTableAsync(string table, CancellationToken ct) => GetAsync($"{Tables}/{table}", "GET table", ct);

    internal Task<AppwriteAnswer> CreateTableAsync(NewTable table, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, Tables, "POST table", table, AppwriteJson.Default.NewTable, ct);

    /// <param name="type">As the route is called: <c>varchar</c>, <c>text</c>, <c>datetime</c>, <c>float</c>, <c>integer</c>.</param>
    internal Task<AppwriteAnswer> CreateColumnAsync(string table, string type, NewColumn column, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"{Tables}/{table}/columns/{type}", "POST column", column, AppwriteJson.Default.NewColumn, ct);

    internal Task<AppwriteAnswer> GetColumnAsync(string table, string column, CancellationToken ct) =>
        GetAsync($"{Tables}/{table}/columns/{column}", "GET column", ct);

    internal Task<AppwriteAnswer> GetBucketAsync(string bucket, CancellationToken ct) => GetAsync($"/storage/buckets/{bucket}", "GET bucket", ct);

    internal Task<AppwriteAnswer> CreateBucketAsync(NewBucket bucket, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, "/storage/buckets", "POST bucket", bucket, AppwriteJson.Default.NewBucket, ct);

    /// <summary>A JPEG that anybody may read, in one request.</summary>
    internal Task<AppwriteAnswer> CreateFileAsync(string bucket, string file, byte[] jpeg, CancellationToken ct)
    {
        // Names in quotes, as browsers write them: not every server's reader takes them bare.
        var picture = new ByteArrayContent(jpeg) { Headers = { ContentType = new("image/jpeg") } };
        var content = new MultipartFormDataContent
        {
            { new StringContent(file), "\"fileId\"" },
            { new StringContent("read(\"any\")"), "\"permissions[]\"" },
            { picture, "\"file\"", $"\"{file}.jpg\"" },
        };
        return SendAsync(HttpMethod.Post, $"/storage/buckets/{bucket}/files", "POST files", content, ct, Files);
    }

    /// <param name="after">The last id of the page before; null for the first.</param>
    internal Task<AppwriteAnswer> ListFilesAsync(string bucket, string? after, int limit, CancellationToken ct)
    {
        var queries = new List<string> { $$"""{"method":"limit","values":[{{limit}}]}""" };
        if (after is not null) queries.Add($$"""{"method":"cursorAfter","values":["{{after}}"]}""");
        return GetAsync($"/storage/buckets/{bucket}/files?{string.Join('&', queries.Select((q, i) => $"queries[{i}]={Uri.EscapeDataString(q)}"))}&total=false", "GET files", ct);
    }

    internal Task<AppwriteAnswer> DeleteFileAsync(string bucket, string file, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, $"/storage/buckets/{bucket}/files/{file}", "DELETE file", null, ct);

    private async Task<AppwriteAnswer> ReadingAsync(RowCause cause, Task<AppwriteAnswer> asked)
    {
        var answer = await asked;
        rows.Count(cause, answer.RowsTouched, 0);
        return answer;
    }

    /// <summary>Of a write without an answer it is not known whether it was done: it counts.</summary>
    private async Task<AppwriteAnswer> WritingAsync(RowCause cause, Task<AppwriteAnswer> asked)
    {
        var touched = 1;
        try
        {
            var answer = await asked;
            touched = answer.RowsTouched;
            return answer;
        }
        catch (VendorCallException e) when (e.Failure is CallFailure.NotSent or CallFailure.WindowFull)
        {
            touched = 0;
            throw;
        }
        finally
        {
            rows.Count(cause, 0, touched);
        }
    }

    private Task<AppwriteAnswer> GetAsync(string path, string endpoint, CancellationToken ct) => SendAsync(HttpMethod.Get, path, endpoint, null, ct);

    private Task<AppwriteAnswer> SendAsync<T>(HttpMethod method, string path, string endpoint, T body, JsonTypeInfo<T> type, CancellationToken ct) =>
        SendAsync(method, path, endpoint, JsonContent.Create(body, type), ct);

    /// <exception cref="VendorCallException">No complete answer came.</exception>
    private async Task<AppwriteAnswer> SendAsync(HttpMethod method, string path, string endpoint, HttpContent? content, CancellationToken ct, string via = Name)
    {
        var settings = options.Value;
        using var request = new HttpRequestMessage(method, settings.Endpoint!.TrimEnd('/') + path).As(endpoint);
        request.Headers.Add("X-Appwrite-Project", settings.Project);
        request.Headers.Add("X-Appwrite-Key", settings.ApiKey);
        request.Headers.Add("X-Appwrite-Response-Format", Format);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = content;
        using var client = http.CreateClient(via);
        using var response = await client.SendAsync(request, ct);
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        var answer = AppwriteAnswer.From((int)response.StatusCode, body);
        if (answer.Result is AppwriteResult.NeedsPerson) health.Fails(Vendor, answer.Sentence);
        return answer;
    }
}
