using System.Text.Json.Serialization;

namespace Bot.Social.Instagram;

internal sealed record NewContainer(string ImageUrl, string Caption, string AltText);

internal sealed record PublishContainer(string CreationId);

internal sealed record WithId(string? Id);

internal sealed record ContainerStatus(string? StatusCode, string? Status);

internal sealed record MediaList(IReadOnlyList<Media>? Data);

internal sealed record Media(string? Id, string? Caption, Uri? Permalink, string? Timestamp);

internal sealed record PublishingLimits(IReadOnlyList<PublishingLimit>? Data);

internal sealed record PublishingLimit(int? QuotaUsage, LimitConfig? Config);

internal sealed record LimitConfig(int? QuotaTotal);

internal sealed record Account(string? Username);

internal sealed record GraphFailure(GraphError? Error);

internal sealed record GraphError(int? Code, int? ErrorSubcode, bool? IsTransient, string? FbtraceId);

internal sealed record BusinessUsage(int? EstimatedTimeToRegainAccess);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewContainer))]
[JsonSerializable(typeof(PublishContainer))]
[JsonSerializable(typeof(WithId))]
[JsonSerializable(typeof(ContainerStatus))]
[JsonSerializable(typeof(MediaList))]
[JsonSerializable(typeof(PublishingLimits))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(GraphFailure))]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<BusinessUsage>>))]
internal sealed partial class InstagramJson : JsonSerializerContext;
