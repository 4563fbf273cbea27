using Conversations.Chat;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Conversations.Shop;

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

    /// <summary>Something in it is wrong, and what becomes of that is to be decided first; nothing was changed.</summary>
    public sealed record Blocked(Post Post) : ReviewOutcome;

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

    /// <summary>The shop has the product of a waiting post again: it goes to the next free slot. The approval stands, and so does the wish to wait.</summary>
    /// <returns>False, and nothing changed, when somebody has decided otherwise meanwhile.</returns>
    public async Task<bool> BackInStockAsync(Post waiting, Product product, CancellationToken ct)
    {
        await _slots.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            // The slot that it was approved for is still its own.
            var taken = (await posts.TakenSlotsAsync(ct)).Where(t => t != waiting.DueAt).ToHashSet();
            var due = PublishingSlots.NextFree(shop, now, taken);
            var next = waiting with
            {
                Revision = waiting.Revision + 1, Stage = PostLifecycle.After(waiting.Stage, PostStep.Release)!.Value, Product = product,
                DueAt = due, Gate = null, Trouble = null, News = PostTexts.BackInStock(shop.DayAndClock(due)),
            };
            return await posts.CommitAsync(new() { Post = next }, ct);
        }
        finally
        {
            _slots.Release();
        }
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

        if (step == PostStep.Approve && post.IsBlocked) return new ReviewOutcome.Blocked(post);

        await _slots.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (step == PostStep.Keep && !post.IsBlocked) return new ReviewOutcome.NotNow(post);
            if (step == PostStep.Wait && post.Gate is not { Reason: GateReason.SoldOut, WaitsSince: null }) return new ReviewOutcome.NotNow(post);
            if (step == PostStep.Undo && !(now < post.UndoUntil)) return new ReviewOutcome.NotNow(post);
            if (step is PostStep.Retry or PostStep.Release && post.Approval?.Hash != post.Content?.Hash()) return new ReviewOutcome.NotNow(post);
            var next = await ApplyAsync(Fresh(post) with { Revision = post.Revision + 1, Stage = stage, Trouble = null, Gate = null, News = null }, post, step, by, now, atOnce, platform, ct);
            if (!await posts.CommitAsync(new() { Post = next, Decision = Record(step, post, revision, by, updateId, now) with { Platform = platform, Words = Words(step, post) } }, ct))
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

    /// <param name="before">As it was on record.</param>
    private async Task<Post> ApplyAsync(Post post, Post before, PostStep step, Person by, DateTimeOffset now, bool atOnce, Platform? platform, CancellationToken ct)
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
            case PostStep.Keep:
                // What else there was to be said of it is still so.
                return post with
                {
                    Kept = Kept.More(post.Kept, by, now, post.Score!.Wrong.Select(f => f.Reason)), Trouble = before.Trouble == PostTexts.StillWrong ? null : before.Trouble,
                };
            case PostStep.Wait:
                // The same words as before are not said a second time.
                return post with { Gate = before.Gate! with { WaitsSince = now }, Trouble = before.Trouble };
            case PostStep.Release when before.Gate is { } gate:
                return post with { Kept = Kept.More(post.Kept, by, now, gate.Findings), DueAt = post.DueAt > now ? post.DueAt : now };
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

    /// <summary>What the person lets stand.</summary>
    private static string? Words(PostStep step, Post post) => step switch
    {
        PostStep.Keep => string.Join(" ", post.Score!.Wrong.Select(f => f.Reason)),
        PostStep.Release or PostStep.Wait when post.Gate is { } gate => string.Join(" ", gate.Findings),
        _ => null,
    };

    private static Decision Record(PostStep step, Post post, int revision, Person by, long updateId, DateTimeOffset now) => new()
    {
        Post = post.Id, Revision = revision, Step = step, By = by.Id, Name = by.Name, At = now,
        Hash = post.Content?.Hash(), UpdateId = updateId,
    };
}
