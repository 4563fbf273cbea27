using Conversations.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Tests.Rates;

/// <summary>What every rate window must do, wherever it keeps its log.</summary>
public abstract class RateWindowContract
{
    protected static readonly RateLimit ThreeAMinute = new(3, TimeSpan.FromMinutes(1));

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_full_after_so_many_calls_and_says_when_the_next_one_fits()
    {
        await Take();
        Time.Advance(TimeSpan.FromSeconds(10));
        await Take();
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(new RateDecision(true, 0, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(40)), await Take());
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(new RateDecision(false, 0, TimeSpan.FromSeconds(55), TimeSpan.FromSeconds(35)), await Take());
    }

    [Fact]
    public async Task A_call_counts_until_its_window_has_passed_and_not_a_moment_longer()
    {
        for (var i = 0; i < 3; i++) await Take();
        Time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMicroseconds(1));
        Assert.False((await Take()).Allowed);
        Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.True((await Take()).Allowed);
    }

    [Fact]
    public async Task Looking_counts_nothing()
    {
        for (var i = 0; i < 10; i++) Assert.Equal(new RateDecision(true, 3, TimeSpan.Zero, TimeSpan.Zero), await Peek());
        Assert.Equal(2, (await Take()).Remaining);
    }

    [Fact]
    public async Task A_refused_call_does_not_make_the_wait_longer()
    {
        for (var i = 0; i < 3; i++) await Take();
        for (var i = 0; i < 10; i++) Assert.Equal(TimeSpan.FromMinutes(1), (await Take()).RetryAfter);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new RateDecision(true, 2, TimeSpan.FromMinutes(1), TimeSpan.Zero), await Take());
    }

    [Fact]
    public async Task Calls_at_the_same_moment_are_all_counted()
    {
        var decisions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Take()));
        Assert.Equal(3, decisions.Count(d => d.Allowed));
    }

    [Fact]
    public async Task Windows_of_different_names_do_not_touch()
    {
        for (var i = 0; i < 3; i++) await Take("a");
        Assert.False((await Take("a")).Allowed);
        Assert.True((await Take("b")).Allowed);
    }

    /// <summary>Random bursts, most of them at the edges of windows, against a plain list of all calls.</summary>
    [Fact]
    public async Task It_agrees_with_a_plain_list_of_all_calls()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            var limit = new RateLimit(random.Next(1, 6), TimeSpan.FromSeconds(random.Next(1, 4)));
            var name = $"oracle{seed}";
            var calls = new List<DateTimeOffset>();
            for (var step = 0; step < 100; step++)
            {
                Time.Advance(Jump(random, limit, calls, Time.GetUtcNow()));
                for (var burst = random.Next(1, 4); burst > 0; burst--)
                {
                    var (now, take) = (Time.GetUtcNow(), random.Next(4) > 0);
                    var expected = Oracle(calls, limit, now, take);
                    var actual = take ? await Take(name, limit) : await Peek(name, limit);
                    Assert.True(expected == actual, $"seed {seed}, step {step}: expected {expected}, was {actual}");
                }
            }
        }
    }

    protected abstract Task<RateDecision> Take(string name, RateLimit limit);

    protected abstract Task<RateDecision> Peek(string name, RateLimit limit);

    private Task<RateDecision> Take(string name = "a") => Take(name, ThreeAMinute);

    private Task<RateDecision> Peek() => Peek("a", ThreeAMinute);

    private static TimeSpan Jump(Random random, RateLimit limit, List<DateTimeOffset> calls, DateTimeOffset now)
    {
        if (calls.Count > 0 && random.Next(2) == 0)
        {
            // To the edge of some call's window, a microsecond before it or behind it.
            var edge = calls[random.Next(calls.Count)] + limit.Window + TimeSpan.FromMicroseconds(random.Next(-1, 2)) - now;
            if (edge >= TimeSpan.Zero) return edge;
        }
        return TimeSpan.FromMicroseconds(random.NextInt64(0, (long)limit.Window.TotalMicroseconds));
    }

    private static RateDecision Oracle(List<DateTimeOffset> calls, RateLimit limit, DateTimeOffset now, bool take)
    {
        int Inside(DateTimeOffset at) => calls.Count(c => c > at - limit.Window);
        var allowed = Inside(now) < limit.Calls;
        if (take && allowed) calls.Add(now);
        var live = calls.Where(c => c > now - limit.Window).ToList();
        // The first moment at which one more fits: now, or the end of some call's window.
        var free = live.Select(c => c + limit.Window).Prepend(now).Order().First(at => Inside(at) < limit.Calls);
        return new(allowed, limit.Calls - live.Count, live.Count == 0 ? TimeSpan.Zero : live.Max() + limit.Window - now, free - now);
    }
}
