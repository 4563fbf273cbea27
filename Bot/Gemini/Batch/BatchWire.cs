using System.Text.Json.Serialization;

namespace Bot.Gemini.Batch;

// https://ai.google.dev/api/batch-mode
internal sealed record CreateBatch(NewBatch Batch);

internal sealed record NewBatch(string DisplayName, BatchInput InputConfig);

internal sealed record BatchInput(InlineRequests Requests);

internal sealed record InlineRequests(IReadOnlyList<InlineRequest> Requests);

internal sealed record InlineRequest(GenerateRequest Request, ItemKey Metadata);

internal sealed record ItemKey(string Key);

/// <summary>A batch as a long-running operation.</summary>
internal sealed record BatchOperation(string? Name, BatchMetadata? Metadata);

/// <param name="State"><c>BATCH_STATE_…</c> on the wire; the SDKs call it <c>JOB_STATE_…</c>.</param>
internal sealed record BatchMetadata(string? DisplayName, string? State, BatchOutput? Output);

internal sealed record BatchOutput(InlineResponses? InlinedResponses);

internal sealed record InlineResponses([property: JsonPropertyName("inlinedResponses")] IReadOnlyList<InlineResponse>? Responses);

internal sealed record InlineResponse(GenerateAnswer? Response, BatchError? Error, ItemKey? Metadata);

internal sealed record BatchError(int? Code, string? Message);

internal sealed record BatchList(IReadOnlyList<BatchOperation>? Operations, string? NextPageToken);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateBatch))]
[JsonSerializable(typeof(BatchOperation))]
[JsonSerializable(typeof(BatchList))]
internal sealed partial class BatchJson : JsonSerializerContext;
