using Bot.Health;
using Conversations.Settings;

namespace Bot.Journal;

/// <summary>Keeps the journal small.</summary>
public sealed class JournalHouse(JournalInbox inbox, JournalCalls calls, TimeProvider time) : IHousekeeping
{
    /// <summary>Longer than Telegram can deliver an update again (U2).</summary>
    private static readonly TimeSpan IdsAreKept = TimeSpan.FromHours(72);

    private static readonly TimeSpan CallsAreKept = TimeSpan.FromHours(2);

    public async Task TidyAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await inbox.PruneAsync(now - IdsAreKept);
        await calls.PruneAsync(now - CallsAreKept);
    }
}

/// <summary>This installation's name, made at the first start.</summary>
public sealed class JournalDevice(JournalFile journal) : IDeviceId
{
    public string Value { get; } = journal.WriteAsync(j =>
    {
        j.Execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('device', $1)", Guid.NewGuid().ToString());
        return j.Text("SELECT value FROM meta WHERE key = 'device'")!;
    }).GetAwaiter().GetResult();
}
