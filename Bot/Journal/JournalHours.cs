using System.Text.Json;
using Conversations.Settings;

namespace Bot.Journal;

/// <summary>The changed hours, a row of <c>meta</c>; Appwrite keeps a copy for a new card.</summary>
public sealed class JournalHours(JournalFile journal, OutboxBell bell) : IHoursStore
{
    public const string Key = "hours";

    private volatile ChangedHours? _current = journal.Read(Stored);

    public ChangedHours? Current => _current;

    public async Task<bool> SaveAsync(ChangedHours next, CancellationToken ct)
    {
        var saved = await journal.WriteAsync(j =>
        {
            if ((Stored(j)?.Revision ?? 0) != next.Revision - 1) return false;
            j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", Key, JsonSerializer.Serialize(next, JournalJson.Default.ChangedHours));
            BookRows.Put(j, next);
            return true;
        });
        if (!saved) return false;
        _current = next;
        bell.Ring();
        return true;
    }

    private static ChangedHours? Stored(JournalConnection j) =>
        j.Text("SELECT value FROM meta WHERE key = $1", Key) is { } text ? JsonSerializer.Deserialize(text, JournalJson.Default.ChangedHours) : null;
}
