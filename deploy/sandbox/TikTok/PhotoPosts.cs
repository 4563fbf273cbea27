using System.Text.Json.Nodes;

namespace Sandbox.TikTok;

/// <summary>Photos, which TikTok fetches itself from a domain of ours: the init is already the post. https://developers.tiktok.com/doc/content-posting-api-reference-photo-post</summary>
public sealed class PhotoPosts(TaskBook book, PostRules rules, MediaPull pull)
{
    public async Task<IResult> Init(ApiRequest request, CancellationToken cancel)
    {
        var (source, info) = (request.Within("source_info"), request.Within("post_info"));
        if (request.Text("media_type") != "PHOTO") return ApiError.Invalid("media_type is PHOTO").Answer();
        if (request.Text("post_mode") is not ("DIRECT_POST" or "MEDIA_UPLOAD")) return ApiError.Invalid("post_mode is DIRECT_POST or MEDIA_UPLOAD").Answer();
        var inbox = request.Text("post_mode") == "MEDIA_UPLOAD";
        if ((info.Text("title") ?? "").Length > 90 || (info.Text("description") ?? "").Length > 4000) return ApiError.Invalid("title or description is too long").Answer();
        if ((inbox ? null : rules.RefusesPost(info, titleMost: 90)) is { } refusal) return refusal.Answer();
        if (rules.RefusesMore(inbox) is { } full) return full.Answer();
        if (source.Text("source") != "PULL_FROM_URL") return ApiError.Invalid("source_info.source is PULL_FROM_URL for photos").Answer();
        if (source.Texts("photo_images") is not { Count: >= 1 and <= 35 } urls) return ApiError.Invalid("source_info.photo_images has 1 to 35 addresses").Answer();
        if (source.Number("photo_cover_index") is not { } cover || cover < 0 || cover >= urls.Count) return ApiError.Invalid("source_info.photo_cover_index names none of them").Answer();
        if (!urls.All(pull.MayTake)) return ApiError.Of("url_ownership_unverified", "Please review our URL ownership verification rules").Answer();
        var task = book.Add(number => new()
        {
            Id = TaskBook.IdOf(number, inbox, "photo", pulled: true),
            PostId = TaskBook.PostIdOf(number),
            Inbox = inbox,
            Media = "photo",
            Pulled = true,
            CreatedAt = book.Now,
            Text = string.Join("\n", new[] { info.Text("title"), info.Text("description") }.Where(t => t is { Length: > 0 })),
            Privacy = inbox ? "" : info.Text("privacy_level")!,
        });
        await pull.Fill(task, urls, "photo_pull_failed", MediaPull.IsPicture, cancel);
        return ApiError.Ok(new JsonObject { ["publish_id"] = task.Id });
    }
}
