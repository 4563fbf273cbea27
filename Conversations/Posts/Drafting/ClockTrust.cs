using Conversations.Settings;
using Microsoft.Extensions.Logging;

namespace Conversations.Posts.Drafting;

/// <summary>When the program was built; no right clock shows an earlier time.</summary>
/// <param name="At">UTC.</param>
public sealed record BuildDate(DateTimeOffset At);

/// <summary>
/// Whether the time of day can be right (S3). A device without a clock chip starts anywhere between 1970 and yesterday until
/// the network tells it better.
/// </summary>
public sealed partial class ClockTrust(ISlotLedger ledger, BuildDate built, ShopSettings shop, TimeProvider time, ILogger<ClockTrust> log)
{
    /// <summary>Small corrections are everyday.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    /// <summary>A clock that has stood behind the record for so long was not wrong: the record was.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>No program runs for so long without being built anew.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(15 * 365);

    private readonly KeyedLock<int> _oneAtATime = new();
    private long? _behindSince;
    private bool _doubted;

    /// <returns>A sentence for the owner; null when there is nothing against it.</returns>
    public async Task<string?> DoubtAsync(CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(0, ct); // several jobs ask
        var doubt = await LookAsync(ct);
        if (doubt is not null && !_doubted) Doubted(doubt);
        _doubted = doubt is not null;
        return doubt;
    }

    private async Task<string?> LookAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (now < built.At) return DraftingTexts.ClockBeforeBuild(shop, now, built.At);
        if (now > built.At + Age) return DraftingTexts.ClockTooLate(shop, now);
        if (await ledger.NewestStampAsync(ct) is not { } newest || newest - now <= Slack)
        {
            _behindSince = null;
            return null;
        }
        _behindSince ??= time.GetTimestamp();
        if (time.GetElapsedTime(_behindSince.Value) < Patience) return DraftingTexts.ClockBehindRecord(shop, now, newest);
        Believed(newest);
        await ledger.ForgetLaterStampsAsync(now, ct);
        _behindSince = null;
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing scheduled is done: {Doubt}")]
    private partial void Doubted(string doubt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock has stood behind the record ({Newest}) for a day and is believed now")]
    private partial void Believed(DateTimeOffset newest);
}
