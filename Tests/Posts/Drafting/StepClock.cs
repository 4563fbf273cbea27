namespace Tests.Posts.Drafting;

/// <summary>A time of day that can be set, over a clock that only goes on.</summary>
internal sealed class StepClock(DateTimeOffset wall) : TimeProvider
{
    private TimeSpan _passed;

    public DateTimeOffset Wall { get; private set; } = wall;

    public override DateTimeOffset GetUtcNow() => Wall;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _passed.Ticks;

    public void Pass(TimeSpan span)
    {
        Wall += span;
        _passed += span;
    }

    /// <summary>Somebody, or the network, sets it.</summary>
    public void Step(TimeSpan by) => Wall += by;
}
