using Sandbox.Meta;

namespace Sandbox.Instagram;

/// <summary>What a test or a curious person may look at and turn.</summary>
public sealed class InstagramControl(Account account, AccessToken token, TimeProvider time)
{
    public void Map(RouteGroupBuilder control)
    {
        control.MapGet("/posts", () => account.Posts);
        control.MapGet("/containers", () => account.Containers.Select(c => new
        {
            c.Id,
            c.ImageUrl,
            c.Caption,
            c.AltText,
            c.PictureSha256,
            c.CreatedAt,
            c.IsCarouselItem,
            Children = c.Children.Select(i => i.Id),
            Status = c.StatusCode(time.GetUtcNow()),
        }));
        control.MapPost("/container/{id}", (string id, ContainerWish wish) =>
        {
            if (wish.Status is not ("ERROR" or "EXPIRED" or "STUCK")) return Results.BadRequest("status is ERROR, EXPIRED or STUCK");
            var wanted = id == "newest" ? account.Containers is [.., var last] ? last : null : account.Container(id);
            if (wanted is null) return Results.NotFound();
            wanted.ForcedSubcode = wish.Subcode ?? wanted.ForcedSubcode;
            wanted.Forced = wish.Status;
            return Results.NoContent();
        });
        control.MapPost("/token", (TokenWish wish) =>
        {
            if (wish.State is not ("ok" or "expired" or "noPermission" or "blocked")) return Results.BadRequest("state is ok, expired, noPermission or blocked");
            token.Become(wish.State);
            return Results.NoContent();
        });
        control.MapPost("/login", (LoginWish wish) =>
        {
            token.Users.End(wish.Token, wish.EndsAt);
            return Results.NoContent();
        });
        control.MapPost("/quota", (QuotaWish wish) =>
        {
            account.QuotaTotal = wish.Total ?? account.QuotaTotal;
            if (wish.Used is { } used) account.ExtraUsed += used - account.QuotaUsed;
            return Results.NoContent();
        });
        control.MapPost("/reels", (ReelWish wish) =>
        {
            account.ReelTakes = TimeSpan.FromSeconds(wish.ProcessingSeconds);
            return Results.NoContent();
        });
        control.MapPost("/read", (ReadWish wish) =>
        {
            account.ReadsBroken = wish.Broken;
            return Results.NoContent();
        });
        control.MapPost("/insights/{mediaId}", (string mediaId, Dictionary<string, long> counted) =>
        {
            if (account.Post(mediaId) is null) return Results.NotFound();
            account.Count(mediaId, counted);
            return Results.NoContent();
        });
        control.MapPost("/delete", (DeleteWish wish) => account.Delete(wish.MediaId) ? Results.NoContent() : Results.NotFound());
    }

    private sealed record ContainerWish(string Status, int? Subcode);

    private sealed record TokenWish(string State);

    /// <param name="Token">Null for every token of the owner.</param>
    /// <param name="EndsAt">Null for never.</param>
    private sealed record LoginWish(string? Token, DateTimeOffset? EndsAt);

    private sealed record QuotaWish(int? Used, int? Total);

    private sealed record ReelWish(int ProcessingSeconds);

    private sealed record ReadWish(bool Broken);

    private sealed record DeleteWish(string MediaId);
}
