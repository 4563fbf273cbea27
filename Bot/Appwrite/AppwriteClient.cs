using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Bot.Appwrite.Steps;
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
        $"{Tables}/{table}/rows?{Queries([.. queries])}&total=false", "GET rows", ct));

    /// <summary>Nothing is written until it is committed, and what is never committed is forgotten. https://appwrite.io/docs/products/databases/transactions</summary>
    internal Task<AppwriteAnswer> CreateTransactionAsync(TimeSpan ttl, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, "/tablesdb/transactions", "POST transaction", new((int)ttl.TotalSeconds), AppwriteJson.Default.NewTransaction, ct);

    /// <param name="changes">At most 100, which is what a free plan takes.</param>
    internal Task<AppwriteAnswer> StageAsync(string transaction, IEnumerable<RowChange> changes, CancellationToken ct) => SendAsync(
        HttpMethod.Post, $"/tablesdb/transactions/{transaction}/operations", "POST operations",
        new([.. changes.Select(c => new RowOperation(c.IsNew ? "create" : "upsert", DatabaseId, c.Table, c.Row, OperatorGuard.Guard(c.Data)))]), AppwriteJson.Default.RowOperations, ct);

    /// <param name="changes">What is staged in it: rows are counted when they are written.</param>
    internal Task<AppwriteAnswer> CommitAsync(string transaction, IReadOnlyList<RowChange> changes, CancellationToken ct) => WritingAsync(
        [.. changes.CountBy(c => c.Cause)], EndAsync(transaction, ct));

    /// <summary>All of the operations or none. What was staged before a call failed lapses by itself.</summary>
    /// <param name="operations">As Appwrite takes them; guarded already.</param>
    internal async Task<AppwriteAnswer> CommitAsync(RowCause cause, JsonArray operations, CancellationToken ct)
    {
        var begun = await CreateTransactionAsync(TimeSpan.FromSeconds(60), ct);
        if (begun.Result != AppwriteResult.Done) return begun;
        if (JsonNode.Parse(begun.Body)?["$id"]?.GetValue<string>() is not { } id) return begun with { Result = AppwriteResult.Later };
        var staged = await SendAsync(HttpMethod.Post, $"/tablesdb/transactions/{id}/operations", "POST operations", new(operations), AppwriteJson.Default.StagedOperations, ct);
        return staged.Result != AppwriteResult.Done ? staged : await WritingAsync([new(cause, RowsOf(operations))], EndAsync(id, ct));
    }

    private Task<AppwriteAnswer> EndAsync(string transaction, CancellationToken ct) =>
        SendAsync(HttpMethod.Patch, $"/tablesdb/transactions/{transaction}", "PATCH transaction", new(true), AppwriteJson.Default.TransactionEnd, ct);

    private static int RowsOf(JsonArray operations) => operations.Sum(o => o!["data"] is JsonArray rows ? rows.Count : 1);

    internal Task<AppwriteAnswer> GetDatabaseAsync(CancellationToken ct) => GetAsync($"/tablesdb/{DatabaseId}", "GET database", ct);

    internal Task<AppwriteAnswer> CreateDatabaseAsync(CancellationToken ct) =>
        SendAsync(HttpMethod.Post, "/tablesdb", "POST database", new(DatabaseId, DatabaseId), AppwriteJson.Default.NewDatabase, ct);

    internal Task<AppwriteAnswer> GetTableAsync(string table, CancellationToken ct) => GetAsync($"{Tables}/{table}", "GET table", ct);

    internal Task<AppwriteAnswer> CreateTableAsync(NewTable table, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, Tables, "POST table", table, AppwriteJson.Default.NewTable, ct);

    /// <summary>Its name stays.</summary>
    internal Task<AppwriteAnswer> UpdateTableAsync(string table, TableSettings settings, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"{Tables}/{table}", "PUT table", settings, SetupJson.Default.TableSettings, ct);

    /// <param name="type">As the route is called: <c>varchar</c>, <c>text</c>, <c>datetime</c>, <c>float</c>, <c>integer</c>.</param>
    internal Task<AppwriteAnswer> CreateColumnAsync(string table, string type, NewColumn column, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"{Tables}/{table}/columns/{type}", "POST column", column, AppwriteJson.Default.NewColumn, ct);

    internal Task<AppwriteAnswer> DeleteColumnAsync(string table, string column, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, $"{Tables}/{table}/columns/{column}", "DELETE column", null, ct);

    internal Task<AppwriteAnswer> CreateIndexAsync(string table, NewIndex index, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"{Tables}/{table}/indexes", "POST index", index, SetupJson.Default.NewIndex, ct);

    internal Task<AppwriteAnswer> DeleteIndexAsync(string table, string index, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, $"{Tables}/{table}/indexes/{index}", "DELETE index", null, ct);

    internal Task<AppwriteAnswer> GetBucketAsync(string bucket, CancellationToken ct) => GetAsync($"/storage/buckets/{bucket}", "GET bucket", ct);

    internal Task<AppwriteAnswer> CreateBucketAsync(BucketSettings bucket, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, "/storage/buckets", "POST bucket", bucket, SetupJson.Default.BucketSettings, ct);

    internal Task<AppwriteAnswer> UpdateBucketAsync(string bucket, BucketSettings settings, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"/storage/buckets/{bucket}", "PUT bucket", settings, SetupJson.Default.BucketSettings, ct);

    internal Task<AppwriteAnswer> GetFunctionAsync(string function, CancellationToken ct) => GetAsync($"/functions/{function}", "GET function", ct);

    internal Task<AppwriteAnswer> CreateFunctionAsync(FunctionSettings function, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, "/functions", "POST function", function, SetupJson.Default.FunctionSettings, ct);

    internal Task<AppwriteAnswer> UpdateFunctionAsync(string function, FunctionSettings settings, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"/functions/{function}", "PUT function", settings, SetupJson.Default.FunctionSettings, ct);

    internal Task<AppwriteAnswer> ListVariablesAsync(string function, CancellationToken ct) =>
        GetAsync($"/functions/{function}/variables?{Queries("""{"method":"limit","values":[100]}""")}", "GET variables", ct);

    internal Task<AppwriteAnswer> CreateVariableAsync(string function, VariableSettings variable, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"/functions/{function}/variables", "POST variable", variable, SetupJson.Default.VariableSettings, ct);

    internal Task<AppwriteAnswer> UpdateVariableAsync(string function, string variable, VariableSettings settings, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"/functions/{function}/variables/{variable}", "PUT variable", settings, SetupJson.Default.VariableSettings, ct);

    /// <summary>Activated once it is built.</summary>
    /// <param name="code">A gzipped tar of at most 5 MiB: what one request may carry.</param>
    internal Task<AppwriteAnswer> CreateDeploymentAsync(string function, byte[] code, CancellationToken ct)
    {
        var archive = new ByteArrayContent(code) { Headers = { ContentType = new("application/gzip") } };
        var content = new MultipartFormDataContent { { new StringContent("true"), "\"activate\"" }, { archive, "\"code\"", "\"code.tar.gz\"" } };
        return SendAsync(HttpMethod.Post, $"/functions/{function}/deployments", "POST deployment", content, ct, Files);
    }

    internal Task<AppwriteAnswer> GetDeploymentAsync(string function, string deployment, CancellationToken ct) =>
        GetAsync($"/functions/{function}/deployments/{deployment}", "GET deployment", ct);

    internal Task<AppwriteAnswer> ActivateDeploymentAsync(string function, string deployment, CancellationToken ct) =>
        SendAsync(HttpMethod.Patch, $"/functions/{function}/deployment", "PATCH function deployment", new(deployment), SetupJson.Default.ActiveDeployment, ct);

    /// <summary>The addresses at which a function answers.</summary>
    internal Task<AppwriteAnswer> ListRulesAsync(string function, CancellationToken ct) => GetAsync(
        $"/proxy/rules?{Queries($$"""{"method":"equal","attribute":"deploymentResourceId","values":["{{function}}"]}""", """{"method":"limit","values":[100]}""")}", "GET rules", ct);

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
        return GetAsync($"/storage/buckets/{bucket}/files?{Queries([.. queries])}&total=false", "GET files", ct);
    }

    internal Task<AppwriteAnswer> DeleteFileAsync(string bucket, string file, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, $"/storage/buckets/{bucket}/files/{file}", "DELETE file", null, ct);

    private async Task<AppwriteAnswer> ReadingAsync(RowCause cause, Task<AppwriteAnswer> asked)
    {
        var answer = await asked;
        rows.Count(cause, answer.RowsTouched, 0);
        return answer;
    }

    private Task<AppwriteAnswer> WritingAsync(RowCause cause, Task<AppwriteAnswer> asked) => WritingAsync([new(cause, 1)], asked);

    /// <summary>Of a write without an answer it is not known whether it was done: it counts.</summary>
    private async Task<AppwriteAnswer> WritingAsync(IReadOnlyList<KeyValuePair<RowCause, int>> written, Task<AppwriteAnswer> asked)
    {
        var counts = true;
        try
        {
            var answer = await asked;
            counts = answer.RowsTouched > 0;
            return answer;
        }
        catch (VendorCallException e) when (e.Failure is CallFailure.NotSent or CallFailure.WindowFull)
        {
            counts = false;
            throw;
        }
        finally
        {
            foreach (var (cause, touched) in written) rows.Count(cause, 0, counts ? touched : 0);
        }
    }

    private static string Queries(params string[] queries) => string.Join('&', queries.Select((q, i) => $"queries[{i}]={Uri.EscapeDataString(q)}"));

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
        if (answer.Result is AppwriteResult.NeedsPerson || answer.Status is 408 or 429 or >= 500) health.Fails(Vendor, answer.Sentence);
        return answer;
    }
}
