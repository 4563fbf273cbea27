using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>What a test or a curious person may look at and turn.</summary>
public sealed class FacebookControl(Page page, AccessToken token, PageLimits limits, TimeProvider time)
{
    public void Map(RouteGroupBuilder control)
    {
        control.MapGet("/posts", () => page.Posts.Where(p => p.IsPublic(time.GetUtcNow())).OrderBy(p => p.At));
        control.MapGet("/scheduled", () => page.Scheduled);
        control.MapGet("/refused", () => page.Refused);
        control.MapGet("/photos", () => page.Photos.Select(p => new { p.Id, p.Url, p.AltText, p.PictureSha256, p.CreatedAt, p.Temporary, p.StoryId, Gone = p.IsGone(time.GetUtcNow()) }));
        control.MapPost("/token", (TokenWish wish) =>
        {
            if (wish.State is not ("ok" or "expired" or "noPermission" or "blocked")) return Results.BadRequest("state is ok, expired, noPermission or blocked");
            token.Become(wish.State);
            return Results.NoContent();
        });
        control.MapPost("/read", (ReadWish wish) =>
        {
            page.ReadsBroken = wish.Broken;
            return Results.NoContent();
        });
        control.MapPost("/usage", (UsageWish wish) =>
        {
            limits.Become(wish.Percent, wish.Minutes);
            return Results.NoContent();
        });
        control.MapPost("/delete", (PostWish wish) => page.Change(wish.PostId, p => p with { Deleted = true }) ? Results.NoContent() : Results.NotFound());
        control.MapPost("/post", (HandWish wish) => page.Add(wish.Message, "", [], time.GetUtcNow(), by: "hand"));
        control.MapPost("/engagement/{postId}", (string postId, Engagement wish) =>
        {
            if (page.Post(postId) is null) return Results.NotFound();
            page.Engage(postId, wish);
            return Results.NoContent();
        });
    }

    private sealed record TokenWish(string State);

    private sealed record ReadWish(bool Broken);

    private sealed record UsageWish(int Percent, int Minutes);

    private sealed record PostWish(string PostId);

    private sealed record HandWish(string Message);
}
