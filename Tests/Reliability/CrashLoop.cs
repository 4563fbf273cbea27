using System.Collections.Concurrent;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>Plays many runs, a few side by side, and gathers what failed.</summary>
internal sealed class CrashLoop(ITestOutputHelper output, int seed)
{
    // A run mostly waits: for the undo window, for Instagram's picture, for a process to start; a native one starts at once.
    private static readonly int Width = Math.Max(2, Environment.ProcessorCount) * (BotProgram.Other is null ? 1 : Effort.Times(3, 3, 6));
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentDictionary<string, int> _played = new();
    private readonly ConcurrentDictionary<int, bool> _again = new();

    /// <param name="names">One for each run.</param>
    public async Task PlayAsync(IEnumerable<string> names, Func<CrashRun, string, Task> play)
    {
        var mixer = new Random(seed);
        var waiting = new ConcurrentQueue<(string Name, int Seed)>(names.Select(n => (n, mixer.Next())).OrderBy(_ => mixer.Next()));
        var runs = waiting.Count;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Width, runs)).Select(_ => Task.Run(() => WorkAsync(waiting, play))));
        foreach (var (name, times) in _played.OrderBy(p => p.Key, StringComparer.Ordinal)) output.WriteLine($"{times,4} × {name}");
        output.WriteLine($"{runs} runs, {_failures.Count} failed, SEED={seed}");
        Assert.True(_failures.IsEmpty, string.Join("\n\n", _failures));
    }

    private async Task WorkAsync(ConcurrentQueue<(string Name, int Seed)> waiting, Func<CrashRun, string, Task> play)
    {
        CrashLane? lane = null;
        try
        {
            while (waiting.TryDequeue(out var next))
            {
                lane ??= await CrashLane.OpenAsync();
                var failed = !await RunAsync(lane, next.Name, next.Seed, play);
                if (_again.TryRemove(next.Seed, out _)) waiting.Enqueue(next);
                if (!failed && !lane.IsUsedUp) continue;
                await lane.DisposeAsync(); // what a failure leaves behind must not fail the next run
                lane = null;
            }
        }
        finally
        {
            if (lane is not null) await lane.DisposeAsync();
        }
    }

    private async Task<bool> RunAsync(CrashLane lane, string name, int seedOfRun, Func<CrashRun, string, Task> play)
    {
        await using var run = new CrashRun(lane, seedOfRun);
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            await play(run, name);
            output.WriteLine($"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s  {name}");
            _played.AddOrUpdate(name, 1, (_, n) => n + 1);
            return true;
        }
        catch (CrashTooEarlyException) when (lane.Runs > 1)
        {
            output.WriteLine($"again in a fresh folder: {name}");
            _again[seedOfRun] = true;
            return false;
        }
        catch (Exception e) when (e is CrashFailedException or CrashTooEarlyException or TimeoutException or InvalidOperationException or HttpRequestException)
        {
            var story = await run.StoryAsync();
            output.WriteLine($"FAILED  {name}: {e.Message}\n{story}");
            _failures.Enqueue($"=== {name}: {e.Message}\nSEED={seed}, the run's own seed {seedOfRun}\n{story}");
            return false;
        }
    }
}
