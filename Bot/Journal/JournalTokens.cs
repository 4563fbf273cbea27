using System.Text.Json;
using Bot.Logins;
using Microsoft.Extensions.Logging;

namespace Bot.Journal;

/// <summary>Renewed tokens, sealed: rows of <c>meta</c>.</summary>
internal sealed partial class JournalTokens(JournalFile journal, Seal seal, ILogger<JournalTokens> log) : IRenewedTokens
{
    public RenewedToken? Find(string login)
    {
        if (journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", Key(login))) is not { } text) return null;
        var stored = JsonSerializer.Deserialize(text, JournalJson.Default.SealedToken)!;
        if (seal.Open(stored.Sealed, About(login, stored.DescendsFrom)) is { } token) return new(token, stored.DescendsFrom, stored.EndsAt);
        NotOpened(login);
        return null;
    }

    public Task SaveAsync(string login, RenewedToken token)
    {
        var stored = new SealedToken(token.DescendsFrom, seal.Close(token.Token, About(login, token.DescendsFrom)), token.EndsAt);
        var text = JsonSerializer.Serialize(stored, JournalJson.Default.SealedToken);
        return journal.WriteAsync(j => j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", Key(login), text));
    }

    private static string Key(string login) => $"token:{login}";

    private static string About(string login, string descendsFrom) => $"{login} {descendsFrom}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The renewed token of {Login} cannot be opened (BACKUP_KEY or its file is another one); the one of the settings is used")]
    private partial void NotOpened(string login);
}

/// <param name="Sealed">By <see cref="Seal"/>.</param>
internal sealed record SealedToken(string DescendsFrom, string Sealed, DateTimeOffset? EndsAt);
