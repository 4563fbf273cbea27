using System.Text.Json;
using Conversations.Logins;

namespace Bot.Journal;

/// <summary>What is known of logins: rows of <c>meta</c>.</summary>
internal sealed class JournalLogins(JournalFile journal) : ILoginStore
{
    public LoginRecord? Find(string key) =>
        journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", Row(key))) is { } text ? JsonSerializer.Deserialize(text, JournalJson.Default.LoginRecord) : null;

    public Task SaveAsync(string key, LoginRecord record)
    {
        var text = JsonSerializer.Serialize(record, JournalJson.Default.LoginRecord);
        return journal.WriteAsync(j => j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", Row(key), text));
    }

    private static string Row(string key) => $"login:{key}";
}
