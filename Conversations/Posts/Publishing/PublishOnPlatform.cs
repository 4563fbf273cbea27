using Microsoft.Extensions.Logging;

namespace Conversations.Posts.Publishing;

/// <summary>
/// Carries a post that is going out as far as it can on one platform, whatever the others do meanwhile (V3). Follows
/// from the ledger alone, so it can be stopped at any instant and called again.
/// </summary>
public sealed partial class PublishOnPlatform(
    IPostStore posts, PublishingSteps steps, PostCards cards, TimeProvider time, ICrashPoints crash, ILogger<PublishOnPlatform> log)
{
    /// <returns>When to call again; null when nothing remains to be done until somebody decides.</returns>
    public async Task<DateTimeOffset?> CarryAsync(PostId id, Platform platform, CancellationToken ct)
    {
        while (await OpenAsync(id, platform, ct) is { } post)
        {
            var row = await posts.FindPublicationAsync(id, platform, ct);
            if (row is null) RowMissing(id, platform);
            var move = row is null ? new LedgerMove(Lost(post, platform), null) : await steps.NextAsync(post, row, ct);
            if (move.To is not { } to) return move.Next;
            var recorded = await RecordAsync(id, to, move.From ?? row?.State, move.ReviewAgain, ct);
            if (recorded != Recorded.No && move.Stored is { } point) crash.Pass(point);
            if (recorded == Recorded.Shown) await cards.TellAsync(id, ct);
            if (recorded != Recorded.No && move.Next is { } later) return later;
        }
        return null;
    }

    private async Task<Post?> OpenAsync(PostId id, Platform platform, CancellationToken ct) =>
        await posts.FindAsync(id, ct) is { Stage: PostStage.Publishing } post && post.LineOf(platform) is { IsSettled: false } ? post : null;

    private async Task<Recorded> RecordAsync(PostId id, Publication to, PublicationState? from, PostContent? reviewAgain, CancellationToken ct)
    {
        while (await OpenAsync(id, to.Platform, ct) is { } post)
        {
            var change = reviewAgain is null ? null : await SentBackAsync(post, to, from, reviewAgain, ct);
            if (change is null)
            {
                var after = PlatformOutcome.After(post, to, time.GetUtcNow());
                if (after == post) return from is { } known && await posts.CommitLedgerAsync(to, known, ct) ? Recorded.Quietly : Recorded.No;
                change = new() { Post = after with { Revision = post.Revision + 1 }, Ledger = [new(to, from)] };
            }
            if (await posts.CommitAsync(change, ct)) return Recorded.Shown;
            // Another platform's outcome may have come between: neither line must be lost.
            if ((await posts.FindPublicationAsync(id, to.Platform, ct))?.State != from) break;
        }
        return Recorded.No;
    }

    /// <summary>What was approved is no longer what the shop serves: while nothing has left for any platform, it goes back to review.</summary>
    private async Task<PostChange?> SentBackAsync(Post post, Publication to, PublicationState? from, PostContent content, CancellationToken ct)
    {
        List<LedgerChange> ledger = [new(to, from)];
        foreach (var line in post.Lines.Where(l => l.Platform != to.Platform && !l.IsAbsent && !l.IsPaused))
        {
            if (await posts.FindPublicationAsync(post.Id, line.Platform, ct) is not { State: PublicationState.Claimed } other) return null;
            ledger.Add(new(other with { State = PublicationState.Failed, ChangedAt = to.ChangedAt, Reason = to.Reason }, PublicationState.Claimed));
        }
        return new()
        {
            Post = post with
            {
                Revision = post.Revision + 1, Stage = PostLifecycle.After(post.Stage, PostStep.SendBack)!.Value,
                Content = content, Approval = null, DueAt = null, Lines = [], Trouble = to.Reason,
            },
            Ledger = ledger,
        };
    }

    private Publication Lost(Post post, Platform platform) => new()
    {
        Post = post.Id, Platform = platform, Attempt = 1, State = PublicationState.Failed,
        Hash = post.Approval?.Hash ?? "", ChangedAt = time.GetUtcNow(), Reason = PostTexts.ApprovalMissing,
    };

    private enum Recorded
    {
        /// <summary>What is on record is no longer what the step began from.</summary>
        No,

        /// <summary>Nothing that a card shows.</summary>
        Quietly,

        Shown,
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Draft {Post} is going out to {Platform} without a ledger row")]
    private partial void RowMissing(PostId post, Platform platform);
}
