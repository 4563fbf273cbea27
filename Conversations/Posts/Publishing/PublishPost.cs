using System.Collections.Concurrent;
using Conversations.Logins;
using Conversations.Settings;

namespace Conversations.Posts.Publishing;

/// <summary>
/// Carries an approved post to its platforms, one recorded step after the other. Everything it does follows from what the
/// journal holds, so it can be stopped at any instant and called again: it never sends what it cannot prove unsent.
/// </summary>
public sealed class PublishPost(
    IPostStore posts, PublishOnPlatform platforms, PublishingSteps steps, PostCards cards, IPublishingSwitch publishing, LoginNews logins,
    ShopGate gate, ShopSettings shop, TimeProvider time, ICrashPoints crash)
{
    /// <summary>A post that could not go out at its time still does so within this; later, a person decides (S2).</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(60);

    private readonly KeyedLock<PostId> _oneAtATime = new();

    /// <summary>The approvals in their undo window that were compared with the shop already. Forgettable: then it is read once more.</summary>
    private readonly ConcurrentDictionary<PostId, DateTimeOffset> _compared = new();

    /// <summary>The end of that time.</summary>
    public static DateTimeOffset LatestFor(DateTimeOffset due) => due + Grace;

    /// <returns>When to call again; null when nothing remains to be done until somebody decides.</returns>
    public async Task<DateTimeOffset?> AdvanceAsync(PostId id, CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(id, ct);
        while (await posts.FindAsync(id, ct) is { } post)
        {
            var step = post.Stage switch
            {
                PostStage.Scheduled => await StartAsync(post, ct),
                PostStage.Publishing => await GoOnAsync(post, ct),
                PostStage.Published or PostStage.PartlyPublished when post.WantsLink => await LinkAsync(post, ct),
                _ => Step.Finished,
            };
            if (step.Show) await cards.TellAsync(id, ct);
            if (!step.Again) return step.Next;
        }
        return null;
    }

    private async Task<Step> StartAsync(Post post, CancellationToken ct)
    {
        if (publishing.StoppedBecause is not null) return Step.Finished;
        var now = time.GetUtcNow();
        if (post.DueAt is not { } due) return await SendBackAsync(post, ct);
        if (due > now) return await AwaitDueAsync(post, due, now, ct);
        if (IsTooLate(due, now)) return await MissedAsync(post, due, ct);
        if (post.Approval is not { } approval || approval.Hash != post.Content?.Hash()) return await SendBackAsync(post, ct);
        var wanted = post.Platforms.Where(p => IsToBeClaimed(post, p)).ToList();
        var lost = wanted.Select(logins.Lost).OfType<LostPlatform>().ToList();
        if (lost.Count > 0 && lost.Count == wanted.Count) return await PauseAsync(post, lost, ct);
        // Before the first claim, or never: what is out somewhere is not kept back elsewhere.
        if (post.Lines.All(l => l.IsPaused) && await HeldByShopAsync(post, ct) is { } held) return held;
        return await ClaimAsync(Moved(post, PostStep.Start), ct);
    }

    /// <returns>Null when nothing keeps it back.</returns>
    private async Task<Step?> HeldByShopAsync(Post post, CancellationToken ct)
    {
        if (await gate.LookAsync(post, ct) is not { Hold: { } hold } view) return null;
        var held = Moved(post, PostStep.Hold) with
        {
            Product = post.Product.Refreshed(view.Product), Gate = hold, News = null, Trouble = PostTexts.HeldBy(hold), Lines = [.. post.Lines.Where(l => !l.IsPaused)],
        };
        // Somebody decides at this very moment: then that is looked at.
        return await posts.CommitAsync(new() { Post = held }, ct) ? Step.Finished with { Show = true } : Step.Once;
    }

    private bool IsTooLate(DateTimeOffset due, DateTimeOffset now) => now - (publishing.ResumedAt is { } resumed && resumed > due ? resumed : due) > Grace;

    private static bool IsToBeClaimed(Post post, Platform platform) => post.LineOf(platform) is null or { IsPaused: true };

    /// <summary>None of its platforms takes our login: it stays approved, and each line says what it waits for (V4).</summary>
    private async Task<Step> PauseAsync(Post post, IReadOnlyList<LostPlatform> lost, CancellationToken ct)
    {
        if (lost.All(l => post.LineOf(l.Platform) is { IsPaused: true })) return Step.Finished;
        var next = lost.Aggregate(post, (p, l) => p.With(Paused(l, post.Revision + 1)));
        // Nobody has decided anything: the buttons of the card before this still mean what they meant.
        await posts.CommitAsync(new() { Post = next.Quietly() with { UndoUntil = null } }, ct);
        return Step.Finished with { Show = true };
    }

    private static PlatformLine Paused(LostPlatform lost, int since) =>
        new() { Platform = lost.Platform, State = PublicationState.Paused, Since = since, Reason = LoginTexts.Refuses(lost) };

    /// <summary>Each platform without a line is claimed with a row of its own, unless it refuses our login: then its line waits.</summary>
    private async Task<Step> ClaimAsync(Post next, CancellationToken ct)
    {
        var claims = new List<LedgerChange>();
        foreach (var platform in next.Platforms.Where(p => IsToBeClaimed(next, p)).ToList())
        {
            // Only what is proven dead may be tried anew; an attempt that is still open is gone on with (P5).
            var last = await posts.FindPublicationAsync(next.Id, platform, ct);
            if (last is null or { State: PublicationState.Failed or PublicationState.ProvenAbsent })
            {
                if (logins.Lost(platform) is { } lost)
                {
                    if (next.LineOf(platform) is null) next = next.With(Paused(lost, next.Revision));
                    continue;
                }
                last = new Publication
                {
                    Post = next.Id, Platform = platform, Attempt = (last?.Attempt ?? 0) + 1, State = PublicationState.Claimed,
                    Hash = next.Approval?.Hash ?? "", ChangedAt = time.GetUtcNow(),
                };
                claims.Add(new(last, null));
            }
            next = next.With(PlatformOutcome.LineOf(last, next.Revision));
        }
        if (!await posts.CommitAsync(new() { Post = next, Ledger = claims }, ct)) return Step.Once;
        crash.Pass(CrashPoint.ClaimStored);
        return Step.Once with { Show = true };
    }

    /// <summary>
    /// Right after an approval the shop is asked whether all of it is still so. While it waits the undo window may end: then its button goes from
    /// the card.
    /// </summary>
    private async Task<Step> AwaitDueAsync(Post post, DateTimeOffset due, DateTimeOffset now, CancellationToken ct)
    {
        if (post.UndoUntil is not { } until) return Step.At(due);
        var approved = post.Approval?.At ?? default;
        // However late it comes to that: once for each approval.
        if (_compared.GetValueOrDefault(post.Id) != approved && await HeldByShopAsync(post, ct) is { } held) return held;
        _compared[post.Id] = approved;
        if (until > now) return Step.At(until < due ? until : due);
        var settled = post.Quietly() with { UndoUntil = null };
        if (!await posts.CommitAsync(new() { Post = settled }, ct)) return Step.Once;
        _compared.TryRemove(post.Id, out _);
        return Step.At(due) with { Show = true };
    }

    private async Task<Step> GoOnAsync(Post post, CancellationToken ct)
    {
        if (post.Platforms.Any(p => post.LineOf(p) is null || (post.LineOf(p) is { IsPaused: true } && logins.Lost(p) is null)))
            return publishing.StoppedBecause is null ? await ClaimAsync(post with { Revision = post.Revision + 1 }, ct) : Step.Finished;
        if (post is { Waits: true, DueAt: { } due } && publishing.StoppedBecause is null && IsTooLate(due, time.GetUtcNow())) return await GiveUpAsync(post, ct);
        var next = await Task.WhenAll(post.Lines.Where(l => !l.IsSettled && !l.IsPaused).Select(l => platforms.CarryAsync(post.Id, l.Platform, ct)));
        if (await posts.FindAsync(post.Id, ct) is not { Stage: PostStage.Publishing }) return Step.Once;
        return next.Min() is { } at ? Step.At(at) : Step.Finished;
    }

    /// <summary>So late it does not go out without a person: they try again there (S2). Nothing of it has ever left.</summary>
    private async Task<Step> GiveUpAsync(Post post, CancellationToken ct)
    {
        var paused = post.Lines.First(l => l.IsPaused);
        var failed = paused with { State = PublicationState.Failed, Since = post.Revision + 1, Reason = $"{paused.Reason} Then try again." };
        var next = PlatformOutcome.After(post, failed, time.GetUtcNow()) with { Revision = post.Revision + 1 };
        return await posts.CommitAsync(new() { Post = next }, ct) ? Step.Once with { Show = true } : Step.Once;
    }

    private async Task<Step> LinkAsync(Post post, CancellationToken ct)
    {
        var next = post;
        var ledger = new List<LedgerChange>();
        foreach (var line in post.Lines.Where(l => l is { IsLive: true, Link: null }))
        {
            if (await posts.FindPublicationAsync(post.Id, line.Platform, ct) is not { } row) continue;
            if (await steps.CompleteAsync(post, row, ct) is not { Link: { } link } complete) continue;
            next = next.With(line with { Link = link });
            ledger.Add(new(complete, row.State));
        }
        if (ledger.Count == 0) return Step.Finished;
        await posts.CommitAsync(new() { Post = next.Quietly(), Ledger = ledger }, ct);
        return Step.Finished with { Show = true };
    }

    private async Task<Step> MissedAsync(Post post, DateTimeOffset due, CancellationToken ct)
    {
        var paused = post.Lines.Where(l => l.IsPaused).Select(l => l.Platform).ToList();
        var was = shop.DayAndClock(due);
        var held = Moved(post, PostStep.Hold) with
        {
            Trouble = paused.Count == 0 ? PostTexts.MissedItsTime(was) : LoginTexts.MissedItsTime(was, paused), Lines = [.. post.Lines.Where(l => !l.IsPaused)],
        };
        await posts.CommitAsync(new() { Post = held }, ct);
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
}
