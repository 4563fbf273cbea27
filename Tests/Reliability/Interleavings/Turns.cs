using System.Collections.Concurrent;

namespace Tests.Reliability.Interleavings;

/// <summary>
/// One thread for all who act at once. Whoever is about to touch the journal waits for a turn, and turns are drawn at
/// random: the same seed gives the same order, whatever the machine does.
/// </summary>
internal sealed class Turns(Random random) : SynchronizationContext, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BlockingCollection<(SendOrPostCallback Go, object? State)> _ready = [];
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _away;

    public override void Post(SendOrPostCallback d, object? state) => _ready.Add((d, state));

    /// <summary>Waits for a turn.</summary>
    public Task NextAsync()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(turn);
        return turn.Task;
    }

    /// <summary>Waits for a turn, then for something that another thread does; nobody else moves meanwhile.</summary>
    public async Task<T> NextAsync<T>(Func<Task<T>> work)
    {
        await NextAsync();
        _away++;
        try
        {
            return await work();
        }
        finally
        {
            _away--;
        }
    }

    /// <summary>Returns when all have done what they do.</summary>
    public void Run(params IEnumerable<Func<Task>> actors)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var all = Task.WhenAll([.. actors.Select(a => a())]);
            while (!all.IsCompleted)
            {
                if (_ready.TryTake(out var next, _away > 0 ? Patience : TimeSpan.Zero)) next.Go(next.State);
                else if (_away == 0 && _waiting.Count > 0) Draw().SetResult();
                else throw new InvalidOperationException("Nobody can go on.");
            }
            all.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public void Dispose() => _ready.Dispose();

    private TaskCompletionSource Draw()
    {
        var at = random.Next(_waiting.Count);
        var turn = _waiting[at];
        _waiting.RemoveAt(at);
        return turn;
    }
}
