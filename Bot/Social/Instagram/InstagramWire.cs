using System.Text.Json.Serialization;

namespace Bot.Social.Instagram;

internal sealed record NewContainer(string ImageUrl, string Caption, string AltText);

internal sealed record NewCarouselItem(string ImageUrl, bool IsCarouselItem, string AltText);

internal sealed record NewCarousel(string MediaType, IReadOnlyList<string> Children, string Caption);

/// <summary>Has no alternative text: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media#creating</summary>
/// <param name="ShareToFeed">Shown in the profile's grid as well.</param>
internal sealed record NewReel(string MediaType, string VideoUrl, string Caption, bool ShareToFeed);

internal sealed record PublishContainer(string CreationId);

internal sealed record ContainerStatus(string? StatusCode, string? Status);

internal sealed record MediaList(IReadOnlyList<Media>? Data);

internal sealed record Media(string? Id, string? Caption, Uri? Permalink, string? Timestamp);

internal sealed record PublishingLimits(IReadOnlyList<PublishingLimit>? Data);

internal sealed record PublishingLimit(int? QuotaUsage, LimitConfig? Config);

/// <param name="QuotaDuration">Seconds.</param>
internal sealed record LimitConfig(int? QuotaTotal, int? QuotaDuration);

internal sealed record Account(string? Username);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewContainer))]
[JsonSerializable(typeof(NewCarouselItem))]
[JsonSerializable(typeof(NewCarousel))]
[JsonSerializable(typeof(NewReel))]
[JsonSerializable(typeof(PublishContainer))]
[JsonSerializable(typeof(ContainerStatus))]
[JsonSerializable(typeof(MediaList))]
[JsonSerializable(typeof(PublishingLimits))]
[JsonSerializable(typeof(Account))]
internal sealed partial class InstagramJson : JsonSerializerContext;
