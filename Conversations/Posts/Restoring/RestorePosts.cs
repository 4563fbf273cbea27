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
        booked.Post with { Revision = booked.Post.Revision + Beyond, UndoUntil = null, QuietAt = null }, booked.Ledger, ct);

    private async Task<BookedPost> ComparedAsync(BookedPost booked, CancellationToken ct)
    {
        var decided = booked.Post.Stage is not (PostStage.InReview or PostStage.Failed);
        var ledger = booked.Ledger.Select(r => Compared(r, decided)).ToList();
        var post = booked.Post with { Lines = [], News = null };
        if (post.Stage == PostStage.Drafting) return new(post with { Trouble = RestoreTexts.HalfMade }, ledger);
        var live = ledger.Where(r => r.State is PublicationState.Published or PublicationState.HandedOff).ToList();
        if (live.Count + ledger.Count(r => r.State == PublicationState.Unknown) > 0) return new(await WithLinesAsync(post, ledger, live, ct), ledger);
        var seen = await IsSeenAsync(post, post.Platforms, ct);
        if (!decided)
            return new(post with { Trouble = seen ? RestoreTexts.SeemsLive : post.Trouble ?? RestoreTexts.LookAgain }, ledger);
        var why = seen ? RestoreTexts.SeemsLive : post.Stage == PostStage.Publishing ? RestoreTexts.WasGoingOut : RestoreTexts.NotSeen;
        return new(post with { Stage = PostStage.Held, Gate = null, Trouble = why }, ledger);
    }

    /// <summary>What is live stays so, what has a handle is read and asked about; a platform the books know less of waits for a person.</summary>
    private async Task<Post> WithLinesAsync(Post post, IReadOnlyList<Publication> ledger, List<Publication> live, CancellationToken ct)
    {
        post = ledger.Where(r => r.State is PublicationState.Published or PublicationState.HandedOff or PublicationState.Unknown).Aggregate(post, (p, r) => p.With(PlatformOutcome.LineOf(r, p.Revision)));
        var rest = post.Platforms.Where(p => post.LineOf(p) is null).ToList();
        var reason = await IsSeenAsync(post, rest, ct) ? RestoreTexts.SeemsLive : RestoreTexts.WasGoingOut;
        post = rest.Aggregate(post, (p, platform) => p.With(new() { Platform = platform, State = PublicationState.Failed, Reason = reason }));
        var stage = post.Unconfirmed ? PostStage.Publishing : rest.Count == 0 ? PostStage.Published : PostStage.PartlyPublished;
        return post with { Stage = stage, PublishedAt = live.Count == 0 ? null : live.Min(r => r.ChangedAt), Trouble = null };
    }

    private Publication Compared(Publication row, bool decided) => row switch
    {
        { State: PublicationState.Published or PublicationState.HandedOff or PublicationState.Failed or PublicationState.ProvenAbsent } => row,
        // The handle tells what became of it: read, and ask if that does not help.
        { Handle: not null } when decided => row with
        {
            State = PublicationState.Unknown, IntentAt = row.IntentAt ?? row.ChangedAt, ChangedAt = time.GetUtcNow(), Looks = 0, Reason = RestoreTexts.LookAgain,
        },
        _ => row with { State = PublicationState.Failed, Reason = RestoreTexts.WasGoingOut },
    };

    /// <summary>By its text, which is no proof: another post may have had the same. So a person decides.</summary>
    private async Task<bool> IsSeenAsync(Post post, IReadOnlyCollection<Platform> platforms, CancellationToken ct)
    {
        if (post.Content is null) return false;
        foreach (var publisher in publishers.Where(p => platforms.Contains(p.Platform)))
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
