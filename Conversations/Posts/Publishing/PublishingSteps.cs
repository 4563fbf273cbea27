using Conversations.Settings;

namespace Conversations.Posts.Publishing;

/// <summary>One move in the ledger.</summary>
/// <param name="To">The row to record; null when there is only waiting.</param>
/// <param name="Next">When to look again; null goes on at once after a change, and waits for a person without one.</param>
/// <param name="Stored">The crash point passed once the row is on disk.</param>
public sealed record LedgerMove(Publication? To, DateTimeOffset? Next, CrashPoint? Stored = null)
{
    /// <summary>The state on record before the move; null when it is the one the move was asked about.</summary>
    public PublicationState? From { get; init; }

    /// <summary>What the shop serves now, where that is not what was approved: to be approved anew.</summary>
    public PostContent? ReviewAgain { get; init; }
}

/// <summary>
/// What follows from each ledger state (RELIABILITY.md §2). Reads and invisible preparations may be repeated; the one
/// public call happens only from <see cref="PublicationState.Ready"/>, and only after its intent is on disk.
/// </summary>
public sealed class PublishingSteps(
    IEnumerable<IPublisher> publishers, IPostStore posts, IClaimMirror mirror, ServedMedia media,
    IPublishingSwitch publishing, TimeProvider time, ICrashPoints crash)
{
    /// <summary>A post that is stuck before anything public stands in front of the owner after this (P2).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    /// <summary>How long an unconfirmed post is only read before the owner is asked.</summary>
    private static readonly TimeSpan ReadBackFor = TimeSpan.FromMinutes(10);

    /// <summary>After it was taken.</summary>
    private static readonly TimeSpan FirstRead = TimeSpan.FromSeconds(5);

    /// <summary>How long a platform that says it is working on it is only read.</summary>
    private static readonly TimeSpan ProcessingTakes = TimeSpan.FromDays(1);

    public Task<LedgerMove> NextAsync(Post post, Publication row, CancellationToken ct)
    {
        var publisher = publishers.First(p => p.Platform == row.Platform);
        return row.State switch
        {
            PublicationState.Claimed => PrepareAsync(publisher, post, row, ct),
            PublicationState.HandleMade => AwaitAsync(publisher, row, ct),
            PublicationState.Ready => SendAsync(publisher, post, row, ct),
            // Found after a crash: the request may or may not have left (P4).
            PublicationState.SendIntent => Task.FromResult(ToUnknown(row, "I was interrupted while sending it.")),
            PublicationState.Taken => FollowAsync(publisher, row, ct),
            PublicationState.Unknown or PublicationState.AskOwner => ReadBackAsync(publisher, post, row, ct),
            _ => Task.FromResult(new LedgerMove(null, null)),
        };
    }

    /// <summary>What is still missing of a live post: its id and its public page. A courtesy (P8).</summary>
    public async Task<Publication> CompleteAsync(Post post, Publication row, CancellationToken ct)
    {
        var publisher = publishers.First(p => p.Platform == row.Platform);
        var media = row.MediaId;
        if (media is null && await publisher.FindAsync(post.Content!, Since(row), ct) is FindOutcome.Found found) media = found.MediaId;
        return media is null ? row : row with { MediaId = media, Link = await publisher.LinkAsync(media, ct) };
    }

    private async Task<LedgerMove> PrepareAsync(IPublisher publisher, Post post, Publication row, CancellationToken ct)
    {
        if (publishing.StoppedBecause is not null) return new(null, null);
        if (await mirror.ClaimAsync(row, ct) == ClaimOutcome.TakenByAnother) return Failed(row, PostTexts.TakenByAnotherDevice);
        crash.Pass(CrashPoint.ClaimMirrored);
        switch (await media.LookAsync(post.Content!, row.Platform, ct))
        {
            case { Now: { } now } changed:
                return Failed(row, changed.Reason) with { ReviewAgain = now };
            case { } missing:
                return Later(row, missing.Reason, null);
        }
        switch (await publisher.PrepareAsync(post.Content!, ct))
        {
            case HandleOutcome.Made made:
                crash.Pass(CrashPoint.HandleMade);
                return new(Changed(row, PublicationState.HandleMade) with { Handle = made.Handle }, null, CrashPoint.HandleStored);
            case HandleOutcome.Later later:
                return Later(row, later.Reason, later.RetryAfter);
            case HandleOutcome.Refused refused:
                return Failed(row, refused.Reason);
            case var unknown:
                throw new InvalidOperationException($"Unknown outcome {unknown}");
        }
    }

    private async Task<LedgerMove> AwaitAsync(IPublisher publisher, Publication row, CancellationToken ct) =>
        await publisher.LookAsync(row.Handle!, ct) switch
        {
            HandleStatus.Ready => new(Changed(row, PublicationState.Ready), null, CrashPoint.ReadyStored),
            HandleStatus.Waiting => Later(row, $"{row.Platform} is still working on it after {Patience.TotalMinutes:0} minutes.", null),
            HandleStatus.Unreadable unreadable => Later(row, $"{row.Platform} does not say whether it is ready.", unreadable.RetryAfter),
            HandleStatus.Dead dead => Failed(row, dead.Reason),
            // Live before we sent it: somebody else did, or our record is older than the truth.
            _ => ToUnknown(row, "It seems to be live already."),
        };

    private async Task<LedgerMove> SendAsync(IPublisher publisher, Post post, Publication row, CancellationToken ct)
    {
        if (publishing.StoppedBecause is not null) return new(null, null);
        if (row.Hash != post.Content?.Hash()) return Failed(row, PostTexts.ApprovalMissing);
        var intent = Changed(row, PublicationState.SendIntent) with { IntentAt = time.GetUtcNow() };
        if (!await posts.CommitLedgerAsync(intent, row.State, ct)) return new(null, time.GetUtcNow());
        crash.Pass(CrashPoint.IntentStored);
        var outcome = await publisher.SendAsync(row.Handle!, post.Content, ct);
        crash.Pass(CrashPoint.PublishAnswered);
        var move = outcome switch
        {
            SendOutcome.Published live => Live(intent, live.MediaId),
            SendOutcome.Taken taken => new(Changed(intent, PublicationState.Taken) with { Handle = taken.Handle }, time.GetUtcNow() + FirstRead, CrashPoint.HandleStored),
            SendOutcome.Failed failed => Failed(intent, failed.Reason),
            SendOutcome.NotSent not => Later(row, $"{row.Platform} cannot be reached.", not.RetryAfter),
            SendOutcome.Unknown unknown => ToUnknown(intent, unknown.Reason),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome}"),
        };
        return move with { From = PublicationState.SendIntent };
    }

    /// <summary>Reads what the platform makes of what it has. Nothing is wrong as long as it says that it works on it, but the owner is told in time (P2).</summary>
    private async Task<LedgerMove> FollowAsync(IPublisher publisher, Publication row, CancellationToken ct)
    {
        var status = await publisher.LookAsync(row.Handle!, ct);
        crash.Pass(CrashPoint.ReadBack);
        if (Outcome(row, status) is { } outcome) return outcome;
        var now = time.GetUtcNow();
        var left = row.ChangedAt + Patience - now;
        if (left <= TimeSpan.Zero) return ToUnknown(row, PostTexts.StillProcessing(row.Platform));
        var pause = ReadPause(row.Looks, status);
        return new(row with { Looks = row.Looks + 1 }, now + (pause < left ? pause : left));
    }

    private async Task<LedgerMove> ReadBackAsync(IPublisher publisher, Post post, Publication row, CancellationToken ct)
    {
        var since = row.IntentAt ?? row.ChangedAt;
        var status = await publisher.LookAsync(row.Handle!, ct);
        crash.Pass(CrashPoint.ReadBack);
        if (status is not HandleStatus.Live && Outcome(row, status) is { } outcome) return outcome;
        // The text decides, never "the newest post" (P4); where two posts share a text, only the handle knows which is out.
        var found = await publisher.FindAsync(post.Content!, Since(row), ct);
        if (found is FindOutcome.Found live && !await posts.HasTwinAsync(post, ct)) return Live(row, live.MediaId);
        if (status is HandleStatus.Live known) return Live(row, known.MediaId);
        var now = time.GetUtcNow();
        if (row.State == PublicationState.Unknown && status is HandleStatus.Processing && now - since < ProcessingTakes)
            return new(row with { Looks = row.Looks + 1 }, now + ReadPause(row.Looks, status));
        if (row.State == PublicationState.Unknown && now - since >= ReadBackFor)
            return new(Changed(row, PublicationState.AskOwner), now + TimeSpan.FromMinutes(10));
        var pause = row.State == PublicationState.AskOwner ? TimeSpan.FromMinutes(10) : Pause(row.Looks, TimeSpan.FromMinutes(2));
        return new(row with { Looks = row.Looks + 1 }, now + pause);
    }

    /// <returns>Null while the status settles nothing.</returns>
    private LedgerMove? Outcome(Publication row, HandleStatus status) => status switch
    {
        HandleStatus.Live live => Live(row, live.MediaId),
        HandleStatus.HandedOff => new(Changed(row, PublicationState.HandedOff), null, CrashPoint.OutcomeStored),
        HandleStatus.Dead dead => new(Changed(row, PublicationState.ProvenAbsent) with { Reason = dead.Reason }, null, CrashPoint.OutcomeStored),
        _ => null,
    };

    private LedgerMove Live(Publication row, string? mediaId) =>
        new(Changed(row, PublicationState.Published) with { MediaId = mediaId, Reason = null }, null, CrashPoint.OutcomeStored);

    private LedgerMove ToUnknown(Publication row, string reason) =>
        new(Changed(row, PublicationState.Unknown) with { IntentAt = row.IntentAt ?? time.GetUtcNow(), Reason = reason }, null, CrashPoint.UnknownStored);

    private LedgerMove Failed(Publication row, string reason) =>
        new(Changed(row, PublicationState.Failed) with { Reason = reason }, null, CrashPoint.OutcomeStored);

    private LedgerMove Later(Publication row, string reason, TimeSpan? retryAfter)
    {
        var now = time.GetUtcNow();
        var left = row.ChangedAt + Patience - now;
        if (left <= TimeSpan.Zero) return Failed(row, reason);
        var pause = Pause(row.Looks, TimeSpan.FromSeconds(30));
        if (retryAfter is { } wanted && wanted > pause) pause = wanted;
        if (pause > left) pause = left; // however long the platform wants to be left alone, the owner hears of it in time
        return new(row with { Looks = row.Looks + 1, Reason = reason }, now + pause);
    }

    /// <summary>A minute of slack for clocks that differ.</summary>
    private static DateTimeOffset Since(Publication row) => (row.IntentAt ?? row.ChangedAt).AddMinutes(-1);

    private Publication Changed(Publication row, PublicationState state) =>
        row with { State = state, ChangedAt = time.GetUtcNow(), Looks = 0, Reason = null };

    /// <summary>5, 10, 20 … seconds to 5 minutes, or as long as the platform wants to be left alone.</summary>
    private static TimeSpan ReadPause(int looks, HandleStatus status)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(FirstRead.TotalSeconds * Math.Pow(2, Math.Min(looks + 1, 10)), 300));
        return status is HandleStatus.Unreadable { RetryAfter: { } wanted } && wanted > pause ? wanted : pause;
    }

    /// <summary>1, 2, 4, 8 … seconds.</summary>
    private static TimeSpan Pause(int looks, TimeSpan most) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(looks, 10)), most.TotalSeconds));
}
