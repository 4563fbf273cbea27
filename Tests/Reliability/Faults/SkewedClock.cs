using Microsoft.Extensions.DependencyInjection;

namespace Tests.Reliability.Faults;

/// <summary>
/// The bot's own wall clock, which may be wrong while the vendors' is right. Only the time of day steps: durations and
/// timers go on as a monotonic clock does.
/// </summary>
internal sealed class SkewedClock : TimeProvider
{
    private TimeProvider _right = System;

    /// <summary>How far ahead it is.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Only every third look is so far ahead: three, so that who always looks twice sees every step.</summary>
    public bool Wavers { get; set; }

    private int _looks;

    public override long TimestampFrequency => _right.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => _right.LocalTimeZone;

    /// <summary>Takes the place of the clock that is registered.</summary>
    public void Register(IServiceCollection services)
    {
        _right = (TimeProvider)services.Last(s => s.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
        services.AddSingleton<TimeProvider>(this);
    }

    public override DateTimeOffset GetUtcNow() =>
        Wavers && Interlocked.Increment(ref _looks) % 3 != 0 ? _right.GetUtcNow() : _right.GetUtcNow() + Ahead;

    public override long GetTimestamp() => _right.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _right.CreateTimer(callback, state, dueTime, period);
}
