using System.Text.Json.Nodes;

namespace Sandbox.TikTok;

/// <summary>
/// The beginning of a video: as a post, or as a draft in the creator's inbox. With FILE_UPLOAD nothing happens until bytes come; with
/// PULL_FROM_URL this call is already the post. https://developers.tiktok.com/doc/content-posting-api-reference-direct-post
/// </summary>
public sealed class Initialising(TaskBook book, PostRules rules, MediaPull pull)
{
    public async Task<IResult> Video(ApiRequest request, bool inbox, CancellationToken cancel)
    {
        var (source, info) = (request.Within("source_info"), request.Within("post_info"));
        if (inbox && request.Has("post_info")) return ApiError.Invalid("post_info is not for drafts").Answer();
        if ((inbox ? null : rules.RefusesPost(info, titleMost: 2200)) is { } refusal) return refusal.Answer();
        if (rules.RefusesMore(inbox) is { } full) return full.Answer();
        return source.Text("source") switch
        {
            "FILE_UPLOAD" => File(source, info, inbox),
            "PULL_FROM_URL" => await Pull(source, info, inbox, cancel),
            _ => ApiError.Invalid("source_info.source is FILE_UPLOAD or PULL_FROM_URL").Answer(),
        };
    }

    private IResult File(ApiRequest source, ApiRequest info, bool inbox)
    {
        if ((source.Number("video_size"), source.Number("chunk_size"), source.Number("total_chunk_count")) is not ({ } size, { } chunk, { } chunks))
            return ApiError.Invalid("source_info needs video_size, chunk_size and total_chunk_count").Answer();
        var plan = new UploadPlan(size, chunk, chunks, Guid.NewGuid().ToString("N"));
        if (plan.Mistake() is { } mistake) return ApiError.Invalid(mistake).Answer();
        var task = book.Add(number => New(number, info, inbox, pulled: false, plan));
        return ApiError.Ok(new JsonObject { ["publish_id"] = task.Id, ["upload_url"] = $"{source.Address}/video/?upload_id={task.PostId}&upload_token={plan.Token}" });
    }

    private async Task<IResult> Pull(ApiRequest source, ApiRequest info, bool inbox, CancellationToken cancel)
    {
        if (source.Text("video_url") is not { } url) return ApiError.Invalid("source_info.video_url is missing").Answer();
        if (!pull.MayTake(url)) return ApiError.Of("url_ownership_unverified", "Please review our URL ownership verification rules").Answer();
        var task = book.Add(number => New(number, info, inbox, pulled: true, null));
        await pull.Fill(task, [url], "video_pull_failed", MediaPull.IsVideo, cancel);
        return ApiError.Ok(new JsonObject { ["publish_id"] = task.Id });
    }

    private PublishTask New(long number, ApiRequest info, bool inbox, bool pulled, UploadPlan? plan) => new()
    {
        Id = TaskBook.IdOf(number, inbox, "video", pulled),
        PostId = TaskBook.PostIdOf(number),
        Inbox = inbox,
        Media = "video",
        Pulled = pulled,
        CreatedAt = book.Now,
        Upload = plan,
        Text = info.Text("title") ?? "",
        Privacy = inbox ? "" : info.Text("privacy_level")!,
    };
}
