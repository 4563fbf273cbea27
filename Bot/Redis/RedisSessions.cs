using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Chat;

namespace Bot.Redis;

/// <summary>Sessions in Redis, one key each, expiring there.</summary>
public sealed class RedisSessions(RedisConnection redis) : ISessionStore
{
    public async Task<Session?> GetAsync(SessionKey key, CancellationToken ct) => (await FindAsync(key, ct))?.Value;

    public async Task SetAsync(SessionKey key, Session session, TimeSpan lifetime, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(new StoredSession(session.Conversation, session.Version, session.State), SessionJson.Default.StoredSession);
        await redis.TryAsync(db => db.StringSetAsync(Name(key), json, lifetime), ct);
    }

    public async Task RemoveAsync(SessionKey key, CancellationToken ct) => await redis.TryAsync(db => db.KeyDeleteAsync(Name(key)), ct);

    /// <returns>Null when Redis did not answer; an answer of null when it holds no readable session.</returns>
    internal async Task<RedisAnswer<Session?>?> FindAsync(SessionKey key, CancellationToken ct)
    {
        var answer = await redis.TryAsync(db => db.StringGetAsync(Name(key)), ct);
        return answer is null ? null : new(Read(answer.Value));
    }

    // What another release or a damaged file left behind is as good as forgotten.
    private static Session? Read(string? json)
    {
        if (json is null) return null;
        try
        {
            return JsonSerializer.Deserialize(json, SessionJson.Default.StoredSession) is { Conversation: not null, State: not null } s
                ? new(s.Conversation, s.Version, s.State)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Name(SessionKey key) => string.Create(CultureInfo.InvariantCulture, $"session:{key.Chat.Value}:{key.User.Value}");
}

internal sealed record StoredSession(string? Conversation, int Version, string? State);

[JsonSerializable(typeof(StoredSession))]
internal sealed partial class SessionJson : JsonSerializerContext;
