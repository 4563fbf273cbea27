using Bot.Health;
using Bot.Logins;
using Microsoft.Extensions.Logging;

namespace Bot.Journal;

/// <summary>Sealed values: rows of <c>meta</c>, each bound to its name.</summary>
public sealed partial class JournalSeals(JournalFile journal, Seal seal, ILogger<JournalSeals> log) : ISealedStore
{
    public string? Find(string name)
    {
        if (journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", Key(name))) is not { } value) return null;
        var secret = seal.Open(value, name);
        if (secret is null) NotOpened(name);
        return secret;
    }

    public async Task SaveAsync(string name, string secret)
    {
        var value = seal.Close(secret, name);
        await journal.WriteAsync(j => j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", Key(name), value));
    }

    public async Task RemoveAsync(string name) => await journal.WriteAsync(j => j.Execute("DELETE FROM meta WHERE key = $1", Key(name)));

    private static string Key(string name) => $"sealed:{name}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is sealed as {Name} cannot be opened: BACKUP_KEY or its file is another one. What the settings say is used")]
    private partial void NotOpened(string name);
}
