using System.Collections.Concurrent;

namespace Bot.Health;

/// <summary>
/// How long a vendor has asked to be left alone, by the clock that only goes on (S4). Stricter than the windows of
/// <c>RATE_LIMITS</c> as long as it lasts; forgotten by a restart, for the vendor says it again.
/// </summary>
public sealed class VendorWaits(TimeProvider time)
{
    /// <summary>No vendor's window is longer.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, (long At, TimeSpan Span)> _asked = new();

    /// <summary>The newest word counts, also where it is shorter.</summary>
    public void Ask(string vendor, TimeSpan span) => _asked[vendor] = (time.GetTimestamp(), span < Most ? span : Most);

    /// <returns>Zero when it may be called.</returns>
    public TimeSpan Left(string vendor) =>
        _asked.TryGetValue(vendor, out var asked) && asked.Span - time.GetElapsedTime(asked.At) is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
