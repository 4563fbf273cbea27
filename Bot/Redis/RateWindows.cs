using System.Collections.Concurrent;
using Bot.Health;
using Bot.Settings;
using Conversations.Settings;
using Microsoft.Extensions.Options;

namespace Bot.Redis;

/// <summary>
/// The windows of <c>RATE_LIMITS</c>: always counted in this process, and in Redis too when it answers. A call goes out
/// only if both have room. At its first use a window is filled from the record of calls, so that neither a restart nor
/// an absent Redis ever starts it at zero (D5). A name without a limit is never full.
/// </summary>
public sealed class RateWindows(
    IOptions<RateLimitOptions> options, MemoryRateWindow memory, RedisRateWindow redis, ICallRecord record, TimeProvider time)
    : IRateWindow, IDisposable
{
    private static readonly RateDecision Unlimited = new(true, int.MaxValue, TimeSpan.Zero, TimeSpan.Zero);

    private readonly IReadOnlyDictionary<string, RateLimit> _limits = options.Value.Limits;
    private readonly ConcurrentDictionary<string, bool> _seeded = new();
    private readonly SemaphoreSlim _seeding = new(1, 1);

    public async Task<RateDecision> TakeAsync(string name, CancellationToken ct)
    {
        if (!_limits.TryGetValue(name, out var limit)) return Unlimited;
        await SeedAsync(name, limit, ct);
        var here = memory.Take(name, limit, out var call);
        if (!here.Allowed) return here;
        var there = await redis.TakeAsync(name, limit, ct);
        if (there is { Allowed: false }) memory.GiveBack(name, call);
        return Stricter(here, there);
    }

    public async Task<RateDecision> PeekAsync(string name, CancellationToken ct)
    {
        if (!_limits.TryGetValue(name, out var limit)) return Unlimited;
        await SeedAsync(name, limit, ct);
        return Stricter(memory.Peek(name, limit), await redis.PeekAsync(name, limit, ct));
    }

    public void Dispose() => _seeding.Dispose();

    private static RateDecision Stricter(RateDecision here, RateDecision? there) => there is null ? here : new(
        here.Allowed && there.Allowed,
        Math.Min(here.Remaining, there.Remaining),
        here.ResetIn > there.ResetIn ? here.ResetIn : there.ResetIn,
        here.RetryAfter > there.RetryAfter ? here.RetryAfter : there.RetryAfter);

    private async Task SeedAsync(string name, RateLimit limit, CancellationToken ct)
    {
        if (_seeded.ContainsKey(name)) return;
        await _seeding.WaitAsync(ct);
        try
        {
            if (_seeded.ContainsKey(name)) return;
            var now = time.GetUtcNow();
            var calls = await record.SinceAsync(name, now - limit.Window, ct);
            memory.Seed(name, calls.Select(at => now - at));
            _seeded[name] = true;
        }
        finally
        {
            _seeding.Release();
        }
    }
}
