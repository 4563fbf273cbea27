namespace Sandbox.Telegram;

/// <summary>Something that happened in a chat.</summary>
/// <param name="N">Grows by one.</param>
/// <param name="At">Unix time in milliseconds, with fractions.</param>
/// <param name="Kind">By the bot: message, edit, toast, delete, typing, answerRefused. By people: said, pressed.</param>
/// <param name="Alert">The toast is a window that must be closed.</param>
public sealed record ChatEvent(
    long N, double At, string Kind, long ChatId, int? MessageId = null, string? CallbackId = null, string? Text = null, bool Alert = false)
{
    internal bool IsByBot => Kind is not ("said" or "pressed");
}

/// <summary>The ordered log of what happened in all chats; the newest 200,000 are kept. Thread-safe.</summary>
public sealed class ChatEvents
{
    private const int Kept = 200_000;

    private readonly TimeProvider _time;
    private readonly Desk.SandboxClock _clock;
    private readonly Lock _gate = new();
    private readonly List<ChatEvent> _events = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first = 1;

    internal ChatEvents(TimeProvider time, Desk.SandboxClock clock)
    {
        _time = time;
        _clock = clock;
    }

    internal double UnixMs => _clock.UnixMs;

    /// <summary>The number of the newest.</summary>
    public long Last
    {
        get
        {
            lock (_gate) return _first + _events.Count - 1;
        }
    }

    /// <summary>Those after number <paramref name="n"/>.</summary>
    public IReadOnlyList<ChatEvent> Since(long n)
    {
        lock (_gate) return After(n);
    }

    /// <summary>Those after number <paramref name="n"/>, as soon as there is one; none when <paramref name="longest"/> has passed.</summary>
    public async Task<IReadOnlyList<ChatEvent>> WaitSince(long n, TimeSpan longest, CancellationToken cancel)
    {
        Task changed;
        lock (_gate)
        {
            if (n < _first + _events.Count - 1 || longest <= TimeSpan.Zero) return After(n);
            changed = _changed.Task;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(changed, Task.Delay(longest, _time, patience.Token));
        await patience.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        return Since(n);
    }

    /// <summary>The first event after number <paramref name="since"/> that fits, past or coming.</summary>
    public async Task<ChatEvent> WaitFor(Func<ChatEvent, bool> fits, CancellationToken cancel, long since = 0)
    {
        while (true)
        {
            Task changed;
            IReadOnlyList<ChatEvent> fresh;
            lock (_gate) (fresh, changed) = (After(since), _changed.Task);
            if (fresh.FirstOrDefault(fits) is { } found) return found;
            since = Math.Max(since, fresh.Count == 0 ? since : fresh[^1].N);
            await changed.WaitAsync(cancel);
        }
    }

    internal ChatEvent Add(string kind, long chatId, int? messageId = null, string? callbackId = null, string? text = null, bool alert = false)
    {
        ChatEvent added;
        TaskCompletionSource before;
        lock (_gate)
        {
            added = new(_first + _events.Count, _clock.UnixMs, kind, chatId, messageId, callbackId, text, alert);
            _events.Add(added);
            if (_events.Count >= 2 * Kept)
            {
                _events.RemoveRange(0, Kept);
                _first += Kept;
            }
            before = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        before.SetResult();
        return added;
    }

    private List<ChatEvent> After(long n)
    {
        var skip = (int)Math.Clamp(n + 1 - _first, 0, _events.Count);
        return _events.GetRange(skip, _events.Count - skip);
    }
}
