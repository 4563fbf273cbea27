using System.Collections.Concurrent;
using Conversations.Chat;

namespace Bot.Redis;

/// <summary>Sessions in this process, for when there is no Redis.</summary>
public sealed class MemorySessions(TimeProvider time) : ISessionStore
{
    private const int SweepAbove = 1_000;

    private readonly ConcurrentDictionary<SessionKey, Kept> _kept = new();

    internal int Count => _kept.Count;

    public Task<Session?> GetAsync(SessionKey key, CancellationToken ct) => Task.FromResult(Find(key)?.Session);

    public Task SetAsync(SessionKey key, Session session, TimeSpan lifetime, CancellationToken ct)
    {
        Keep(key, session, lifetime);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(SessionKey key, CancellationToken ct)
    {
        _kept.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    /// <param name="session">Null remembers that there is none.</param>
    internal void Keep(SessionKey key, Session? session, TimeSpan lifetime)
    {
        _kept[key] = new(session, time.GetTimestamp(), lifetime);
        if (_kept.Count <= SweepAbove) return;
        foreach (var (old, entry) in _kept)
        {
            if (IsOver(entry)) _kept.TryRemove(new(old, entry));
        }
    }

    internal Kept? Find(SessionKey key)
    {
        if (!_kept.TryGetValue(key, out var entry)) return null;
        if (!IsOver(entry)) return entry;
        _kept.TryRemove(new(key, entry));
        return null;
    }

    private bool IsOver(Kept entry) => time.GetElapsedTime(entry.Since) >= entry.Lifetime;

    internal sealed record Kept(Session? Session, long Since, TimeSpan Lifetime);
}
