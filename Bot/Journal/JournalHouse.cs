using Bot.Health;
using Bot.Settings;
using Conversations.Settings;
using Microsoft.Extensions.Options;

namespace Bot.Journal;

/// <summary>Keeps the journal small.</summary>
public sealed class JournalHouse(JournalInbox inbox, JournalCalls calls, IOptions<RateLimitOptions> limits, TimeProvider time) : IHousekeeping
{
    /// <summary>Longer than Telegram can deliver an update again (U2).</summary>
    private static readonly TimeSpan IdsAreKept = TimeSpan.FromHours(72);

    /// <summary>Two hours, or as far as the longest rate window reaches back: a cap for a day must survive a restart (V6).</summary>
    private readonly TimeSpan _callsAreKept = limits.Value.Limits.Values.Select(l => l.Window).Append(TimeSpan.FromHours(2)).Max();

    public async Task TidyAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await inbox.PruneAsync(now - IdsAreKept);
        await calls.PruneAsync(now - _callsAreKept);
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
