using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Tests.Reliability.PowerCuts;

/// <summary>Many cuts on a few lanes side by side, and what came of them.</summary>
internal sealed class PowerCutLoop(ITestOutputHelper output, Sabotage sabotage)
{
    private const int CutsOfALane = 20;

    // A lane mostly waits: for the undo window, for Instagram's picture, for a process to start.
    private static readonly int Width = Environment.ProcessorCount + 1;
    private readonly ConcurrentQueue<PowerCut> _cuts = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private int _confirmed;
    private int _lost;
    private int _setAside;
    private int _writes;
    private int _syncs;

    public IReadOnlyCollection<string> Failures => _failures;

    /// <param name="untilFound">Enough for a counter-proof.</param>
    public async Task PlayAsync(int cuts, int seed, bool untilFound = false)
    {
        var mixer = new Random(seed);
        var waiting = new ConcurrentQueue<(int Cuts, int Seed)>(Enumerable.Range(0, (cuts + CutsOfALane - 1) / CutsOfALane)
            .Select(i => (Math.Min(CutsOfALane, cuts - (i * CutsOfALane)), mixer.Next())));
        await Task.WhenAll(Enumerable.Range(0, untilFound ? 1 : Width).Select(_ => Task.Run(async () =>
        {
            while (!(untilFound && !_failures.IsEmpty) && waiting.TryDequeue(out var lane)) await PlayAsync(lane.Cuts, lane.Seed, seed);
        })));
        Tell(seed);
        if (_writes == 0 || _syncs == 0) throw new InvalidOperationException("The record has seen no write or no sync of journal.db-wal: nothing was cut.");
    }

    private async Task PlayAsync(int cuts, int seedOfLane, int seed)
    {
        await using var lane = await PowerCutLane.OpenAsync(sabotage);
        var walk = new PowerCutWalk(lane, seedOfLane);
        try
        {
            await walk.PlayAsync(cuts);
        }
        catch (Exception e) when (e is CrashFailedException or JournalSetAsideException or TimeoutException or InvalidOperationException or HttpRequestException or SqliteException)
        {
            if (e is JournalSetAsideException) Interlocked.Increment(ref _setAside);
            if (e.Message.StartsWith("R3", StringComparison.Ordinal) || (e is JournalSetAsideException && walk.Judge.Confirmed > 0)) Interlocked.Increment(ref _lost);
            if (e is not JournalSetAsideException || walk.Judge.Confirmed > 0)
                _failures.Enqueue($"=== {e.Message}\nafter {string.Join(", ", lane.Cuts)}\nSEED={seed}, the lane's own seed {seedOfLane}\n{await walk.StoryAsync()}");
        }
        foreach (var cut in lane.Cuts) _cuts.Enqueue(cut);
        Interlocked.Add(ref _confirmed, walk.Judge.Confirmed);
        Interlocked.Add(ref _writes, lane.OfTheLog.Writes);
        Interlocked.Add(ref _syncs, lane.OfTheLog.Syncs);
    }

    private void Tell(int seed)
    {
        foreach (var remains in _cuts.CountBy(c => c.Unsynced).OrderBy(c => c.Key)) output.WriteLine($"{remains.Value,5} × of what was not synced: {remains.Key}");
        foreach (var file in _cuts.CountBy(c => c.Where).OrderByDescending(c => c.Value)) output.WriteLine($"{file.Value,5} × at {file.Key}");
        output.WriteLine($"{_cuts.Count} cuts, {_cuts.Count(c => c.AtStart)} of them while starting; {_writes} writes and {_syncs} syncs of the log seen; "
            + $"{_confirmed} decisions confirmed, {_lost} lost; set aside {_setAside}; failed {_failures.Count}; SEED={seed}");
    }
}
