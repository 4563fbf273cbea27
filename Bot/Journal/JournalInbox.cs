using System.Text.Json;
using Bot.Telegram;

namespace Bot.Journal;

/// <summary>
/// Updates between Telegram and their handler. Ids are remembered as a set, since Telegram's may start again lower after a
/// quiet week (U2); bodies are blanked once handled (X8).
/// </summary>
public sealed class JournalInbox(JournalFile journal, TimeProvider time)
{
    /// <summary>Stores what is new.</summary>
    /// <returns>The new ones, in order. On disk.</returns>
    public Task<IReadOnlyList<StoredUpdate>> StoreAsync(IReadOnlyList<StoredUpdate> updates)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return journal.WriteAsync<IReadOnlyList<StoredUpdate>>(j =>
            [.. updates.Where(u => j.Execute("INSERT OR IGNORE INTO inbox (update_id, body, received_at) VALUES ($1, $2, $3)",
                u.UpdateId, JsonSerializer.Serialize(u, JournalJson.Default.StoredUpdate), now) == 1)]);
    }

    /// <summary>Stored and not yet handled, in order.</summary>
    public IReadOnlyList<StoredUpdate> Waiting() => journal.Read(j => j.Rows(r => JsonSerializer.Deserialize(r.GetString(0), JournalJson.Default.StoredUpdate)!,
        "SELECT body FROM inbox WHERE state = 0 ORDER BY update_id"));

    public Task DoneAsync(long updateId) => journal.WriteAsync(j => j.Execute("UPDATE inbox SET state = 1, body = NULL WHERE update_id = $1", updateId));

    /// <returns>How often it has failed by now.</returns>
    public Task<int> FailedAsync(long updateId) =>
        journal.WriteAsync(j => (int)j.Scalar("UPDATE inbox SET tries = tries + 1 WHERE update_id = $1 RETURNING tries", updateId));

    /// <summary>Given up, but kept for a look (U3).</summary>
    public Task ParkAsync(long updateId) => journal.WriteAsync(j => j.Execute("UPDATE inbox SET state = 2 WHERE update_id = $1", updateId));

    public int Parked() => journal.Read(j => (int)j.Scalar("SELECT count(*) FROM inbox WHERE state = 2"));

    /// <summary>Forgets ids that Telegram can no longer send again.</summary>
    public Task PruneAsync(DateTimeOffset before) =>
        journal.WriteAsync(j => j.Execute("DELETE FROM inbox WHERE state <> 0 AND received_at < $1", before.ToUnixTimeMilliseconds()));
}
