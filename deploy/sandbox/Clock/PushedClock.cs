using System.Diagnostics;

namespace Sandbox.Clock;

/// <summary>
/// A clock that goes as the machine's does, from another time of day, and that can be made to stand and to jump. Two processes that are told the same
/// go alike to the tick: the machine's time stamps are one for all of them. It never goes back.
/// </summary>
internal sealed class PushedClock : TimeProvider, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1); // the machine's timers take no more than some weeks

    private readonly Lock _gate = new();
    private readonly SortedSet<PushedTimer> _timers = new(Comparer<PushedTimer>.Create((a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Number.CompareTo(b.Number)));
    private readonly DateTimeOffset _begin;
    private readonly Timer _wake;
    private DateTimeOffset _at;
    private DateTimeOffset? _standsAt;
    private long _stamp;
    private long _made;

    /// <param name="stamp">Of <see cref="Stopwatch"/>; at that moment it is that time.</param>
    public PushedClock(DateTimeOffset at, long stamp)
    {
        (_begin, _at, _stamp) = (at.ToUniversalTime(), at.ToUniversalTime(), stamp);
        _wake = new(_ => FireDue());
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer is due; null while there is none.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate) return _timers.Min?.Due;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return Now;
    }

    public override long GetTimestamp() => (GetUtcNow() - _begin).Ticks;

    /// <summary>Where it goes from and since when: what another clock has to be told to go alike.</summary>
    public (DateTimeOffset At, long Stamp) Gait
    {
        get
        {
            lock (_gate) return (_at, _stamp);
        }
    }

    private DateTimeOffset Now
    {
        get
        {
            var goes = _at + Stopwatch.GetElapsedTime(_stamp);
            return _standsAt is { } stands && goes > stands ? stands : goes;
        }
    }

    /// <summary>If it goes, it goes on to that time and stands there; if it stands, it jumps there. What becomes due by a jump waits for <see cref="FireDue"/>.</summary>
    public void StandAt(DateTimeOffset at)
    {
        var left = TimeSpan.Zero;
        lock (_gate)
        {
            if (_standsAt is null) left = at - Now;
            if (left > TimeSpan.Zero) _standsAt = at;
        }
        if (left > TimeSpan.Zero) Thread.Sleep(left);
        lock (_gate)
        {
            var stands = at > Now ? at : Now; // asked too late, it does not go back
            (_at, _standsAt) = (stands, stands);
        }
    }

    /// <summary>Goes on from where it stands.</summary>
    /// <param name="stamp">Since when.</param>
    public void Go(long stamp)
    {
        lock (_gate)
        {
            (_at, _stamp, _standsAt) = (Now, stamp, null);
            Wake();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new PushedTimer(this, callback, state, Interlocked.Increment(ref _made));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose() => _wake.Dispose();

    /// <summary>Fires the timers whose time has come, one after the other.</summary>
    public void FireDue()
    {
        while (true)
        {
            PushedTimer due;
            lock (_gate)
            {
                if (_timers.Min is not { } first || first.Due > Now)
                {
                    Wake();
                    return;
                }
                due = first;
                _timers.Remove(due);
                if (due.Period > TimeSpan.Zero)
                {
                    due.Due += due.Period;
                    _timers.Add(due);
                }
            }
            due.Fire();
        }
    }

    private void Wake()
    {
        if (_standsAt is not null || _timers.Min is not { } next)
        {
            _wake.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }
        var wait = next.Due - Now;
        _wake.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest, Timeout.InfiniteTimeSpan);
    }

    private sealed class PushedTimer(PushedClock clock, TimerCallback callback, object? state, long number) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public long Number => number;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                (Due, Period) = (clock.Now + dueTime, period);
                clock._timers.Add(this);
                clock.Wake();
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
