using Conversations.Posts.Restoring;
using Conversations.Settings;

namespace Bot.Journal;

/// <summary>The publishing switch, in the journal.</summary>
public sealed class JournalSwitch(JournalFile journal, TimeProvider time) : IPublishingSwitch
{
    private const string Key = "stopped";
    private string? _stopped = journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", Key));
    private volatile bool _isLost = journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", JournalFile.LostKey) is not null);
    private string? _suspended;

    /// <summary>Posts of a damaged journal are still to be brought back and compared.</summary>
    public bool IsLost => _isLost;

    public string? StoppedBecause => _stopped ?? (_isLost && ResumedAt is null ? RestoreTexts.Stopped : _suspended);

    public DateTimeOffset? ResumedAt { get; private set; }

    public async Task StopAsync(string because, CancellationToken ct)
    {
        _stopped = because; // at once; the record follows
        await journal.WriteAsync(j => j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", Key, because));
    }

    public async Task ResumeAsync(CancellationToken ct)
    {
        await journal.WriteAsync(j => j.Execute("DELETE FROM meta WHERE key = $1", Key));
        (_stopped, ResumedAt) = (null, time.GetUtcNow());
    }

    public async Task RestoredAsync()
    {
        await journal.WriteAsync(j => j.Execute("DELETE FROM meta WHERE key = $1", JournalFile.LostKey));
        _isLost = false;
    }

    public void Suspend(string because) => _suspended = because;

    public void EndSuspension() => _suspended = null;
}
