using System.Globalization;
using System.Text.Json.Nodes;

namespace Sandbox.Gemini.Batch;

/// <summary>A job as the long-running operation that the API shows it as.</summary>
public static class BatchJson
{
    /// <param name="whole">With its results.</param>
    public static JsonObject Operation(BatchJob job, DateTimeOffset now, bool whole)
    {
        var metadata = new JsonObject
        {
            ["@type"] = "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch",
            ["model"] = "models/" + job.Model.Id,
            ["displayName"] = job.DisplayName,
            ["createTime"] = Time(job.CreatedAt),
            ["updateTime"] = Time(job.IsDone(now) ? job.EndsAt : now),
            ["batchStats"] = Stats(job),
            ["state"] = job.State(now),
            ["name"] = job.Name,
        };
        if (job.IsDone(now)) metadata["endTime"] = Time(job.EndsAt);
        if (whole && job.Responses is { } responses)
            metadata["output"] = new JsonObject { ["inlinedResponses"] = new JsonObject { ["inlinedResponses"] = new JsonArray([.. responses.Select(r => (JsonNode?)r.DeepClone())]) } };
        var operation = new JsonObject { ["name"] = job.Name, ["metadata"] = metadata, ["done"] = job.IsDone(now) };
        if (Ending(job.State(now)) is { } error) operation["error"] = new JsonObject { ["code"] = error.RpcCode, ["message"] = error.Message };
        return operation;
    }

    private static GoogleError? Ending(string state) => state switch
    {
        "BATCH_STATE_CANCELLED" => new(499, "CANCELLED", "The operation was cancelled."),
        "BATCH_STATE_EXPIRED" => new(504, "DEADLINE_EXCEEDED", "The batch could not be completed within 48 hours."),
        "BATCH_STATE_FAILED" => GoogleError.Internal,
        _ => null,
    };

    // 64-bit numbers are written as text.
    private static JsonObject Stats(BatchJob job)
    {
        var stats = new JsonObject { ["requestCount"] = Text(job.Items.Count) };
        var failed = job.Responses?.Count(r => r.ContainsKey("error")) ?? 0;
        if (job.Responses is null) stats["pendingRequestCount"] = Text(job.Items.Count);
        if (job.Responses is { } done && done.Count > failed) stats["successfulRequestCount"] = Text(done.Count - failed);
        if (failed > 0) stats["failedRequestCount"] = Text(failed);
        return stats;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
