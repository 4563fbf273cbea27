using Bot.Redis;
using Conversations.Settings;

namespace Tests.Rates;

public sealed class MemoryRateWindowTests : RateWindowContract
{
    private readonly MemoryRateWindow _window;

    public MemoryRateWindowTests() => _window = new(Time);

    [Fact]
    public void Calls_of_an_earlier_run_count()
    {
        _window.Seed("a", [TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(20)]);
        var decision = _window.Take("a", ThreeAMinute, out _);
        Assert.Equal(new RateDecision(true, 0, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10)), decision);
    }

    [Fact]
    public void A_call_given_back_was_never_made()
    {
        _window.Take("a", ThreeAMinute, out var call);
        _window.GiveBack("a", call);
        Assert.Equal(new RateDecision(true, 3, TimeSpan.Zero, TimeSpan.Zero), _window.Peek("a", ThreeAMinute));
    }

    protected override Task<RateDecision> Take(string name, RateLimit limit) => Task.FromResult(_window.Take(name, limit, out _));

    protected override Task<RateDecision> Peek(string name, RateLimit limit) => Task.FromResult(_window.Peek(name, limit));
}
