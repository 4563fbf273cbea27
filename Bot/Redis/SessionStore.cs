using Conversations.Chat;

namespace Bot.Redis;

/// <summary>
/// Sessions in this process, written through to Redis so that they outlive a restart.
/// This process is the only writer, so what it remembers is never older than what Redis holds: it answers first, and
/// Redis is asked only for what was said before the last start. A session written or removed while Redis was away is
/// therefore found, or stays gone, when Redis is back.
/// </summary>
public sealed class SessionStore(MemorySessions memory, RedisSessions redis) : ISessionStore
{
    // Longer than any conversation waits: until then Redis has forgotten by itself what it was not told to remove.
    private static readonly TimeSpan RemovedFor = TimeSpan.FromDays(1);

    public async Task<Session?> GetAsync(SessionKey key, CancellationToken ct)
    {
        if (memory.Find(key) is { } here) return here.Session;
        return await redis.GetAsync(key, ct);
    }

    public async Task SetAsync(SessionKey key, Session session, TimeSpan lifetime, CancellationToken ct)
    {
        memory.Keep(key, session, lifetime);
        await redis.SetAsync(key, session, lifetime, ct);
    }

    public async Task RemoveAsync(SessionKey key, CancellationToken ct)
    {
        memory.Keep(key, null, RemovedFor);
        await redis.RemoveAsync(key, ct);
    }
}
