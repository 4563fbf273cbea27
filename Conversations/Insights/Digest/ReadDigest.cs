using Conversations.Costs;
using Conversations.Help;
using Conversations.Logins;
using Conversations.Orders;
using Conversations.Posts;
using Conversations.Settings;

namespace Conversations.Insights.Digest;

/// <summary>Gathers what a digest may say, from the journal and what is known of the vendors; none of them is asked.</summary>
public sealed class ReadDigest(
    ShopNumbers numbers, IPostStore posts, IOrderStore orders, Spending spending, IPublishingSwitch publishing, LoginNews logins, IHealthBoard health,
    IDigestLedger ledger, ShopSettings shop, TimeProvider time)
{
    /// <summary>A login is spoken of when it ends within so many days; the first warning comes then, too.</summary>
    private const int Soon = 14;

    private static readonly PostStage[] Unfinished =
        [PostStage.Drafting, PostStage.InReview, PostStage.Scheduled, PostStage.Held, PostStage.Publishing, PostStage.Failed];

    /// <param name="date">The digest's local day.</param>
    /// <param name="days">What it tells of.</param>
    /// <param name="hasOrders">There is a command for orders.</param>
    public async Task<DigestFacts> OfAsync(DateOnly date, DaySpan days, bool hasOrders, CancellationToken ct)
    {
        var read = await numbers.OfAsync(days, ct);
        var known = read.OrdersAt is not null;
        var lost = shop.Platforms.Select(logins.Lost).OfType<LostPlatform>().ToList();
        return new()
        {
            Date = date,
            Numbers = read,
            Week = IsWeekly(date, days) ? await numbers.OfAsync(DaySpan.Until(date.AddDays(-1), 7), ct) : null,
            ToShip = known ? await orders.CountAsync(OrderView.ToShip, ct) : null,
            Open = await posts.ListAsync(Unfinished, ct),
            StoppedBecause = publishing.StoppedBecause,
            LostLogins = lost,
            EndingLogin = Ending(),
            Failing = [.. (await health.LinesAsync(ct)).Where(l => l.State == HealthState.Failing && !lost.Any(p => $"{p.Platform}" == l.Name))],
            AiSpent = (await spending.MonthAsync(ct)).Spent,
            AiBudget = spending.Budget,
            HasOrders = hasOrders,
            IsShort = ledger.IsShort,
        };
    }

    /// <summary>Monday's, or the one that tells of the days around a Monday that had none.</summary>
    private static bool IsWeekly(DateOnly date, DaySpan days) => new DaySpan(days.From.AddDays(1), date).Days.Any(d => d.DayOfWeek == DayOfWeek.Monday);

    private EndingLogin? Ending()
    {
        var now = time.GetUtcNow();
        return shop.Platforms.Select(p => (Platform: p, logins.Of(p)?.End?.At)).Where(e => e.At is { } at && at > now && at - now <= TimeSpan.FromDays(Soon))
            .OrderBy(e => e.At).Select(e => new EndingLogin(e.Platform, e.At!.Value, (int)Math.Ceiling((e.At.Value - now).TotalDays))).FirstOrDefault();
    }
}
