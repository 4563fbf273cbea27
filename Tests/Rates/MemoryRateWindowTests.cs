using Bot.Redis;
using Conversations.Settings;

namespace Tests.Rates;

public sealed class MemoryRateWindowTests : RateWindowContract
{
    private readonly MemoryRateWindow window;

    public MemoryRateWindowTests() => window = new(Time);

    [Fact]
    public void Calls_of_an_earlier_run_count()
    {
        window.Seed("a", [TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(20)]);
        var decision = window.Take("a", ThreeAMinute, out _);
        Assert.Equal(new RateDecision(true, 0, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10)), decision);
    }

    [Fact]
    public void A_call_given_back_was_never_made()
    {
        window.Take("a", ThreeAMinute, out var call);
        window.GiveBack("a", call);
        Assert.Equal(new RateDecision(true, 3, TimeSpan.Zero, TimeSpan.Zero), window.Peek("a", ThreeAMinute));
    }

    protected override Task<RateDecision> Take(string name, RateLimit limit) => Task.FromResult(window.Take(name, limit, out _));

    protected override Task<RateDecision> Peek(string name, RateLimit limit) => Task.FromResult(window.Peek(name, limit));
}
