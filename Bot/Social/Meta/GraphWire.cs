using System.Text.Json.Serialization;

namespace Bot.Social.Meta;

internal sealed record WithId(string? Id);

internal sealed record GraphFailure(GraphError? Error);

internal sealed record GraphError(int? Code, int? ErrorSubcode, bool? IsTransient, string? FbtraceId);

internal sealed record BusinessUsage(int? EstimatedTimeToRegainAccess);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WithId))]
[JsonSerializable(typeof(GraphFailure))]
[JsonSerializable(typeof(Insights))]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<BusinessUsage>>))]
internal sealed partial class GraphJson : JsonSerializerContext;
