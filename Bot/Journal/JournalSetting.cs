using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Conversations.Settings;

namespace Bot.Journal;

/// <summary>A setting changed in the chat, a row of <c>meta</c>; Appwrite keeps a copy for a new card.</summary>
/// <param name="key">Of its row, here and there.</param>
public abstract class JournalSetting<T>(JournalFile journal, OutboxBell bell, string key, JsonTypeInfo<T> form) where T : class, IChangedSetting
{
    private volatile T? _current = journal.Read(j => Stored(j, key, form));

    public T? Current => _current;

    public async Task<bool> SaveAsync(T next, CancellationToken ct)
    {
        var saved = await journal.WriteAsync(j =>
        {
            if ((Stored(j, key, form)?.Revision ?? 0) != next.Revision - 1) return false;
            var value = JsonSerializer.Serialize(next, form);
            j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", key, value);
            BookRows.PutSetting(j, key, value, next.At);
            return true;
        });
        if (!saved) return false;
        _current = next;
        bell.Ring();
        return true;
    }

    private static T? Stored(JournalConnection j, string key, JsonTypeInfo<T> form) =>
        j.Text("SELECT value FROM meta WHERE key = $1", key) is { } text ? JsonSerializer.Deserialize(text, form) : null;
}
