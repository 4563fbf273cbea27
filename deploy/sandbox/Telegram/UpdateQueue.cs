using System.Text.Json.Nodes;

namespace Sandbox.Telegram;

/// <summary>Updates not yet confirmed, in order. Not thread-safe: the state's gate is held around it.</summary>
internal sealed class UpdateQueue(TimeProvider time, Random random)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(7);
    private static readonly HashSet<string> OnlyOnRequest = ["chat_member", "message_reaction", "message_reaction_count"];

    private const int Remembered = 100;

    private readonly LinkedList<Update> _pending = [];
    private readonly Queue<Update> _confirmed = [];
    private bool _reversed;
    private HashSet<string>? _allowed;
    private long _next = random.Next(100_000_000, 900_000_000);
    private DateTimeOffset _last = time.GetUtcNow();

    public TaskCompletionSource<bool>? Waiter { get; set; }

    public int Count => _pending.Count;

    /// <summary>Remembered until the next call; an empty list means the default.</summary>
    public void Allow(IReadOnlyCollection<string> kinds) => _allowed = kinds.Count == 0 ? null : [.. kinds];

    /// <param name="update">The update without its id.</param>
    /// <returns>Its id, or null when the bot did not ask for this kind.</returns>
    public long? Add(string kind, JsonObject update)
    {
        if (_allowed is { } allowed ? !allowed.Contains(kind) : OnlyOnRequest.Contains(kind)) return null;
        var now = time.GetUtcNow();
        if (now - _last > Quiet) _next = random.Next(100_000_000, 900_000_000);
        _last = now;
        var id = _next++;
        update["update_id"] = id;
        // How long the official server keeps each kind.
        var life = kind switch { "callback_query" => 150, "inline_query" => 30, _ => 86_400 };
        _pending.AddLast(new Update(id, update.ToJsonString(), now.AddSeconds(life)));
        Waiter?.TrySetResult(true);
        Waiter = null;
        return id;
    }

    /// <summary>Confirms everything below <paramref name="offset"/>; a negative one keeps only the last ones.</summary>
    public void Confirm(long offset)
    {
        DropExpired();
        if (offset < 0)
        {
            while (_pending.Count > -offset) RemoveFirst();
            return;
        }
        // Ids may restart lower after a quiet week; an offset from the future then confirms nothing.
        if (offset > _next + 10) return;
        while (_pending.First is { } first && first.Value.Id < offset) RemoveFirst();
    }

    public void Clear() => _pending.Clear();

    public IReadOnlyList<string> Take(int limit)
    {
        DropExpired();
        var now = time.GetUtcNow();
        var next = _pending.Where(u => u.Expires > now).Take(limit).Select(u => u.Json).ToList();
        if (_reversed && next.Count > 1)
        {
            next.Reverse();
            _reversed = false;
        }
        return next;
    }

    /// <param name="again">How many of the newest confirmed ones come once more, as after a fail-over of the server.</param>
    /// <param name="reversed">The next batch of several comes newest first.</param>
    /// <returns>How many come again.</returns>
    public int Deliver(int again, bool reversed)
    {
        _reversed = reversed;
        var known = _confirmed.TakeLast(again).ToList();
        for (var i = known.Count - 1; i >= 0; i--) _pending.AddFirst(known[i]);
        if (known.Count > 0) Waiter?.TrySetResult(true);
        if (known.Count > 0) Waiter = null;
        return known.Count;
    }

    private void RemoveFirst()
    {
        _confirmed.Enqueue(_pending.First!.Value);
        if (_confirmed.Count > Remembered) _confirmed.Dequeue();
        _pending.RemoveFirst();
    }

    private void DropExpired()
    {
        var now = time.GetUtcNow();
        while (_pending.First is { } first && first.Value.Expires <= now) _pending.RemoveFirst();
    }

    private sealed record Update(long Id, string Json, DateTimeOffset Expires);
}
