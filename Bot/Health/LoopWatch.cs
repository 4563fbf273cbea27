using Bot.Journal;
using Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.Health;

/// <summary>
/// Sees to it that the loops try (O2): notes their newest tries for <c>health</c>, and ends the process when one has not
/// tried for ten minutes, so that whoever started it starts it again.
/// </summary>
internal sealed partial class LoopWatch(IOptions<JournalOptions> options, IHostApplicationLifetime program, TimeProvider time, ILogger<LoopWatch> log)
    : BackgroundService, ILoopWatch
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private const int LooksPerNote = 6;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<WatchedLoop, (LoopBeat Beat, long Look)> _loops = [];
    private HeartbeatFile? _file;
    private long _looks;
    private bool _cannotWrite;

    /// <summary>The loop that has hung, and for which the program ends.</summary>
    public WatchedLoop? Hung { get; private set; }

    public void Tries(WatchedLoop loop, TimeSpan pause = default)
    {
        lock (_gate) _loops[loop] = (new(loop, time.GetTimestamp(), pause, GaveUp: false), _looks);
    }

    public void GaveUp(WatchedLoop loop)
    {
        lock (_gate) _loops[loop] = (new(loop, time.GetTimestamp(), TimeSpan.Zero, GaveUp: true), _looks);
        Note();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do Look();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look around, every <see cref="Interval"/>.</summary>
    internal void Look()
    {
        lock (_gate)
        {
            // Counted in looks and not in time: whatever kept the loops still and us too was not their fault.
            foreach (var (loop, (beat, look)) in _loops)
                if (Hung is null && !beat.GaveUp && _looks - look > (Patience + beat.Pause) / Interval) Hung = loop;
        }
        // At the start, as soon as the loops have begun, and then rarely: every note is a write to the card.
        if (_looks == 0 || _looks % LooksPerNote == 1) Note();
        _looks++;
        if (Hung is not { } hung || program.ApplicationStopping.IsCancellationRequested) return;
        LoopHangs(hung, Patience.TotalMinutes);
        program.StopApplication();
    }

    public override void Dispose()
    {
        _file?.Remove(); // stopped in good order: nobody should take the last note for a sign of life
        _file?.Dispose();
        base.Dispose();
    }

    private void Note()
    {
        lock (_gate)
        {
            try
            {
                _file ??= new(options.Value.DataDir);
                _file.Write(new(MachineBoot.Id, time.GetTimestamp(), [.. _loops.Values.Select(l => l.Beat)]));
                _cannotWrite = false;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (!_cannotWrite) NotNoted(e);
                _cannotWrite = true;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Loop} has not tried for {Minutes} minutes; ending, to be started again")]
    private partial void LoopHangs(WatchedLoop loop, double minutes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The heartbeat cannot be written")]
    private partial void NotNoted(Exception e);
}
