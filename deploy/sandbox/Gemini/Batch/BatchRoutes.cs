using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.Gemini.Batch;

/// <summary>Many requests at half the price and without hurry. https://ai.google.dev/api/batch-mode</summary>
public sealed class BatchRoutes(BatchBook book)
{
    /// <summary>Of the requests together; larger ones would have to come as a file.</summary>
    private const int MostBytes = 20_000_000;

    private const int PageSize = 50;

    public void Map(WebApplication app, string version)
    {
        app.MapGet($"/{version}/batches", (HttpRequest r, string? pageSize, string? pageToken) => Credentials.Refuses(r)?.Answer() ?? List(pageSize, pageToken));
        app.MapGet($"/{version}/batches/{{id}}", (HttpRequest r, string id) => On(r, id, job => BatchJson.Operation(job, book.Now, whole: true)));
        app.MapDelete($"/{version}/batches/{{id}}", (HttpRequest r, string id) => On(r, id, job =>
        {
            book.Delete(job);
            return [];
        }));
        app.MapPost($"/{version}/batches/{{call}}", (HttpRequest r, string call) => call.EndsWith(":cancel", StringComparison.Ordinal)
            ? On(r, call[..^":cancel".Length], job =>
            {
                book.Cancel(job);
                return [];
            })
            : GeminiVendor.NoRoute());
    }

    /// <summary>The answer to <c>:batchGenerateContent</c>.</summary>
    public IResult Create(string body, Model model)
    {
        var (json, error) = AskedContent.Parse(body);
        if (json is null) return error!.Answer();
        if (KnownFields.Refuses(json, "CreateBatch") is { } unknown) return unknown.Answer();
        var batch = AskedContent.Child(json, "batch");
        if (AskedContent.Find(batch, "displayName") is not JsonValue named || !named.TryGetValue(out string? name) || name.Length == 0)
            return GoogleError.Invalid("* BatchGenerateContentRequest.batch.display_name: display_name is required\n").Answer();
        var input = AskedContent.Child(batch, "inputConfig");
        if (AskedContent.Find(input, "fileName") is not null) return new GoogleError(501, "UNIMPLEMENTED", "Files are not played here. Send the requests in the call.").Answer();
        if (AskedContent.Find(AskedContent.Child(input, "requests"), "requests") is not JsonArray { Count: > 0 } requests)
            return GoogleError.Invalid("* BatchGenerateContentRequest.batch.input_config.requests: requests is not specified\n").Answer();
        if (Encoding.UTF8.GetByteCount(body) >= MostBytes) return GoogleError.Invalid("Request payload size exceeds the limit: 20971520 bytes.").Answer();
        var items = new List<BatchItem>();
        foreach (var item in requests)
        {
            if (AskedContent.Child(item as JsonObject, "request") is not { } request)
                return GoogleError.Invalid($"* BatchGenerateContentRequest.batch.input_config.requests.requests[{items.Count}].request: request is not specified\n").Answer();
            items.Add(new(request, AskedContent.Find((JsonObject)item!, "metadata")));
        }
        var job = book.Add(name, model, items);
        return GeminiVendor.Json(BatchJson.Operation(job, book.Now, whole: true));
    }

    private IResult List(string? pageSize, string? pageToken)
    {
        var size = PageSize;
        if (pageSize is not null && !(int.TryParse(pageSize, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is >= 0 and <= 1_000))
            return GoogleError.Invalid($"Invalid value at 'page_size' (TYPE_INT32), \"{pageSize}\"").Answer();
        if (size == 0) size = PageSize;
        var jobs = book.Listed();
        var from = 0;
        if (!string.IsNullOrEmpty(pageToken) && (from = jobs.TakeWhile(j => TokenOf(j) != pageToken).Count() + 1) > jobs.Count)
            return GoogleError.Invalid("Invalid page token.").Answer();
        var page = jobs.Skip(from).Take(size).ToList();
        // The results of each are to be had from itself.
        var answer = new JsonObject();
        if (page.Count > 0) answer["operations"] = new JsonArray([.. page.Select(j => (JsonNode?)BatchJson.Operation(j, book.Now, whole: false))]);
        if (from + page.Count < jobs.Count) answer["nextPageToken"] = TokenOf(page[^1]);
        return GeminiVendor.Json(answer);
    }

    private IResult On(HttpRequest request, string id, Func<BatchJob, JsonObject> work)
    {
        if (Credentials.Refuses(request) is { } refusal) return refusal.Answer();
        return book.Find("batches/" + id) is { } job ? GeminiVendor.Json(work(job)) : new GoogleError(404, "NOT_FOUND", "Requested entity was not found.").Answer();
    }

    private static string TokenOf(BatchJob job) => Convert.ToBase64String(Encoding.UTF8.GetBytes("after " + job.Name)).TrimEnd('=');
}
