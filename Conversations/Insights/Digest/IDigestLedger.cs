namespace Conversations.Insights.Digest;

/// <summary>The journal as digests see it: which local days have had theirs. What it has answered is on disk.</summary>
public interface IDigestLedger
{
    /// <summary>The owner wants only what is most important.</summary>
    bool IsShort { get; }

    Task SetShortAsync(bool isShort, CancellationToken ct);

    /// <summary>The date of the newest digest that is known to have been sent; its own day is still to be told of. Null before the first start.</summary>
    Task<DateOnly?> ToldUntilAsync(CancellationToken ct);

    /// <summary>From that date on there is something to tell.</summary>
    Task BeginAsync(DigestKey key, DateTimeOffset due, CancellationToken ct);

    /// <returns>False when that date, or a later one, has had its digest, in whatever zone.</returns>
    /// <param name="due">UTC.</param>
    Task<bool> ClaimAsync(DigestKey key, DateTimeOffset due, CancellationToken ct);

    /// <summary>It has arrived; a claim that was cut off before leaves its days to the next one.</summary>
    Task SentAsync(DigestKey key, CancellationToken ct);
}

/// <summary>Names a digest: each is sent at most once (S1).</summary>
/// <param name="Time">The setting's local time, also where the clock skips it.</param>
/// <param name="Zone">IANA name.</param>
public readonly record struct DigestKey(DateOnly Date, TimeOnly Time, string Zone);
