using System.Text.Json.Nodes;

namespace Sandbox.TikTok;

/// <summary>What became of an attempt, and the posts that everybody sees. https://developers.tiktok.com/doc/tiktok-api-v2-video-list</summary>
public sealed class VideoReads(TaskBook book)
{
    public IResult Status(ApiRequest request)
    {
        if (request.Text("publish_id") is not { Length: > 0 } id) return ApiError.Invalid("publish_id is missing").Answer();
        if (book.Find(id) is not { } task) return ApiError.Of("invalid_publish_id", "The publish_id does not exist").Answer();
        var status = task.Status(book.Now);
        var data = new JsonObject { ["status"] = status };
        if (status == "FAILED") data["fail_reason"] = task.Failure;
        data[task.Pulled ? "downloaded_bytes" : "uploaded_bytes"] = task.Received;
        if (status == "PUBLISH_COMPLETE") data["publicaly_available_post_id"] = task.IsPublic(book.Now) ? new JsonArray(task.PostId) : [];
        return ApiError.Ok(data);
    }

    public IResult List(ApiRequest request, string? fields)
    {
        var most = request.Has("max_count") ? request.Number("max_count") ?? 0 : 10;
        if (most is < 1 or > 20) return ApiError.Invalid("max_count is 1 to 20").Answer();
        if (Picker(fields) is not { } pick) return NoFields;
        var before = request.Number("cursor") is { } cursor and > 0 ? cursor : long.MaxValue;
        var found = Public.Where(t => Created(t).ToUnixTimeMilliseconds() < before).ToList();
        var page = found.Take((int)most).ToList();
        return ApiError.Ok(new JsonObject
        {
            ["videos"] = new JsonArray([.. page.Select(t => pick(t, request.Address))]),
            ["cursor"] = page is [.., var last] ? Created(last).ToUnixTimeMilliseconds() : 0,
            ["has_more"] = found.Count > page.Count,
        });
    }

    public IResult Query(ApiRequest request, string? fields)
    {
        if (request.Within("filters").Texts("video_ids") is not { Count: >= 1 and <= 20 } ids) return ApiError.Invalid("filters.video_ids has 1 to 20 ids").Answer();
        if (Picker(fields) is not { } pick) return NoFields;
        return ApiError.Ok(new JsonObject { ["videos"] = new JsonArray([.. Public.Where(t => ids.Contains($"{t.PostId}")).Select(t => pick(t, request.Address))]) });
    }

    private static IResult NoFields => ApiError.Invalid("fields names nothing, or something that a video does not have").Answer();

    private IEnumerable<PublishTask> Public => book.All.Where(t => t.IsPublic(book.Now)).OrderByDescending(Created);

    private DateTimeOffset Created(PublishTask task) => task.PublishedAt(book.Now)!.Value;

    /// <returns>Null when the names are not all of a video.</returns>
    private Func<PublishTask, string, JsonNode?>? Picker(string? fields)
    {
        string[] names = [.. (fields ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (names.Length == 0 || names.Except(Names).Any()) return null;
        return (task, address) =>
        {
            var node = new JsonObject();
            foreach (var name in names) node[name] = Field(task, name, address);
            return node;
        };
    }

    private static readonly string[] Names = ["id", "create_time", "share_url", "view_count", "like_count", "comment_count", "share_count", "title", "video_description"];

    private JsonNode Field(PublishTask task, string name, string address) => name switch
    {
        "id" => $"{task.PostId}",
        "create_time" => Created(task).ToUnixTimeSeconds(),
        "share_url" => $"{address}/@{Creator.Username}/video/{task.PostId}",
        "view_count" => task.Views,
        "like_count" => task.Likes,
        "comment_count" => task.Comments,
        "share_count" => task.Shares,
        _ => task.Text,
    };
}
