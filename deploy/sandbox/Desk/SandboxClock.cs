namespace Sandbox.Desk;

/// <summary>Unix time that never steps back and is fine enough to time a tap: the wall clock at start, counted on by the monotonic clock.</summary>
public sealed class SandboxClock(TimeProvider time)
{
    private readonly double _startMs = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
    private readonly long _start = time.GetTimestamp();

    /// <summary>Milliseconds since 1970, with fractions.</summary>
    public double UnixMs => _startMs + time.GetElapsedTime(_start).TotalMilliseconds;
}
