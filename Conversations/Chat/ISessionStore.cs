namespace Conversations.Chat;

/// <summary>Whose session: typed text belongs to one person in one chat.</summary>
public readonly record struct SessionKey(ChatId Chat, UserId User);

/// <summary>
/// A conversation that waits for something. <see cref="Version"/> is that of the state's form: what an older release
/// left behind is dropped with a kind sentence instead of being misread.
/// </summary>
public sealed record Session(string Conversation, int Version, string State);

/// <summary>
/// Forgettable memory of conversations. Losing it costs typed text and nothing else (R4), so no implementation throws
/// for an unreachable server: a lost session is null.
/// </summary>
public interface ISessionStore
{
    Task<Session?> GetAsync(SessionKey key, CancellationToken ct);

    Task SetAsync(SessionKey key, Session session, TimeSpan lifetime, CancellationToken ct);

    Task RemoveAsync(SessionKey key, CancellationToken ct);
}
