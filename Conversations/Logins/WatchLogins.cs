using Conversations.Chat;
using Conversations.Posts.Drafting;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Microsoft.Extensions.Logging;

namespace Conversations.Logins;

/// <summary>
/// Reads each login at the start, each morning, when it ends, when a request was refused because of it, and every quarter of an
/// hour while something is lost. Says what has changed once, renews what ends soon, and lets the posts that waited go on (V4).
/// </summary>
public sealed partial class WatchLogins(
    IEnumerable<ILogin> logins, ILoginStore store, LoginNews news, ClockTrust clock, PublishingAlarm alarm, IMessenger messenger, IOwnerChat owner,
    ShopSettings shop, TimeProvider time, ILogger<WatchLogins> log)
{
    /// <summary>Days before the end.</summary>
    private static readonly int[] Warnings = [14, 7, 2];

    /// <summary>After quiet hours, with the day to act on it. Shop time.</summary>
    private static readonly TimeOnly Morning = new(8, 30);

    /// <summary>Some times within the hour that a post waits.</summary>
    private static readonly TimeSpan WhileLost = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan AfterDoubt = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromDays(7);
    private static readonly TimeSpan LeastGain = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailedRenewal = TimeSpan.FromHours(20);

    /// <summary>By the clock that only goes on (S4).</summary>
    private readonly Dictionary<string, (long At, TimeSpan Wait)> _read = [];

    private readonly Dictionary<string, long> _notRenewed = [];

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        if (await clock.DoubtAsync(ct) is not null) return;
        foreach (var login in logins.Where(l => l.Platforms.Count > 0 && IsDue(l)))
        {
            _read[login.Key] = (time.GetTimestamp(), AfterFailure);
            try
            {
                _read[login.Key] = (time.GetTimestamp(), await LookAsync(login, ct));
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                NotRead(e, login.Key);
            }
        }
    }

    private bool IsDue(ILogin login)
    {
        if (!_read.TryGetValue(login.Key, out var last)) return true;
        var passed = time.GetElapsedTime(last.At);
        return passed >= last.Wait || (login.IsDoubted && passed >= AfterDoubt);
    }

    /// <returns>How long until it is to be read again.</returns>
    private async Task<TimeSpan> LookAsync(ILogin login, CancellationToken ct)
    {
        var reading = await login.ReadAsync(ct);
        var now = time.GetUtcNow();
        var known = store.Find(login.Key) ?? new();
        var next = (known.Mark == reading.Mark ? known : known with { Mark = reading.Mark, End = null, Warned = null }) with { Lost = LostNow(known, reading, now) };
        if (reading.End is { } end && end != next.End) next = next with { End = end, Warned = (end.At - next.End?.At)?.Duration() < LeastGain ? next.Warned : null };
        news.Set(login, next); // at once; what is said and recorded follows
        await TellAsync(login, known, next, ct);
        if (IsToBeRenewed(login, reading, next, now)) next = await RenewAsync(login, next, now, ct);
        if (reading.Standings.Any(s => s.Verdict == LoginVerdict.Accepted)) next = await WarnAsync(login, next, now, ct);
        news.Set(login, next);
        if (next != known) await store.SaveAsync(login.Key, next);
        return Wait(reading, next, now);
    }

    private static IReadOnlyList<LostPlatform> LostNow(LoginRecord known, LoginReading reading, DateTimeOffset now)
    {
        var lost = new List<LostPlatform>();
        foreach (var standing in reading.Standings)
        {
            var before = known.Lost.FirstOrDefault(l => l.Platform == standing.Platform);
            if (standing.Verdict == LoginVerdict.Refused) lost.Add(new(standing.Platform, before?.Since ?? now, standing.Reason ?? ""));
            else if (standing.Verdict == LoginVerdict.Unreadable && before is not null) lost.Add(before);
        }
        return lost.SequenceEqual(known.Lost) ? known.Lost : lost;
    }

    private async Task TellAsync(ILogin login, LoginRecord before, LoginRecord after, CancellationToken ct)
    {
        var isNew = after.Lost.Where(l => before.Lost.All(b => b.Platform != l.Platform)).GroupBy(l => l.Reason);
        foreach (var lost in isNew) await SayAsync(LoginTexts.Lost([.. lost], login.Remedy), ct);
        var back = before.Lost.Select(b => b.Platform).Except(after.Lost.Select(l => l.Platform)).ToList();
        if (back.Count == 0) return;
        alarm.Ring();
        await SayAsync(LoginTexts.Back(back), ct);
    }

    private bool IsToBeRenewed(ILogin login, LoginReading reading, LoginRecord record, DateTimeOffset now) =>
        login.IsRenewable
        && reading.Standings.Any(s => s.Verdict == LoginVerdict.Accepted)
        && (record.End is null || record.End.At - now <= TimeSpan.FromDays(Warnings[0]))
        && !(now - record.RenewedAt < BetweenRenewals)
        && !(_notRenewed.TryGetValue(login.Key, out var failed) && time.GetElapsedTime(failed) < AfterFailedRenewal);

    private async Task<LoginRecord> RenewAsync(ILogin login, LoginRecord record, DateTimeOffset now, CancellationToken ct)
    {
        switch (await login.RenewAsync(ct))
        {
            case LoginRenewal.Renewed renewed:
                // Not every new one lives longer; then the warnings of the old one go on.
                var gains = !(renewed.End?.At - record.End?.At < LeastGain);
                var next = record with { Mark = renewed.Mark, End = renewed.End, Warned = gains ? null : record.Warned, RenewedAt = now };
                await store.SaveAsync(login.Key, next);
                // Whoever has never heard of an end need not hear that it is further away.
                if (gains && record.End is not null) await SayAsync(new() { Text = LoginTexts.Renewed(shop, login.Platforms, renewed.End), Silent = true }, ct);
                return next;
            case LoginRenewal.Failed failed:
                _notRenewed[login.Key] = time.GetTimestamp();
                NotRenewed(login.Key, failed.Reason);
                break;
        }
        return record;
    }

    /// <summary>Of several days that have come meanwhile only the nearest is said.</summary>
    private async Task<LoginRecord> WarnAsync(ILogin login, LoginRecord record, DateTimeOffset now, CancellationToken ct)
    {
        if (record.End?.At is not { } end || end <= now) return record;
        var left = end - now;
        var due = Warnings.Where(days => left <= TimeSpan.FromDays(days)).Select(days => (int?)days).Min();
        if (due is null || record.Warned <= due) return record;
        await SayAsync(LoginTexts.Ends(shop, login.Platforms, end, (int)Math.Ceiling(left.TotalDays), login.Remedy), ct);
        return record with { Warned = due };
    }

    private TimeSpan Wait(LoginReading reading, LoginRecord record, DateTimeOffset now)
    {
        var wait = NextMorning(now) - now;
        if (record.End?.At > now && record.End.At - now < wait) wait = record.End.At.Value - now;
        var isUnread = reading.Standings.Any(s => s.Verdict == LoginVerdict.Unreadable);
        // Posts may wait because of what is on record: then what could not be read is asked for again soon.
        var most = (record.Lost.Count > 0, isUnread) switch { (true, true) => AfterFailure, (false, false) => wait, _ => WhileLost };
        return wait < most ? wait : most;
    }

    private DateTimeOffset NextMorning(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(shop.Local(now).DateTime);
        var at = LocalTime.First(shop.Zone, today.ToDateTime(Morning));
        return at > now ? at : LocalTime.First(shop.Zone, today.AddDays(1).ToDateTime(Morning));
    }

    private async Task SayAsync(Card card, CancellationToken ct)
    {
        try
        {
            await messenger.SendAsync(owner.Chat, card, ct);
        }
        catch (ChatUnreachableException e)
        {
            NotSaid(e); // /status says it when they come back
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Login} login could not be read or recorded; it is tried again")]
    private partial void NotRead(Exception e, string login);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Login} login could not be renewed: {Reason}")]
    private partial void NotRenewed(string login, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The owner could not be told about a login")]
    private partial void NotSaid(Exception e);
}
