namespace Bot.Journal;

/// <summary>Telegram's ids of pictures uploaded before, by the key of their bytes: an upload happens once.</summary>
public sealed class JournalFiles(JournalFile journal)
{
    public string? Find(string key) => journal.Read(j => j.Text("SELECT file_id FROM files WHERE key = $1", key));

    public Task SaveAsync(string key, string fileId) =>
        journal.WriteAsync(j => j.Execute("INSERT OR REPLACE INTO files (key, file_id) VALUES ($1, $2)", key, fileId));
}
