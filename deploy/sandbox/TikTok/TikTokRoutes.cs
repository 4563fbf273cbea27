using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.TikTok;

/// <summary>The documented calls; every other path is unknown.</summary>
public sealed class TikTokRoutes(TaskBook book, Tokens tokens, Creator creator, MinuteLimits limits, MediaPull pull)
{
    public void Map(WebApplication app)
    {
        var rules = new PostRules(book, creator);
        var (videos, photos, uploading, reads) = (new Initialising(book, rules, pull), new PhotoPosts(book, rules, pull), new Uploading(book), new VideoReads(book));

        Call("post/publish/creator_info/query", 20, _ => "video.publish", (_, _) => Task.FromResult(Info()));
        Call("post/publish/content/init", 6, r => r.Text("post_mode") == "MEDIA_UPLOAD" ? "video.upload" : "video.publish", (r, c) => photos.Init(r, c.RequestAborted));
        Call("post/publish/video/init", 6, _ => "video.publish", (r, c) => videos.Video(r, inbox: false, c.RequestAborted));
        Call("post/publish/inbox/video/init", 6, _ => "video.upload", (r, c) => videos.Video(r, inbox: true, c.RequestAborted));
        Call("post/publish/status/fetch", 30, _ => tokens.Scopes.Contains("video.publish") ? "video.publish" : "video.upload", (r, _) => Task.FromResult(reads.Status(r)));
        Call("video/list", 600, _ => "video.list", (r, c) => Task.FromResult(reads.List(r, c.Request.Query["fields"])));
        Call("video/query", 600, _ => "video.list", (r, c) => Task.FromResult(reads.Query(r, c.Request.Query["fields"])));
        app.On("PUT", "/video/", uploading.Put);
        app.MapFallback((RequestDelegate)(context => ApiError.NoRoute.Answer().ExecuteAsync(context)));

        void Call(string name, int perMinute, Func<ApiRequest, string> scope, Func<ApiRequest, HttpContext, Task<IResult>> answer) =>
            app.On("POST", $"/v2/{name}/", async context =>
            {
                var token = ApiRequest.TokenOf(context.Request);
                var request = await ApiRequest.Read(context.Request);
                if (tokens.Refuses(token, scope(request ?? new ApiRequest([], ""))) is { } refusal) return refusal.Answer();
                if (!limits.Admits(name, perMinute)) return ApiError.For(429).Answer();
                return request is null ? ApiError.Invalid("The body is not a JSON object, or Content-Type does not say so.").Answer() : await answer(request, context);
            });
    }

    private IResult Info() => ApiError.Ok(new JsonObject
    {
        ["creator_avatar_url"] = "https://p16-sandbox.example/avatar.jpeg",
        ["creator_username"] = Creator.Username,
        ["creator_nickname"] = Creator.Nickname,
        ["privacy_level_options"] = new JsonArray([.. creator.PrivacyLevels.Select(l => (JsonNode?)l)]),
        ["comment_disabled"] = creator.CommentDisabled,
        ["duet_disabled"] = false,
        ["stitch_disabled"] = false,
        ["max_video_post_duration_sec"] = creator.MaxVideoSeconds,
    });
}
