using System.Diagnostics;

namespace Sandbox.Clock;

/// <summary>What the bot says when it has come to rest.</summary>
/// <param name="Next">When its next timer is due; null while it has none.</param>
/// <param name="UnderWay">Its requests that have no answer yet.</param>
public sealed record BotAtRest(DateTimeOffset? Next, int UnderWay);

/// <summary>What the bot's clock is to do.</summary>
/// <param name="At">To stand there; with a stamp, the time at that stamp, to go on from.</param>
/// <param name="Stamp">Of <see cref="Stopwatch"/>, which is one for all processes of a machine.</param>
/// <param name="Fires">It stands there: to fire what has become due, and to wait until all that came of it is done.</param>
public sealed record ClockTurn(DateTimeOffset At, long? Stamp = null, bool Fires = false);

/// <summary>
/// Pushes two clocks, the sandbox's and the bot's, from one timer to the next, and goes on only when both have done all that came of it. So whatever
/// falls due does so at its time and in its order, and no deadline passes while somebody is still at work.
/// </summary>
/// <param name="parked">The bot's requests that are kept waiting for the clock itself.</param>
internal sealed class Lockstep(PushedClock clock, Func<int> parked) : IDisposable
{
    private static readonly TimeSpan ToMeet = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lock _gate = new();
    private (BotAtRest Report, TaskCompletionSource<ClockTurn> Turn)? _bot;
    private TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool IsPushing => _one.CurrentCount == 0;

    /// <summary>For a bot that begins: where the clock goes from. Waits for the end of a push.</summary>
    public async Task<ClockTurn> JoinAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var (at, stamp) = clock.Gait;
            return new(at, stamp);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The bot is at rest, and waits here for its turn.</summary>
    public async Task<ClockTurn> RestAsync(BotAtRest report, CancellationToken ct)
    {
        var turn = new TaskCompletionSource<ClockTurn>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _bot = (report, turn);
            _came.TrySetResult();
        }
        using var gone = ct.Register(() => Leave(turn));
        return await turn.Task.WaitAsync(ct);
    }

    /// <summary>Lets time pass until then, or until it is enough.</summary>
    /// <returns>False when the bot does not answer.</returns>
    public async Task<bool> PushAsync(DateTimeOffset until, Func<bool> enough)
    {
        await _one.WaitAsync();
        try
        {
            if (await BotAsync() is null) return false;
            var at = clock.GetUtcNow() + ToMeet;
            while (true)
            {
                // First both show the time, and then both do what is due: whoever hears from the other must not live in the past.
                Tell(new(at));
                clock.StandAt(at);
                if (await BotAsync() is null) return false;
                Tell(new(at, Fires: true));
                clock.FireDue();
                if (await AtRestAsync(at) is not { } bot) return false;
                if (at >= until || enough()) return true;
                at = new[] { clock.NextDue, bot.Next, until }.Min() is { } next && next > at ? next : at;
            }
        }
        finally
        {
            var stamp = Stopwatch.GetTimestamp();
            Tell(new(clock.GetUtcNow(), stamp));
            clock.Go(stamp);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Asks again as long as an answer is on its way between the two.</summary>
    private async Task<BotAtRest?> AtRestAsync(DateTimeOffset at)
    {
        for (var began = Stopwatch.GetTimestamp(); await BotAsync() is { } bot; Tell(new(at, Fires: true)))
            if (bot.UnderWay <= parked() || Stopwatch.GetElapsedTime(began) > Patience) return bot;
        return null;
    }

    private async Task<BotAtRest?> BotAsync()
    {
        Task came;
        lock (_gate)
        {
            if (_bot is { } bot) return bot.Report;
            came = _came.Task;
        }
        try
        {
            await came.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return null;
        }
        return await BotAsync();
    }

    private void Tell(ClockTurn turn)
    {
        lock (_gate)
        {
            _bot?.Turn.TrySetResult(turn);
            _bot = null;
            if (_came.Task.IsCompleted) _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Leave(TaskCompletionSource<ClockTurn> turn)
    {
        lock (_gate)
        {
            if (_bot?.Turn == turn) _bot = null;
        }
    }
}
