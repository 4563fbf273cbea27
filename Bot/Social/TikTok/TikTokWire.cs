using System.Text.Json.Serialization;

namespace Bot.Social.TikTok;

/// <summary>Every JSON answer but the token's. https://developers.tiktok.com/doc/tiktok-api-v2-error-handling</summary>
internal sealed record Envelope<T>(T? Data, EnvelopeError? Error);

internal sealed record EnvelopeError(string? Code, string? LogId);

/// <summary>https://developers.tiktok.com/doc/oauth-user-access-token-management</summary>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="RefreshExpiresIn">Seconds; a renewal need not lengthen it.</param>
internal sealed record TokenPair(string? AccessToken, long? ExpiresIn, string? RefreshToken, long? RefreshExpiresIn = null)
{
    /// <summary>Without the tokens, which must reach no log.</summary>
    public override string ToString() => $"tokens for {ExpiresIn} s";
}

/// <summary>The token endpoint's own form of a no.</summary>
internal sealed record TokenError(string? Error, string? LogId);

internal sealed record NewPhotoPost(string MediaType, string PostMode, PhotoText PostInfo, PhotoSource SourceInfo);

internal sealed record PhotoText(string Description);

internal sealed record PhotoSource(string Source, IReadOnlyList<string> PhotoImages, int PhotoCoverIndex);

internal sealed record NewVideoDraft(VideoSource SourceInfo);

/// <param name="Title">All of the text; UTF-16 units.</param>
/// <param name="BrandOrganicToggle">It promotes the account's own business.</param>
internal sealed record VideoPost(string Title, string PrivacyLevel, bool DisableComment, bool DisableDuet, bool DisableStitch, bool BrandOrganicToggle);

internal sealed record NewVideoPost(VideoPost PostInfo, VideoSource SourceInfo);

internal sealed record CreatorQuestion;

internal sealed record CreatorInfo(
    string? CreatorUsername, IReadOnlyList<string>? PrivacyLevelOptions, bool? CommentDisabled, bool? DuetDisabled, bool? StitchDisabled, long? MaxVideoPostDurationSec);

internal sealed record VideoSource(string Source, long VideoSize, long ChunkSize, long TotalChunkCount);

/// <param name="UploadUrl">With its own right to upload; null for what TikTok fetches itself.</param>
internal sealed record Begun(string? PublishId, string? UploadUrl)
{
    /// <summary>Without the address, which is as good as a token.</summary>
    public override string ToString() => $"{PublishId}";
}

internal sealed record StatusQuestion(string PublishId);

/// <param name="PublicalyAvailablePostId">The vendor's spelling. Empty as long as not everybody can see it.</param>
/// <param name="UploadedBytes">Null for what TikTok fetches itself.</param>
internal sealed record PostStatus(string? Status, string? FailReason, IReadOnlyList<long>? PublicalyAvailablePostId, long? UploadedBytes);

internal sealed record VideoQuestion(VideoFilter Filters);

internal sealed record VideoFilter(IReadOnlyList<string> VideoIds);

internal sealed record VideoList(IReadOnlyList<VideoCounts>? Videos);

internal sealed record VideoCounts(string? Id, long? ViewCount, long? LikeCount, long? CommentCount, long? ShareCount);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenPair))]
[JsonSerializable(typeof(TokenError))]
[JsonSerializable(typeof(NewPhotoPost))]
[JsonSerializable(typeof(NewVideoDraft))]
[JsonSerializable(typeof(NewVideoPost))]
[JsonSerializable(typeof(CreatorQuestion))]
[JsonSerializable(typeof(Envelope<CreatorInfo>))]
[JsonSerializable(typeof(StatusQuestion))]
[JsonSerializable(typeof(VideoQuestion))]
[JsonSerializable(typeof(Envelope<VideoList>))]
[JsonSerializable(typeof(Envelope<Begun>))]
[JsonSerializable(typeof(Envelope<PostStatus>))]
internal sealed partial class TikTokJson : JsonSerializerContext;
