using System.Globalization;
using Conversations.Settings;

namespace Bot.Redis;

/// <summary>
/// The same exact log in a Redis sorted set, decided in one script, so that several processes share a window and it
/// outlives a restart. Times are microseconds since 1970, which a sorted set holds exactly until the year 2255.
/// </summary>
public sealed class RedisRateWindow(RedisConnection redis, TimeProvider time)
{
    private const string Script = """
        local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
        redis.call('ZREMRANGEBYSCORE', KEYS[1], now + tonumber(ARGV[6]), '+inf')
        local count = redis.call('ZCARD', KEYS[1])
        local allowed = 0
        if count < limit then
            allowed = 1
            if ARGV[4] == '1' then
                redis.call('ZADD', KEYS[1], now, ARGV[5])
                redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000))
                count = count + 1
            end
        end
        local reset, retry = 0, 0
        if count > 0 then
            reset = tonumber(redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2]) + window - now
        end
        if count >= limit then
            local at = count - limit
            retry = tonumber(redis.call('ZRANGE', KEYS[1], at, at, 'WITHSCORES')[2]) + window - now
        end
        return {allowed, math.max(limit - count, 0), string.format('%.0f', reset), string.format('%.0f', retry)}
        """;

    // After a step back of the wall clock, calls stamped further ahead than this no longer count here; memory still counts them.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private static long _calls;

    private readonly string _run = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{time.GetUtcNow().UtcTicks}");

    /// <returns>Null when Redis is off or did not answer.</returns>
    public Task<RateDecision?> TakeAsync(string name, RateLimit limit, CancellationToken ct) => DecideAsync(name, limit, take: true, ct);

    /// <returns>Null when Redis is off or did not answer.</returns>
    public Task<RateDecision?> PeekAsync(string name, RateLimit limit, CancellationToken ct) => DecideAsync(name, limit, take: false, ct);

    private async Task<RateDecision?> DecideAsync(string name, RateLimit limit, bool take, CancellationToken ct)
    {
        var now = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var member = string.Create(CultureInfo.InvariantCulture, $"{now}-{_run}-{Interlocked.Increment(ref _calls)}");
        var answer = await redis.TryAsync(
            db => db.ScriptEvaluateAsync(
                Script,
                [$"rate:{name}"],
                [now, Microseconds(limit.Window), limit.Calls, take ? "1" : "0", member, Microseconds(Ahead)]),
            ct);
        if (answer is null || (long[]?)answer.Value is not [var allowed, var remaining, var reset, var retry]) return null;
        return new(allowed == 1, (int)remaining, TimeSpan.FromMicroseconds(reset), TimeSpan.FromMicroseconds(retry));
    }

    private static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
