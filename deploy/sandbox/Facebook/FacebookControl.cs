using Sandbox.Desk;
using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>What a test or a curious person may look at and turn.</summary>
public sealed class FacebookControl(Page page, AccessToken token, PageLimits limits, TimeProvider time)
{
    public void Map(RouteGroupBuilder control)
    {
        control.Show("/posts", () => page.Posts.Where(p => p.IsPublic(time.GetUtcNow())).OrderBy(p => p.At));
        control.Show("/scheduled", () => page.Scheduled);
        control.Show("/refused", () => page.Refused);
        control.Show("/photos", () => page.Photos.Select(p => new { p.Id, p.Url, p.AltText, p.PictureSha256, p.CreatedAt, p.Temporary, p.StoryId, Gone = p.IsGone(time.GetUtcNow()) }));
        control.Turn<TokenWish>("/token", (wish, _) =>
        {
            if (wish.State is not ("ok" or "expired" or "noPermission" or "blocked")) return Results.BadRequest("state is ok, expired, noPermission or blocked");
            token.Become(wish.State);
            return null;
        });
        control.Turn<ReadWish>("/read", (wish, _) =>
        {
            page.ReadsBroken = wish.Broken;
            page.ReadLag = TimeSpan.FromSeconds(wish.LagSeconds ?? 0);
            return null;
        });
        control.Turn<UsageWish>("/usage", (wish, _) =>
        {
            limits.Become(wish.Percent, wish.Minutes);
            return null;
        });
        control.Turn<PostWish>("/delete", (wish, _) => page.Change(wish.PostId, p => p with { Deleted = true }) ? null : Results.NotFound());
        control.Turn<HandWish>("/post", (wish, _) => Results.Json(page.Add(wish.Message, "", [], time.GetUtcNow(), by: "hand")));
        control.Turn<Engagement>("/engagement/{postId}", (wish, context) =>
        {
            if (page.Post(context.Hole("postId")) is not { } post) return Results.NotFound();
            page.Engage(post.PostId, wish);
            return null;
        });
    }

    private sealed record TokenWish(string State);

    private sealed record ReadWish(bool Broken, double? LagSeconds);

    private sealed record UsageWish(int Percent, int Minutes);

    private sealed record PostWish(string PostId);

    private sealed record HandWish(string Message);
}
