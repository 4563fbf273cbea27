namespace Conversations.Settings;

/// <summary>
/// Our own ceiling on calls to a vendor in any window of the given length: an exact log of call times, not an estimate.
/// </summary>
public interface IRateWindow
{
    /// <summary>Counts a call if there is room for it.</summary>
    /// <param name="name">The window's name in <c>RATE_LIMITS</c>: <c>instagram</c>.</param>
    Task<RateDecision> TakeAsync(string name, CancellationToken ct);

    /// <summary>As <see cref="TakeAsync"/>, without counting.</summary>
    Task<RateDecision> PeekAsync(string name, CancellationToken ct);
}

/// <param name="Allowed">The call may go out (and, when taken, has been counted).</param>
/// <param name="Remaining">Calls left now.</param>
/// <param name="ResetIn">Until the window is empty, if no further call is made.</param>
/// <param name="RetryAfter">Until one more call fits; zero when one fits now.</param>
public sealed record RateDecision(bool Allowed, int Remaining, TimeSpan ResetIn, TimeSpan RetryAfter);

/// <summary>So many calls in so long a window: <c>180/h</c>.</summary>
public sealed record RateLimit(int Calls, TimeSpan Window);
