using Conversations.Settings;
using Microsoft.Extensions.Logging;

namespace Conversations.Posts.Publishing;

/// <summary>
/// Carries an approved post to its platform, one recorded step after the other. Everything it does follows from what the
/// journal holds, so it can be stopped at any instant and called again: it never sends what it cannot prove unsent.
/// </summary>
public sealed partial class PublishPost(
    IPostStore posts, PublishingSteps steps, PostCards cards, IPublishingSwitch publishing, TimeProvider time,
    ICrashPoints crash, ILogger<PublishPost> log)
{
    /// <summary>A post that could not go out at its time still does so within this; later, a person decides (S2).</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(60);

    /// <summary>How long a post on its way waits for its card.</summary>
    private static readonly TimeSpan TellingTakes = TimeSpan.FromSeconds(5);

    private readonly KeyedLock<PostId> _oneAtATime = new();

    /// <returns>When to call again; null when nothing remains to be done until somebody decides.</returns>
    public async Task<DateTimeOffset?> AdvanceAsync(PostId id, CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(id, ct);
        while (await posts.FindAsync(id, ct) is { } post)
        {
            var step = post.Stage switch
            {
                PostStage.Scheduled => await ClaimAsync(post, ct),
                PostStage.Publishing => await GoOnAsync(post, ct),
                PostStage.Published when post.Link is null => await LinkAsync(post, ct),
                _ => Step.Finished,
            };
            if (step.Show) await TellAsync(id, ct);
            if (!step.Again) return step.Next;
        }
        return null;
    }

    /// <summary>A courtesy: a chat that cannot be reached, or lets us wait, holds up no post (P8). Its card is mended later.</summary>
    private async Task TellAsync(PostId id, CancellationToken ct)
    {
        try
        {
            await cards.RefreshAsync(id, ct).WaitAsync(TellingTakes, time, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotTold(e.GetType().Name, id);
        }
    }

    private async Task<Step> ClaimAsync(Post post, CancellationToken ct)
    {
        if (publishing.StoppedBecause is not null) return Step.Finished;
        var now = time.GetUtcNow();
        if (post.DueAt is not { } due) return await SendBackAsync(post, ct);
        if (due > now) return await AwaitDueAsync(post, due, now, ct);
        if (now - (publishing.ResumedAt is { } resumed && resumed > due ? resumed : due) > Grace) return await MissedAsync(post, ct);
        if (post.Approval is not { } approval || approval.Hash != post.Content?.Hash()) return await SendBackAsync(post, ct);

        // One platform in this house so far; each further one gets a row of its own.
        var platform = post.Platforms[0];
        var last = await posts.FindPublicationAsync(post.Id, platform, ct);
        var claim = new Publication
        {
            Post = post.Id, Platform = platform, Attempt = (last?.Attempt ?? 0) + 1, State = PublicationState.Claimed,
            Hash = approval.Hash, ChangedAt = now,
        };
        var started = Moved(post, PostStep.Start);
        if (!await posts.CommitAsync(new() { Post = started, Publication = claim }, ct)) return Step.Once;
        crash.Pass(CrashPoint.ClaimStored);
        return Step.Once with { Show = true };
    }

    /// <summary>While it waits the undo window may end: then its button goes from the card.</summary>
    private async Task<Step> AwaitDueAsync(Post post, DateTimeOffset due, DateTimeOffset now, CancellationToken ct)
    {
        if (post.UndoUntil is not { } until) return Step.At(due);
        if (until > now) return Step.At(until < due ? until : due);
        var settled = post with { Revision = post.Revision + 1, UndoUntil = null, UndoEndedAt = post.Revision + 1 };
        return await posts.CommitAsync(new() { Post = settled }, ct) ? Step.At(due) with { Show = true } : Step.Once;
    }

    private async Task<Step> GoOnAsync(Post post, CancellationToken ct)
    {
        if (await posts.FindPublicationAsync(post.Id, post.Platforms[0], ct) is not { } row)
        {
            RowMissing(post.Id);
            return await SendBackAsync(post, ct);
        }
        var move = await steps.NextAsync(post, row, ct);
        if (move.To is not { } to) return move.Next is { } next ? Step.At(next) : Step.Finished;
        var from = move.From ?? row.State;
        var shown = Shown(post, to, move.ReviewAgain);
        var stored = shown == post
            ? await posts.CommitLedgerAsync(to, from, ct)
            : await posts.CommitAsync(new() { Post = shown with { Revision = post.Revision + 1 }, Publication = to, From = from }, ct);
        if (stored && move.Stored is { } point) crash.Pass(point);
        var step = stored && move.Next is { } later ? Step.At(later) : Step.Once;
        return step with { Show = stored && shown != post };
    }

    /// <summary>The post as the ledger row says it is now.</summary>
    private Post Shown(Post post, Publication row, PostContent? reviewAgain) => row.State switch
    {
        PublicationState.Published => post with
        {
            Stage = After(post, PostStep.AllLive), PublishedAt = time.GetUtcNow(), Link = row.Link, Trouble = null,
            Unconfirmed = false, OwnerMustSay = false,
        },
        PublicationState.Failed or PublicationState.ProvenAbsent when reviewAgain is { } content => post with
        {
            Stage = After(post, PostStep.SendBack), Content = content, Approval = null, DueAt = null, Trouble = row.Reason,
        },
        PublicationState.Failed or PublicationState.ProvenAbsent => post with
        {
            Stage = After(post, PostStep.NoneLive), Trouble = row.Reason, Unconfirmed = false, OwnerMustSay = false,
        },
        PublicationState.Unknown => post with { Unconfirmed = true, OwnerMustSay = false },
        PublicationState.AskOwner => post with { Unconfirmed = false, OwnerMustSay = true },
        _ => post,
    };

    private static PostStage After(Post post, PostStep step) => PostLifecycle.After(post.Stage, step)!.Value;

    private async Task<Step> LinkAsync(Post post, CancellationToken ct)
    {
        var row = await posts.FindPublicationAsync(post.Id, post.Platforms[0], ct);
        if (row is null || await steps.CompleteAsync(post, row, ct) is not { Link: { } link } complete) return Step.Finished;
        await posts.CommitAsync(new() { Post = post with { Revision = post.Revision + 1, Link = link }, Publication = complete, From = row.State }, ct);
        return Step.Finished with { Show = true };
    }

    private async Task<Step> MissedAsync(Post post, CancellationToken ct)
    {
        await posts.CommitAsync(new() { Post = Moved(post, PostStep.Hold) with { Trouble = PostTexts.MissedItsTime } }, ct);
        return Step.Finished with { Show = true };
    }

    private async Task<Step> SendBackAsync(Post post, CancellationToken ct)
    {
        var back = Moved(post, PostStep.SendBack) with { Approval = null, DueAt = null, UndoUntil = null, Trouble = PostTexts.ApprovalMissing };
        await posts.CommitAsync(new() { Post = back }, ct);
        return Step.Finished with { Show = true };
    }

    private static Post Moved(Post post, PostStep step) =>
        post with { Revision = post.Revision + 1, Stage = PostLifecycle.After(post.Stage, step)!.Value, UndoUntil = null };

    /// <summary>What to do after a step: go on at once, come back later, or stop.</summary>
    private readonly record struct Step(bool Again, DateTimeOffset? Next, bool Show)
    {
        public static Step Finished => default;

        public static Step Once => new(true, null, false);

        public static Step At(DateTimeOffset next) => new(false, next, false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The card of draft {Post} could not be brought up to date ({Kind}); it is mended later")]
    private partial void NotTold(string kind, PostId post);

    [LoggerMessage(Level = LogLevel.Error, Message = "Draft {Post} is going out without a ledger row; sent back to review")]
    private partial void RowMissing(PostId post);
}
