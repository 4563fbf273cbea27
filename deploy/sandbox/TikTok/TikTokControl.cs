using System.Globalization;
using Sandbox.Desk;

namespace Sandbox.TikTok;

/// <summary>What a test or a curious person may look at and turn, and what the creator does in the app.</summary>
public sealed class TikTokControl(TaskBook book, Tokens tokens, Creator creator, VerifiedDomains domains)
{
    public void Map(RouteGroupBuilder control)
    {
        control.Show("/posts", () => book.Posts);
        control.Show("/tasks", () => book.All.Select(t => new { PublishId = t.Id, t.PostId, t.Inbox, t.Media, t.Received, Status = t.Status(book.Now), t.Failure, t.Sha256, t.CreatedAt, t.CompleteAt, t.Discarded }));
        // Everything that ever came into the inbox: twice the same is a fault too.
        control.Show("/inbox", () => book.All.Where(t => t.Inbox && t.IsProcessed(book.Now) && t.Failure is null)
            .Select(t => new { PublishId = t.Id, t.Media, t.Text, t.Sha256, At = t.CompleteAt + t.Processing, Posted = t.PostedByHandAt is not null, t.Discarded }));
        control.Show("/tokens", () => new { tokens.Reused, tokens.Scopes });
        control.Turn<DraftWish>("/inbox/{id}", (wish, c) => new Inbox(book).Finish(c.Hole("id"), wish.Action, wish.Text, wish.Privacy) ? null : Results.NotFound());
        control.Turn<FailWish>("/fail", (wish, _) =>
        {
            if (wish.PublishId is null) book.FailNext(wish.Reason);
            else if (book.Find(wish.PublishId) is { } task) book.Change(task, t => t.Failure = wish.Reason);
            else return Results.NotFound();
            return null;
        });
        control.Turn<RefuseWish>("/refuse", (wish, _) =>
        {
            if (!ApiError.Codes.Contains(wish.Code)) return Results.BadRequest($"code is one of {string.Join(", ", ApiError.Codes)}");
            book.Refuse(wish.Code, wish.Times ?? 1);
            return null;
        });
        control.Turn<CreatorWish>("/creator", (wish, _) =>
        {
            creator.Audited = wish.Audited ?? creator.Audited;
            creator.Private = wish.Private ?? creator.Private;
            creator.CommentDisabled = wish.CommentDisabled ?? creator.CommentDisabled;
            creator.MaxVideoSeconds = wish.MaxVideoSeconds ?? creator.MaxVideoSeconds;
            creator.DailyCap = wish.DailyCap ?? creator.DailyCap;
            return null;
        });
        control.Turn<TimingWish>("/timing", (wish, _) =>
        {
            book.Processing = wish.ProcessingSeconds is { } p ? TimeSpan.FromSeconds(p) : book.Processing;
            book.Moderation = wish.ModerationSeconds is { } m ? TimeSpan.FromSeconds(m) : book.Moderation;
            return null;
        });
        control.Turn<DomainWish>("/domain", (wish, _) =>
        {
            domains.Verify(wish.Domain);
            return null;
        });
        control.Turn<ScopesWish>("/scopes", (wish, _) =>
        {
            tokens.Scopes = wish.Scopes.ToHashSet();
            return null;
        });
        control.On("POST", "/expire", _ =>
        {
            tokens.EndAccess();
            return Results.NoContent();
        });
        control.On("POST", "/revoke", _ =>
        {
            tokens.Revoke();
            return Results.NoContent();
        });
        control.On("POST", "/reconnect", _ => Results.Json(new { refreshToken = tokens.Reconnect() }));
        control.Turn<PostWish>("/delete", (wish, _) => OnPost(wish.PostId, t => t.Deleted = true));
        control.Turn<EngagementWish>("/engagement/{postId}", (wish, c) =>
            OnPost(long.TryParse(c.Hole("postId"), NumberStyles.None, CultureInfo.InvariantCulture, out var postId) ? postId : 0, t => (t.Views, t.Likes, t.Comments, t.Shares) = (wish.Views, wish.Likes, wish.Comments, wish.Shares)));
    }

    private IResult? OnPost(long postId, Action<PublishTask> change)
    {
        if (book.All.FirstOrDefault(t => t.PostId == postId) is not { } task) return Results.NotFound();
        book.Change(task, change);
        return null;
    }

    /// <summary><c>action</c> is <c>post</c> or <c>discard</c>; <c>privacy</c> is PUBLIC_TO_EVERYONE unless said.</summary>
    private sealed record DraftWish(string Action, string? Text, string? Privacy);

    private sealed record FailWish(string? PublishId, string Reason);

    private sealed record RefuseWish(string Code, int? Times);

    private sealed record CreatorWish(bool? Audited, bool? Private, bool? CommentDisabled, int? MaxVideoSeconds, int? DailyCap);

    private sealed record TimingWish(double? ProcessingSeconds, double? ModerationSeconds);

    private sealed record DomainWish(string Domain);

    private sealed record ScopesWish(IReadOnlyList<string> Scopes);

    private sealed record PostWish(long PostId);

    private sealed record EngagementWish(long Views, long Likes, long Comments, long Shares);
}
