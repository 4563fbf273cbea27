using Microsoft.Data.Sqlite;

namespace Bot.Journal;

/// <summary>
/// Brings the write-ahead log home into the file, beside the writer instead of within one of its commits: nobody's tap
/// waits for it (https://sqlite.org/wal.html#ckpt).
/// </summary>
internal sealed class JournalCheckpoints(string file) : IDisposable
{
    // About a thousand pages, what SQLite itself would wait for.
    private const int Commits = 200;

    private int _since;
    private Task _running = Task.CompletedTask;

    /// <summary>Called by the writer alone.</summary>
    public void Committed()
    {
        if (++_since < Commits || !_running.IsCompleted) return;
        _since = 0;
        _running = Task.Run(Run);
    }

    public void Dispose() => _running.Wait();

    private void Run()
    {
        try
        {
            using var connection = new JournalConnection(file, readOnly: false);
            connection.Script("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException)
        {
            // The log only grows until the next one; the writer's own limit still holds.
        }
    }
}
