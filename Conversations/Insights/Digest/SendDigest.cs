using Conversations.Chat;
using Conversations.Help;
using Conversations.Insights.Stats;
using Conversations.Posts.Drafting;
using Conversations.Settings;
using Microsoft.Extensions.Logging;

namespace Conversations.Insights.Digest;

/// <summary>
/// Sends the owner one digest a day, at the first heartbeat after <c>DIGEST_AT</c> at which the clock and Telegram can be trusted. It is claimed
/// before it is sent: what is cut off in between is not sent twice but told with the next one, as are days without power (S1, S2, S3).
/// </summary>
public sealed partial class SendDigest(
    IDigestLedger ledger, ClockTrust clock, ReadDigest read, StatsChart charts, IHealthBoard health, IMessenger messenger, IOwnerChat owner,
    IEnumerable<ICommandHandler> commands, ShopSettings shop, TimeProvider time, ILogger<SendDigest> log)
{
    /// <summary>Of a longer absence only the newest days are told of.</summary>
    public const int MostDays = 60;

    /// <summary>As it stands on the health board.</summary>
    private const string Telegram = "Telegram";

    private DateOnly? _done;
    private bool _hasBegun;

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        if (shop.DigestAt is not { } at) return;
        var (zone, now) = (shop.Zone, time.GetUtcNow());
        var key = new DigestKey(shop.Day(now), at, zone.Id);
        var due = LocalTime.First(zone, key.Date.ToDateTime(at));
        if (_done == key.Date || (_hasBegun && now < due) || await clock.DoubtAsync(ct) is not null) return;
        if (await ledger.ToldUntilAsync(ct) is not { } told)
        {
            // Whoever has just begun has nothing to be told yet.
            await ledger.BeginAsync(now < due ? key with { Date = key.Date.AddDays(-1) } : key, now, ct);
            return;
        }
        _hasBegun = true;
        if (now < due || await TelegramFailsAsync(ct)) return;
        if (told >= key.Date)
        {
            _done = key.Date;
            return;
        }
        var first = told > key.Date.AddDays(-MostDays) ? told : key.Date.AddDays(-MostDays);
        var card = await CardAsync(key.Date, new(first, key.Date.AddDays(-1)), ct);
        if (await ledger.ClaimAsync(key, due, ct)) await SendAsync(key, card, ct);
        _done = key.Date;
    }

    /// <param name="days">What it tells of.</param>
    public async Task<Card> CardAsync(DateOnly date, DaySpan days, CancellationToken ct)
    {
        var facts = await read.OfAsync(date, days, commands.Any(c => c.Name == DigestPresses.Orders), ct);
        return new()
        {
            Text = DigestCard.Text(facts, shop), Keyboard = DigestCard.Keyboard(facts), Silent = true,
            Picture = facts.Week is { } week ? charts.Picture(week, ChartTheme.Light) : null,
        };
    }

    private async Task SendAsync(DigestKey key, Card card, CancellationToken ct)
    {
        try
        {
            await messenger.SendAsync(owner.Chat, card, ct);
            await ledger.SentAsync(key, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotSent(e, key.Date); // perhaps it has arrived: the next one tells of these days once more
        }
    }

    private async Task<bool> TelegramFailsAsync(CancellationToken ct) => (await health.LinesAsync(ct)).Any(l => l is { Name: Telegram, State: HealthState.Failing });

    [LoggerMessage(Level = LogLevel.Warning, Message = "The digest of {Date} may not have arrived")]
    private partial void NotSent(Exception e, DateOnly date);
}
