using Conversations.Chat;

namespace Conversations.Posts.Publishing;

/// <summary>
/// The owner says what no read could tell. Their word is taken after one more read: a platform that now says "live"
/// wins over a person who has not seen it yet.
/// </summary>
public sealed class SettleUnknown(IPostStore posts, IEnumerable<IPublisher> publishers, PostCards cards, TimeProvider time)
{
    public const string AsYouSaid = "You looked and said that it is not there.";

    /// <param name="post">As it stands.</param>
    /// <param name="platform">The one they were asked about.</param>
    public async Task SayAsync(Post post, Platform platform, bool live, Person by, long updateId, CancellationToken ct)
    {
        if (await posts.FindDecisionAsync(updateId, ct) is null
            && await posts.FindPublicationAsync(post.Id, platform, ct) is { State: PublicationState.AskOwner } row)
        {
            var publisher = publishers.First(p => p.Platform == row.Platform);
            var status = await publisher.LookAsync(row.Handle!, ct);
            var seen = status as HandleStatus.Live;
            var found = await publisher.FindAsync(post.Content!, row.IntentAt!.Value.AddMinutes(-1), ct) as FindOutcome.Found;
            if (await posts.HasTwinAsync(post, ct)) found = null;
            var isLive = live || seen is not null || found is not null || status is HandleStatus.HandedOff;
            var settled = row with
            {
                // What they have seen in their inbox is still theirs to post.
                State = !isLive ? PublicationState.ProvenAbsent
                    : status is HandleStatus.HandedOff || (post.EndsInInbox(row.Platform) && seen is null) ? PublicationState.HandedOff : PublicationState.Published,
                MediaId = seen?.MediaId ?? found?.MediaId, ChangedAt = time.GetUtcNow(), Reason = isLive ? null : AsYouSaid,
            };
            while (!await RecordAsync(post, settled, by, updateId, ct))
            {
                // Another platform's outcome came between, or another person's word.
                if (await posts.FindPublicationAsync(post.Id, platform, ct) is not { State: PublicationState.AskOwner }) break;
            }
        }
        await cards.RefreshAsync(post.Id, ct);
    }

    private async Task<bool> RecordAsync(Post seen, Publication settled, Person by, long updateId, CancellationToken ct)
    {
        if (await posts.FindAsync(seen.Id, ct) is not { } post) return false;
        return await posts.CommitAsync(new()
        {
            Post = PlatformOutcome.After(post, settled, settled.ChangedAt) with { Revision = post.Revision + 1 },
            Ledger = [new(settled, PublicationState.AskOwner)],
            Decision = new()
            {
                Post = seen.Id, Revision = seen.Revision, Step = settled.State == PublicationState.ProvenAbsent ? PostStep.NoneLive : PostStep.AllLive,
                By = by.Id, Name = by.Name, At = settled.ChangedAt, Hash = settled.Hash, UpdateId = updateId, Platform = settled.Platform,
            },
        }, ct);
    }
}
