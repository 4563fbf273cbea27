using Conversations.Settings;

namespace Bot.Redis;

/// <summary>
/// An exact log of call times in this process. A call made at t counts for every moment before t + window, and for none
/// from then on. Kept on the monotonic clock (S4): a step of the wall clock neither empties nor blocks a window.
/// </summary>
public sealed class MemoryRateWindow(TimeProvider time)
{
    private readonly Dictionary<string, List<long>> _logs = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();

    /// <param name="call">Names the call to <see cref="GiveBack"/>.</param>
    public RateDecision Take(string name, RateLimit limit, out long call) => Decide(name, limit, take: true, out call);

    public RateDecision Peek(string name, RateLimit limit) => Decide(name, limit, take: false, out _);

    /// <summary>Uncounts a call that was never made.</summary>
    public void GiveBack(string name, long call)
    {
        lock (_gate) Log(name).Remove(call);
    }

    /// <summary>Counts calls of an earlier run.</summary>
    /// <param name="ages">How long ago each was made.</param>
    public void Seed(string name, IEnumerable<TimeSpan> ages)
    {
        lock (_gate)
        {
            var now = Now();
            var log = Log(name);
            log.AddRange(ages.Select(age => now - Math.Max(age.Ticks, 0)));
            log.Sort();
        }
    }

    private RateDecision Decide(string name, RateLimit limit, bool take, out long now)
    {
        lock (_gate)
        {
            now = Now();
            var log = Log(name);
            var (made, window) = (now, limit.Window.Ticks);
            log.RemoveRange(0, log.TakeWhile(t => t <= made - window).Count());
            var allowed = log.Count < limit.Calls;
            if (take && allowed) log.Add(now);
            TimeSpan Until(long call) => TimeSpan.FromTicks(call + window - made);
            return new(
                allowed,
                Math.Max(limit.Calls - log.Count, 0),
                log.Count == 0 ? TimeSpan.Zero : Until(log[^1]),
                log.Count < limit.Calls ? TimeSpan.Zero : Until(log[log.Count - limit.Calls]));
        }
    }

    private List<long> Log(string name) => _logs.TryGetValue(name, out var log) ? log : _logs[name] = [];

    private long Now() => time.GetElapsedTime(_start).Ticks;
}
