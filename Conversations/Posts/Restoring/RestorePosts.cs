using Conversations.Chat;
using Conversations.Posts.Publishing;

namespace Conversations.Posts.Restoring;

/// <summary>
/// Brings posts back after the journal was lost (D6). The books may be older than the last tap, and a post may have gone
/// out since: each is compared with its platform, and none goes out before a person has seen it again (P10).
/// May be run again at any time: what is back already stays as it is.
/// </summary>
public sealed class RestorePosts(IPostBooks books, IPostStore posts, IEnumerable<IPublisher> publishers, PostCards cards, TimeProvider time)
{
    /// <summary>Beyond every revision of the lost journal: a card that it showed names none of what is on record now.</summary>
    private const int Beyond = 1_000;

    /// <exception cref="BooksUnreadableException">The books, or a platform, could not be read: again later.</exception>
    public async Task<BookedPosts> RunAsync(CancellationToken ct)
    {
        if (!books.IsOn) return new([], []);
        var booked = await books.UnfinishedAsync(ct);
        var back = new List<BookedPost>();
        foreach (var one in booked.Posts)
        {
            var known = await posts.FindAsync(one.Post.Id, ct);
            if (known is null) await RestoreAsync(await ComparedAsync(one, ct), ct);
            if (known is null || known.Revision > Beyond) back.Add(one); // else it was begun since
        }
        foreach (var one in back) await ShowAsync(one.Post, ct);
        return booked with { Posts = back };
    }

    private Task<bool> RestoreAsync(BookedPost booked, CancellationToken ct) => posts.RestoreAsync(
        booked.Post with { Revision = booked.Post.Revision + Beyond, UndoUntil = null, UndoEndedAt = null }, booked.Publication, ct);

    private async Task<BookedPost> ComparedAsync(BookedPost booked, CancellationToken ct)
    {
        var (post, row) = booked;
        return (post.Stage, row) switch
        {
            (PostStage.Drafting, _) => new(post with { Trouble = RestoreTexts.HalfMade }, row),
            (_, { State: PublicationState.Published }) => new(post with
            {
                Stage = PostStage.Published, PublishedAt = row.ChangedAt, Link = row.Link, Trouble = null, Unconfirmed = false, OwnerMustSay = false,
            }, row),
            (PostStage.InReview or PostStage.Failed, _) => new(
                post with { Trouble = await IsSeenAsync(post, ct) ? RestoreTexts.SeemsLive : post.Trouble ?? RestoreTexts.LookAgain }, row),
            // The handle tells what became of it: read, and ask if that does not help.
            (_, { Handle: not null, State: not (PublicationState.Failed or PublicationState.ProvenAbsent) }) => new(
                post with { Stage = PostStage.Publishing, Unconfirmed = true, OwnerMustSay = false },
                row with { State = PublicationState.Unknown, IntentAt = row.IntentAt ?? row.ChangedAt, ChangedAt = time.GetUtcNow(), Looks = 0, Reason = RestoreTexts.LookAgain }),
            _ => new(Held(post, await IsSeenAsync(post, ct) ? RestoreTexts.SeemsLive
                : post.Stage == PostStage.Publishing ? RestoreTexts.WasGoingOut : RestoreTexts.NotSeen), Ended(row)),
        };
    }

    private static Post Held(Post post, string why) => post with { Stage = PostStage.Held, Trouble = why, Unconfirmed = false, OwnerMustSay = false };

    private static Publication? Ended(Publication? row) => row is null or { State: PublicationState.Failed or PublicationState.ProvenAbsent }
        ? row
        : row with { State = PublicationState.Failed, Reason = RestoreTexts.WasGoingOut };

    /// <summary>By its text, which is no proof: another post may have had the same. So a person decides.</summary>
    private async Task<bool> IsSeenAsync(Post post, CancellationToken ct)
    {
        if (post.Content is null) return false;
        foreach (var publisher in publishers.Where(p => post.Platforms.Contains(p.Platform)))
        {
            switch (await publisher.FindAsync(post.Content, post.CreatedAt, ct))
            {
                case FindOutcome.Found:
                    return true;
                case FindOutcome.Unreadable:
                    throw new BooksUnreadableException(RestoreTexts.CannotCompare(publisher.Platform));
            }
        }
        return false;
    }

    private async Task ShowAsync(Post post, CancellationToken ct)
    {
        if ((await posts.CardsAsync(post.Id, ct)).Count > 0) return;
        try
        {
            await cards.ShowAsync(post.Id, post.Chat, ct);
        }
        catch (ChatUnreachableException)
        {
            // Blocked by that person: /queue shows it.
        }
    }
}
