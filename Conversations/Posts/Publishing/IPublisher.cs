namespace Conversations.Posts.Publishing;

/// <summary>
/// A platform, in three steps: make a handle (invisible), wait until it can be shown, send it (public).
/// No call here is ever repeated by a retry layer (V2).
/// </summary>
public interface IPublisher
{
    Platform Platform { get; }

    /// <summary>Uploads or announces the content without making anything public.</summary>
    Task<HandleOutcome> PrepareAsync(PostContent content, CancellationToken ct);

    /// <summary>Reads what has become of a handle.</summary>
    Task<HandleStatus> LookAsync(string handle, CancellationToken ct);

    /// <summary>Makes it public, or puts it where a person posts it by hand. The only call here that anybody can see.</summary>
    /// <param name="content">What the handle was made of.</param>
    Task<SendOutcome> SendAsync(string handle, PostContent content, CancellationToken ct);

    /// <summary>Finds a live post with exactly this text, no older than <paramref name="since"/>; never "the newest one".</summary>
    Task<FindOutcome> FindAsync(PostContent content, DateTimeOffset since, CancellationToken ct);

    /// <summary>The public page; null when it cannot be had now. A courtesy: its failure changes nothing (P8).</summary>
    Task<Uri?> LinkAsync(string mediaId, CancellationToken ct);

    /// <summary>The platform's own limit on posts, read now; null when it has none, or does not say.</summary>
    Task<PublishingQuota?> QuotaAsync(CancellationToken ct) => Task.FromResult<PublishingQuota?>(null);

    /// <summary>The account's own page, for a person to look at; null when it is not known.</summary>
    Uri? Profile { get; }
}

/// <summary>So many posts of so many in a window that ends now.</summary>
public sealed record PublishingQuota(int Used, int Total, TimeSpan Window);

public abstract record HandleOutcome
{
    private HandleOutcome() { }

    public sealed record Made(string Handle) : HandleOutcome;

    /// <param name="Reason">What happened and who must act: one or two sentences for the owner.</param>
    public sealed record Refused(string Reason) : HandleOutcome;

    /// <summary>Not now: the platform is away or busy. Nothing public can have happened.</summary>
    public sealed record Later(string Reason, TimeSpan? RetryAfter) : HandleOutcome;
}

public abstract record HandleStatus
{
    private HandleStatus() { }

    /// <summary>Still being processed.</summary>
    public sealed record Waiting : HandleStatus;

    public sealed record Ready : HandleStatus;

    /// <param name="MediaId">The live post, where the handle knows it.</param>
    public sealed record Live(string? MediaId = null) : HandleStatus;

    /// <summary>It was sent, and the platform itself says that it still works on it: there is nothing to ask a person.</summary>
    public sealed record Processing : HandleStatus;

    /// <summary>It waits in the platform's own app for a person to post it.</summary>
    public sealed record HandedOff : HandleStatus;

    /// <summary>It can never become public any more.</summary>
    public sealed record Dead(string Reason) : HandleStatus;

    /// <summary>The read itself failed: it proves nothing (D3).</summary>
    public sealed record Unreadable(string Trace, TimeSpan? RetryAfter = null) : HandleStatus;
}

public abstract record SendOutcome
{
    private SendOutcome() { }

    public sealed record Published(string MediaId) : SendOutcome;

    /// <summary>The platform has all of it and works on it.</summary>
    /// <param name="Handle">What it is read by from now on.</param>
    public sealed record Taken(string Handle) : SendOutcome;

    /// <summary>Certainly not done, and never will be with this handle: refused in so many words, or broken off before there was anything to show.</summary>
    /// <param name="Reason">What happened and who must act, for the owner.</param>
    public sealed record Failed(string Reason) : SendOutcome;

    /// <summary>Refused before the first byte left (DNS, connect, TLS), or by our own rate window: certainly not done.</summary>
    public sealed record NotSent(string Trace, TimeSpan? RetryAfter = null) : SendOutcome;

    /// <summary>Everything else: only to be read, never to be sent again (P4).</summary>
    /// <param name="Reason">What the platform said, as a sentence for the owner.</param>
    public sealed record Unknown(string Reason) : SendOutcome;
}

public abstract record FindOutcome
{
    private FindOutcome() { }

    public sealed record Found(string MediaId) : FindOutcome;

    public sealed record NotThere : FindOutcome;

    public sealed record Unreadable(string Trace) : FindOutcome;
}
