namespace Bot.Health;

/// <summary>How far a call got that brought no answer.</summary>
public enum CallFailure
{
    /// <summary>Our own rate window is full: nothing was sent.</summary>
    WindowFull,

    /// <summary>DNS, connect or TLS failed: no byte of the request left.</summary>
    NotSent,

    /// <summary>The total time was used up; the request may have been carried out.</summary>
    TimedOut,

    /// <summary>Cut, reset, too large or not HTTP; the request may have been carried out.</summary>
    Broken,
}

/// <summary>A vendor gave no complete answer. The message names no address and no secret.</summary>
public sealed class VendorCallException(CallFailure failure, string message, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public CallFailure Failure { get; } = failure;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Certainly without effect at the vendor.</summary>
    public bool NothingSent => Failure is CallFailure.WindowFull or CallFailure.NotSent;
}
