using System.Diagnostics;
using Sandbox.Clock;

namespace Tests.Journeys;

/// <summary>The clock of <c>try --clock</c>, alone.</summary>
public sealed class PushedClockTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 7, 50, 0, TimeSpan.Zero);

    private readonly PushedClock _clock = new(Begin, Stopwatch.GetTimestamp());
    private readonly List<string> _fired = [];

    [Fact]
    public void Standing_it_fires_what_a_jump_has_made_due_in_order_and_only_when_told()
    {
        var at = Stand();
        After("second", 2);
        After("first", 1);
        After("third", 3);
        using var gone = After("gone", 1);
        gone.Dispose();
        Assert.Equal(at.AddSeconds(1), _clock.NextDue);
        _clock.StandAt(at.AddSeconds(2));
        Assert.Empty(_fired);
        _clock.FireDue();
        Assert.Equal(["first", "second"], _fired);
        Assert.Equal((at.AddSeconds(2), at.AddSeconds(3)), (_clock.GetUtcNow(), _clock.NextDue!.Value));
    }

    [Fact]
    public void It_never_goes_back()
    {
        var at = Stand();
        var stamp = _clock.GetTimestamp();
        _clock.StandAt(at.AddMinutes(-1));
        Assert.Equal(at, _clock.GetUtcNow());
        _clock.StandAt(at.AddMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), _clock.GetElapsedTime(stamp));
        _clock.Go(Stopwatch.GetTimestamp());
        Assert.True(_clock.GetUtcNow() >= at.AddMinutes(1));
    }

    [Fact]
    public async Task Going_it_fires_by_itself_what_was_set_up_while_it_stood()
    {
        var at = Stand();
        var came = Task.Delay(TimeSpan.FromMilliseconds(30), _clock, TestContext.Current.CancellationToken);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20), _clock);
        _clock.Go(Stopwatch.GetTimestamp());
        await came.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken));
        Assert.True(await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken));
        Assert.True(_clock.GetUtcNow() >= at.AddMilliseconds(40));
    }

    public void Dispose() => _clock.Dispose();

    private DateTimeOffset Stand()
    {
        _clock.StandAt(_clock.GetUtcNow().AddMilliseconds(5));
        return _clock.GetUtcNow();
    }

    private ITimer After(string name, double seconds) => _clock.CreateTimer(_ => _fired.Add(name), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
