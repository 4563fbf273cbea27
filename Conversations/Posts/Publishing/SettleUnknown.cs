using Conversations.Chat;

namespace Conversations.Posts.Publishing;

/// <summary>
/// The owner says what no read could tell. Their word is taken after one more read: a platform that now says "live"
/// wins over a person who has not seen it yet.
/// </summary>
public sealed class SettleUnknown(IPostStore posts, IEnumerable<IPublisher> publishers, PostCards cards, TimeProvider time)
{
    public const string AsYouSaid = "You looked and said that it is not there.";

    public async Task SayAsync(Post post, bool live, Person by, long updateId, CancellationToken ct)
    {
        if (await posts.FindDecisionAsync(updateId, ct) is null
            && await posts.FindPublicationAsync(post.Id, post.Platforms[0], ct) is { State: PublicationState.AskOwner } row)
        {
            var publisher = publishers.First(p => p.Platform == row.Platform);
            var isLive = live || await publisher.LookAsync(row.Handle!, ct) is HandleStatus.Live;
            var found = await publisher.FindAsync(post.Content!, row.IntentAt!.Value.AddMinutes(-1), ct) as FindOutcome.Found;
            if (await posts.HasTwinAsync(post, ct)) found = null;
            var now = time.GetUtcNow();
            var settled = row with
            {
                State = isLive || found is not null ? PublicationState.Published : PublicationState.ProvenAbsent,
                MediaId = found?.MediaId, ChangedAt = now, Reason = isLive || found is not null ? null : AsYouSaid,
            };
            var step = settled.State == PublicationState.Published ? PostStep.AllLive : PostStep.NoneLive;
            await posts.CommitAsync(new()
            {
                Post = post with
                {
                    Revision = post.Revision + 1, Stage = PostLifecycle.After(post.Stage, step)!.Value, OwnerMustSay = false, Unconfirmed = false,
                    PublishedAt = step == PostStep.AllLive ? now : null, Trouble = settled.Reason,
                },
                Publication = settled,
                From = row.State,
                Decision = new() { Post = post.Id, Revision = post.Revision, Step = step, By = by.Id, Name = by.Name, At = now, Hash = row.Hash, UpdateId = updateId },
            }, ct);
        }
        await cards.RefreshAsync(post.Id, ct);
    }
}
