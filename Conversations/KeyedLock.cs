using System.Collections.Concurrent;

namespace Conversations;

/// <summary>One at a time per key. Keys nobody holds take no memory.</summary>
public sealed class KeyedLock<TKey> where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    public async Task<IDisposable> EnterAsync(TKey key, CancellationToken ct)
    {
        Entry entry;
        while (true)
        {
            entry = _entries.GetOrAdd(key, static _ => new Entry());
            lock (entry)
            {
                if (entry.Users < 0) continue; // just retired by its last user
                entry.Users++;
                break;
            }
        }
        try
        {
            await entry.Gate.WaitAsync(ct);
        }
        catch
        {
            Leave(key, entry);
            throw;
        }
        return new Holder(() =>
        {
            entry.Gate.Release();
            Leave(key, entry);
        });
    }

    private void Leave(TKey key, Entry entry)
    {
        lock (entry)
        {
            if (--entry.Users > 0) return;
            entry.Users = -1;
            _entries.TryRemove(key, out _);
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Holder(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
