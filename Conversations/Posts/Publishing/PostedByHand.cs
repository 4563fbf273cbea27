using Conversations.Chat;

namespace Conversations.Posts.Publishing;

/// <summary>What a person tells us of a post that they finished by hand. Nothing here asks a platform anything.</summary>
public sealed class PostedByHand(IPostStore posts, TimeProvider time)
{
    /// <returns>False, and nothing changed, when it does not wait there to be posted.</returns>
    public Task<bool> SayAsync(Post seen, Platform platform, Person by, long updateId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return ChangeAsync(seen.Id, platform, PublicationState.HandedOff, (post, row) =>
        {
            var posted = row with { State = PublicationState.Published, ChangedAt = now, Reason = null };
            var decision = new Decision
            {
                Post = post.Id, Revision = seen.Revision, Step = PostStep.AllLive, By = by.Id, Name = by.Name, At = now,
                Hash = row.Hash, UpdateId = updateId, Platform = platform,
            };
            return new() { Post = PlatformOutcome.After(post, posted, now), Ledger = [new(posted, row.State)], Decision = decision };
        }, ct);
    }

    /// <returns>False, and nothing changed, when it is not posted there.</returns>
    public Task<bool> LinkAsync(PostId id, Platform platform, Uri link, CancellationToken ct) =>
        ChangeAsync(id, platform, PublicationState.Published, (post, row) =>
            new() { Post = post.With(post.LineOf(platform)! with { Link = link }), Ledger = [new(row with { Link = link, MediaId = TikTokLinks.IdOf(link) ?? row.MediaId }, row.State)] }, ct);

    private async Task<bool> ChangeAsync(PostId id, Platform platform, PublicationState from, Func<Post, Publication, PostChange> change, CancellationToken ct)
    {
        while (await posts.FindAsync(id, ct) is { } post && post.LineOf(platform)?.State == from
            && await posts.FindPublicationAsync(id, platform, ct) is { } row && row.State == from)
        {
            var next = change(post, row);
            // Nobody decides anything about the other platforms by what has changed here.
            if (await posts.CommitAsync(next with { Post = next.Post.Quietly() }, ct)) return true;
        }
        return false;
    }
}
