using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>Photos, then the post that shows them. https://developers.facebook.com/docs/pages-api/posts</summary>
public sealed class PagePublishing(Page page, PictureDownload download, TimeProvider time)
{
    private const int MaxMessage = 63_206;

    public async Task<IResult> MakePhoto(GraphRequest request, CancellationToken cancel)
    {
        var (picture, error) = await Picture(request, cancel);
        if (error is not null) return error.Answer();
        if (Moment(request, out var at) is { } wrong) return wrong.Answer();
        // The three names mean one thing. An unseen photo's text is not shown by the post that takes it.
        var caption = request["message"] ?? request["caption"] ?? request["name"] ?? "";
        var photo = page.AddPhoto(picture!, request["url"] ?? "", caption, request["alt_text_custom"] ?? "", Flag(request["temporary"], otherwise: false));
        var made = new JsonObject { ["id"] = photo.Id };
        if (at is not null) made["post_id"] = page.Add(caption, "", [photo], at, request.LosesAnswer).PostId;
        return GraphAnswer.Ok(made);
    }

    public IResult MakePost(GraphRequest request)
    {
        var (message, link) = (request["message"] ?? "", request["link"] ?? "");
        if (message.Length > MaxMessage) return new GraphError(100, null, "(#100) Param message is too long").Answer();
        if (link.Length > 0 && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            return new GraphError(1500, null, "The url you supplied is invalid").Answer();
        var photos = new List<Photo>();
        foreach (var item in request.Items("attached_media"))
        {
            var id = item is JsonObject media ? Text(media["media_fbid"]) : "";
            if (page.Photo(id) is not { } photo) return new GraphError(100, null, $"(#100) Param attached_media holds no photo of this Page: {id}").Answer();
            photos.Add(photo);
        }
        if (request.Parameters.Keys.Any(k => k.StartsWith("attached_media", StringComparison.Ordinal)) && photos.Count == 0)
            return new GraphError(100, null, "(#100) Param attached_media must be an array of objects with media_fbid").Answer();
        if (message.Trim().Length == 0 && link.Length == 0 && photos.Count == 0)
            return new GraphError(197, null, "(#197) The post is empty. Please enter a message to share.").Answer();
        if (Moment(request, out var at) is { } wrong) return wrong.Answer();
        if (at is not null && !request.IsLenient && page.IsDuplicate(message)) return Duplicate.Answer();
        return GraphAnswer.Ok(new JsonObject { ["id"] = page.Add(message, link, photos, at, request.LosesAnswer).PostId });
    }

    public IResult Edit(GraphRequest request, string id) =>
        page.Change(id, p => p with { Message = request["message"] ?? p.Message }) ? Success : GraphError.NotFound(id, "post").Answer();

    public IResult DeletePost(string id) => page.Change(id, p => p with { Deleted = true }) ? Success : GraphError.NotFound(id, "delete").Answer();

    public IResult DeletePhoto(string id)
    {
        if (page.Photo(id) is not { } photo) return GraphError.NotFound(id, "delete").Answer();
        photo.Deleted = true;
        return Success;
    }

    private static IResult Success => GraphAnswer.Ok(new JsonObject { ["success"] = true });

    private static GraphError Duplicate => new(506, 1455006, "(#506) Duplicate status message")
    {
        Title = "Duplicate status update",
        Explanation = "It says the same as the last one you posted. Post something else, or delete the earlier one.",
    };

    private async Task<(PictureRules.Judged? Picture, GraphError? Error)> Picture(GraphRequest request, CancellationToken cancel)
    {
        var bytes = request.Files.GetValueOrDefault("source");
        if (bytes is null && request["url"] is not { Length: > 0 }) return (null, PictureRules.NoFile);
        try
        {
            bytes ??= await download.Get(request["url"]!, cancel) ?? [];
        }
        catch (TimeoutException)
        {
            return (null, new(-2, null, "Timeout downloading media"));
        }
        return PictureRules.Judge(bytes) is { } picture ? (picture, null) : (null, PictureRules.Unusable);
    }

    /// <summary>When people shall see it: now, at a time, or (null) not at all.</summary>
    private GraphError? Moment(GraphRequest request, out DateTimeOffset? at)
    {
        var published = Flag(request["published"], otherwise: true);
        at = published ? time.GetUtcNow() : null;
        if (request["scheduled_publish_time"] is not { Length: > 0 } text) return null;
        if (published) return new(100, null, "(#100) You can not specify a scheduled publish time on a published post");
        at = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) && unix < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(unix)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var written) ? written : null;
        // Sources tell 30 days or 6 months; the shorter one holds under both.
        return at is { } then && then - time.GetUtcNow() is var ahead && ahead >= TimeSpan.FromMinutes(10) && ahead <= TimeSpan.FromDays(30)
            ? null
            : new(100, null, "(#100) The specified scheduled publish time is invalid.");
    }

    private static bool Flag(string? text, bool otherwise) => text switch { null or "" => otherwise, "0" => false, _ => !text.Equals("false", StringComparison.OrdinalIgnoreCase) };

    private static string Text(JsonNode? id) => id?.GetValueKind() switch
    {
        JsonValueKind.String => id.GetValue<string>(),
        JsonValueKind.Number => id.ToJsonString(),
        _ => "",
    };
}
