using System.Diagnostics;
using Bot.Health;
using Bot.Redis;
using Bot.Settings;
using Conversations.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tests.Support;

namespace Tests.Rates;

/// <summary>
/// The windows as the bot uses them, in memory and in Redis at once, against a plain list of every call that was let through.
/// Redis goes away and comes back empty on the way, and once the process starts anew and has only the record of calls.
/// </summary>
public sealed class RateWindowStorm(ITestOutputHelper output)
{
    /// <summary>The original design asked its Redis by HTTP, twice a call.</summary>
    private static readonly TimeSpan TwoRequests = TimeSpan.FromMilliseconds(20);

    private static readonly RateLimitOptions Limits = new();

    /// <summary>6 a minute, 180 an hour and 7,200 an hour.</summary>
    private static readonly (string Name, RateLimit Limit)[] Windows = [.. ((string[])["tiktok", "instagram", "shopify"]).Select(n => (n, Limits.Limits[n]))];

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task D5_never_one_call_too_many_and_never_one_too_few_over_three_windows()
    {
        var random = new Random(Effort.Seed(output));
        var calls = Effort.Times(10_000, 100_000, 100_000);
        await using var server = new RedisServer();
        await server.InitializeAsync();
        var record = Windows.ToDictionary(w => w.Name, _ => new List<DateTimeOffset>());
        var (windows, connection) = New(server, record);
        var (refused, spent) = (0, TimeSpan.Zero);
        for (var call = 0; call < calls;)
        {
            _time.Advance(Jump(random, record));
            var (name, limit) = Windows[Which(random)];
            for (var burst = random.Next(1, Math.Min(limit.Calls + 3, 120)); burst > 0 && call < calls; burst--, call++)
            {
                if (call == calls / 4) await server.KillAsync();
                if (call == calls / 3 && RedisServer.IsInstalled) await server.StartAsync(); // empty
                if (call == calls / 2)
                {
                    windows.Dispose();
                    await connection.DisposeAsync();
                    (windows, connection) = New(server, record);
                }
                var (now, made) = (_time.GetUtcNow(), record[name]);
                var fits = Inside(made, limit, now) < limit.Calls;
                var watch = Stopwatch.GetTimestamp();
                var decision = await windows.TakeAsync(name, Ct);
                spent += Stopwatch.GetElapsedTime(watch);
                Assert.True(fits == decision.Allowed, $"call {call}: {name} {(fits ? "had room" : "was full")} at {now:O}, and the answer was {decision}");
                if (fits) made.Add(now);
                else refused++;
            }
        }
        windows.Dispose();
        await connection.DisposeAsync();
        Assert.InRange(refused, calls / 200, calls / 2); // else it was no storm
        var cost = spent / calls;
        output.WriteLine($"{calls:N0} calls, {refused:N0} refused; a check costs {cost.TotalMilliseconds:0.000} ms{(RedisServer.IsInstalled ? "" : " WITHOUT Redis, which is not installed")}; two HTTP requests of 10 ms: {TwoRequests / cost:0} times that");
    }

    private (RateWindows Windows, RedisConnection Connection) New(RedisServer server, Dictionary<string, List<DateTimeOffset>> record)
    {
        var redis = new RedisOptions { Url = RedisServer.IsInstalled ? server.Url : null };
        var connection = new RedisConnection(Options.Create(redis), new VendorHealth([], _time), NullLogger<RedisConnection>.Instance);
        return (new(Options.Create(Limits), new(_time), new(connection, _time), new Calls(record), _time), connection);
    }

    /// <summary>Shopify's window takes forty times as many calls as Instagram's.</summary>
    private static int Which(Random random) => random.Next(10) switch { < 3 => 0, < 5 => 1, _ => 2 };

    /// <summary>Half of the time to where one of the next calls leaves its window, or a microsecond beside it.</summary>
    private TimeSpan Jump(Random random, Dictionary<string, List<DateTimeOffset>> record)
    {
        var (name, limit) = Windows[random.Next(Windows.Length)];
        var leaving = record[name].TakeLast(limit.Calls).Select(at => at + limit.Window - _time.GetUtcNow()).SkipWhile(left => left <= TimeSpan.Zero).Take(20).ToList();
        if (leaving.Count > 0 && random.Next(2) == 0) return leaving[random.Next(leaving.Count)] + TimeSpan.FromMicroseconds(random.Next(-1, 2));
        return TimeSpan.FromMicroseconds(random.NextInt64(0, (long)limit.Window.TotalMicroseconds / 200));
    }

    private static int Inside(List<DateTimeOffset> made, RateLimit limit, DateTimeOffset now)
    {
        var inside = 0;
        for (var i = made.Count - 1; i >= 0 && made[i] > now - limit.Window; i--) inside++;
        return inside;
    }

    private sealed class Calls(Dictionary<string, List<DateTimeOffset>> made) : ICallRecord
    {
        public void Record(string api, string endpoint, int status, DateTimeOffset at) { }

        public Task<IReadOnlyList<DateTimeOffset>> SinceAsync(string api, DateTimeOffset since, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<DateTimeOffset>>([.. made[api].Where(at => at >= since)]);
    }
}
