using Bot.Journal;
using Conversations;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Reliability.Matrix;

/// <summary>
/// Kills the bot inside this process, at each of these points in turn: what its folder held at that instant is all that is
/// left, and nothing that it does afterwards reaches anybody.
/// </summary>
internal sealed class Death(IReadOnlyList<CrashPoint> stops) : ICrashPoints
{
    private readonly Queue<CrashPoint> _stops = new(stops);
    private readonly Dictionary<string, byte[]> _left = [];
    private World? _world;
    private volatile bool _isDead;

    /// <summary>Done the first time that the bot passes such a point and lives on.</summary>
    public Dictionary<CrashPoint, Action> Also { get; } = [];

    public bool HasHappened => _stops.Count == 0;

    public void Register(IServiceCollection services) => services.AddSingleton<ICrashPoints>(this);

    /// <summary>From here on it counts.</summary>
    public void Begin(World world)
    {
        _world = world;
        world.EachStep = ReviveAsync;
    }

    public void Pass(CrashPoint point)
    {
        lock (_stops)
        {
            if (_world is not { } world || _isDead) return;
            if (Also.Remove(point, out var act)) act();
            if (!_stops.TryPeek(out var next) || next != point) return;
            _stops.Dequeue();
            world.Sandbox.Faults.IsUnplugged = true;
            Keep(world);
            _isDead = true; // from now on somebody may bring it back
        }
    }

    private void Keep(World world)
    {
        _left.Clear();
        // Between two commits: the journal's own writer makes the copy.
        world.Services.GetRequiredService<JournalFile>().WriteAsync(_ =>
        {
            foreach (var file in Directory.EnumerateFiles(world.DataDir, "*", SearchOption.AllDirectories).Where(f => !GoesWithTheProcess(f)))
            {
                using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                open.CopyTo(copy);
                _left[file] = copy.ToArray();
            }
            return true;
        }).GetAwaiter().GetResult();
    }

    /// <summary>What goes with the process: shared memory, and the lock that keeps a second one away.</summary>
    private static bool GoesWithTheProcess(string file) => file.EndsWith("-shm", StringComparison.Ordinal) || Path.GetFileName(file) == "lock";

    private async Task ReviveAsync()
    {
        if (!_isDead) return;
        var world = _world!;
        await world.StopAsync();
        foreach (var file in Directory.EnumerateFiles(world.DataDir, "*", SearchOption.AllDirectories)) File.Delete(file);
        foreach (var (file, bytes) in _left) await File.WriteAllBytesAsync(file, bytes);
        world.Sandbox.Faults.IsUnplugged = _isDead = false;
        await world.StartAsync();
        await world.SettleAsync(); // however large the steps are, it begins in small ones
    }
}
