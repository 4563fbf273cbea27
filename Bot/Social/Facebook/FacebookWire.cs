using System.Text.Json.Serialization;

namespace Bot.Social.Facebook;

internal sealed record Page(string? AccessToken, Uri? Link)
{
    /// <summary>Without the token, which must reach no log.</summary>
    public override string ToString() => $"the Page at {Link}";
}

internal sealed record NewPhoto(string Url, bool Published, string AltTextCustom);

internal sealed record NewPost(string Message, IReadOnlyList<AttachedMedia>? AttachedMedia, string? Link);

internal sealed record AttachedMedia(string MediaFbid);

internal sealed record Photo(string? Id, string? PageStoryId);

internal sealed record PostList(IReadOnlyList<PagePost>? Data);

internal sealed record PagePost(string? Id, string? Message, string? CreatedTime, Uri? PermalinkUrl);

/// <summary>Nobody has shared it: then <c>shares</c> is not there at all.</summary>
internal sealed record Answers(Counted? Reactions, Counted? Comments, ShareCount? Shares);

internal sealed record Counted(CountedSummary? Summary);

internal sealed record CountedSummary(long? TotalCount);

internal sealed record ShareCount(long? Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page))]
[JsonSerializable(typeof(NewPhoto))]
[JsonSerializable(typeof(NewPost))]
[JsonSerializable(typeof(Photo))]
[JsonSerializable(typeof(PostList))]
[JsonSerializable(typeof(PagePost))]
[JsonSerializable(typeof(Answers))]
internal sealed partial class FacebookJson : JsonSerializerContext;
