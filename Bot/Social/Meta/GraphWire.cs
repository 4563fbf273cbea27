using System.Text.Json.Serialization;

namespace Bot.Social.Meta;

internal sealed record WithId(string? Id);

internal sealed record GraphFailure(GraphError? Error);

internal sealed record GraphError(int? Code, int? ErrorSubcode, bool? IsTransient, string? FbtraceId);

internal sealed record BusinessUsage(int? EstimatedTimeToRegainAccess);

/// <summary>Percent of the app's hour.</summary>
internal sealed record AppUsage(double? CallCount, double? TotalCputime, double? TotalTime);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WithId))]
[JsonSerializable(typeof(GraphFailure))]
[JsonSerializable(typeof(Insights))]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<BusinessUsage>>))]
[JsonSerializable(typeof(AppUsage))]
internal sealed partial class GraphJson : JsonSerializerContext;
