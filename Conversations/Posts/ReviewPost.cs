using Conversations.Chat;
using Conversations.Posts.Publishing;
using Conversations.Settings;

namespace Conversations.Posts;

/// <summary>What came of a decision.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    /// <summary>On disk. Also the answer to the same update delivered again.</summary>
    public sealed record Done(Post Post) : ReviewOutcome;

    /// <summary>The person saw an older version, or somebody else was first; nothing was changed.</summary>
    public sealed record Stale(Post Post, Decision? Last) : ReviewOutcome;

    /// <summary>Not in this stage; nothing was changed.</summary>
    public sealed record NotNow(Post Post) : ReviewOutcome;

    public sealed record NoSuchPost : ReviewOutcome;
}

/// <summary>
/// A person's decision about a post: read, check the revision, compare-and-set. Of two at once exactly one is recorded (R2).
/// </summary>
public sealed class ReviewPost(IPostStore posts, ShopSettings shop, TimeProvider time, PublishingAlarm alarm, ICrashPoints crash) : IDisposable
{
    // Two approvals of different posts must not take the same slot.
    private readonly SemaphoreSlim _slots = new(1, 1);

    /// <param name="revision">The version the person saw.</param>
    /// <param name="platform">With <see cref="PostStep.Retry"/>: the one to be tried again; null tries all that are not live.</param>
    /// <param name="atOnce">"Now": with <see cref="PostStep.Approve"/> and <see cref="PostStep.Release"/> instead of the next slot.</param>
    public async Task<ReviewOutcome> DecideAsync(
        PostStep step, PostId id, int revision, Person by, long updateId, CancellationToken ct, bool atOnce = false, Platform? platform = null)
    {
        ReviewOutcome? outcome;
        while ((outcome = await TryAsync(step, id, revision, by, updateId, atOnce, platform, ct)) is null) { }
        return outcome;
    }

    public void Dispose() => _slots.Dispose();

    /// <returns>Null when what the person saw is still what is on record, though something has been written meanwhile: to be tried again.</returns>
    private async Task<ReviewOutcome?> TryAsync(
        PostStep step, PostId id, int revision, Person by, long updateId, bool atOnce, Platform? platform, CancellationToken ct)
    {
        if (await posts.FindAsync(id, ct) is not { } post) return new ReviewOutcome.NoSuchPost();
        if (await posts.FindDecisionAsync(updateId, ct) is not null) return new ReviewOutcome.Done(post);
        if (!post.IsSeenIn(revision)) return new ReviewOutcome.Stale(post, await posts.LastDecisionAsync(id, ct));
        if (PostLifecycle.After(post.Stage, step) is not { } stage) return new ReviewOutcome.NotNow(post);

        await _slots.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (step == PostStep.Undo && !(now < post.UndoUntil)) return new ReviewOutcome.NotNow(post);
            if (step is PostStep.Retry or PostStep.Release && post.Approval?.Hash != post.Content?.Hash()) return new ReviewOutcome.NotNow(post);
            var next = await ApplyAsync(Fresh(post) with { Revision = post.Revision + 1, Stage = stage, Trouble = null }, step, by, now, atOnce, platform, ct);
            if (!await posts.CommitAsync(new() { Post = next, Decision = Record(step, post, revision, by, updateId, now) with { Platform = platform } }, ct))
            {
                var newer = await posts.FindAsync(id, ct) ?? post;
                return newer.IsSeenIn(revision) ? null : new ReviewOutcome.Stale(newer, await posts.LastDecisionAsync(id, ct));
            }
            crash.Pass(CrashPoint.DecisionStored);
            alarm.Ring();
            return new ReviewOutcome.Done(next);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>What waited is looked at anew.</summary>
    private static Post Fresh(Post post) => post.Waits ? post with { Lines = [.. post.Lines.Where(l => !l.IsPaused)] } : post;

    private async Task<Post> ApplyAsync(Post post, PostStep step, Person by, DateTimeOffset now, bool atOnce, Platform? platform, CancellationToken ct)
    {
        switch (step)
        {
            case PostStep.Approve:
                var until = now + shop.UndoWindow;
                var slot = atOnce ? now : await NextFreeAsync(now, ct);
                return post with
                {
                    Approval = new(by.Id, by.Name, now, post.Content!.Hash()),
                    DueAt = slot > until ? slot : until,
                    UndoUntil = until,
                    Lines = [],
                };
            case PostStep.Retime:
                return post with { DueAt = post.UndoUntil > now ? post.UndoUntil : now };
            case PostStep.Retry:
                // One that is partly live keeps the time it went out at.
                return post with { DueAt = post.Stage == PostStage.Publishing ? post.DueAt : now, UndoUntil = null, Lines = [.. post.Lines.Where(l => l.IsLive || l.IsHandedOff || (platform is { } one && l.Platform != one))] };
            case PostStep.Release:
                return post with { DueAt = atOnce ? now : post.DueAt > now ? post.DueAt : await NextFreeAsync(now, ct) };
            case PostStep.Undo:
                return post with { Approval = null, DueAt = null, UndoUntil = null };
            case PostStep.BringBack:
                // Whoever asked for it back is waited for.
                return post with { Approval = null, DueAt = null, UndoUntil = null, MeantFor = null, Moves = 0 };
            default:
                return post;
        }
    }

    private async Task<DateTimeOffset> NextFreeAsync(DateTimeOffset now, CancellationToken ct) =>
        PublishingSlots.NextFree(shop, now, await posts.TakenSlotsAsync(ct));

    private static Decision Record(PostStep step, Post post, int revision, Person by, long updateId, DateTimeOffset now) => new()
    {
        Post = post.Id, Revision = revision, Step = step, By = by.Id, Name = by.Name, At = now,
        Hash = post.Content?.Hash(), UpdateId = updateId,
    };
}
