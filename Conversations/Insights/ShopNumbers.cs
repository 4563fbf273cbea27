using Conversations.Costs;
using Conversations.Orders;
using Conversations.Posts;
using Conversations.Settings;

namespace Conversations.Insights;

/// <summary>The shop's numbers of some days and of as many before, from the journal alone: no vendor is asked.</summary>
public sealed class ShopNumbers(IPostNumbers posts, IPostStore store, IOrderStore orders, ISpendingStore spending, ShopSettings shop, TimeProvider time)
{
    /// <summary>The days that are over, and beside them what there is of today: a day that is not over would drag every comparison down.</summary>
    /// <param name="count">How many days; yesterday is the last.</param>
    public Task<Numbers> LastAsync(int count, CancellationToken ct) => OfAsync(DaySpan.Until(Today.AddDays(-1), count), ct);

    public async Task<Numbers> OfAsync(DaySpan days, CancellationToken ct)
    {
        var now = await SpanAsync(days, ct);
        return new()
        {
            Now = now,
            Before = await SpanAsync(days.Before, ct),
            Today = await SpanAsync(new(Today, Today), ct),
            Best = now.Posts.Best is { } id && await store.FindAsync(id, ct) is { } post ? new(post, now.Posts.BestReach!.Value) : null,
            OrdersAt = await OrdersAtAsync(ct),
        };
    }

    private DateOnly Today => shop.Day(time.GetUtcNow());

    private async Task<SpanNumbers> SpanAsync(DaySpan days, CancellationToken ct) => new()
    {
        Days = days,
        Record = await posts.OfAsync(days, ct),
        Sales = await orders.DaysAsync(days.From, days.To, ct),
        AiMicros = await spending.BetweenAsync(shop.Begin(days.From), shop.Begin(days.To.AddDays(1)), ct),
    };

    private async Task<DateTimeOffset?> OrdersAtAsync(CancellationToken ct)
    {
        DateTimeOffset?[] sources = [await orders.ReadUntilAsync("shopify", ct), await orders.ReadUntilAsync("appwrite", ct)];
        return sources.Max();
    }
}

public sealed record Numbers
{
    public required SpanNumbers Now { get; init; }

    public required SpanNumbers Before { get; init; }

    /// <summary>So far.</summary>
    public required SpanNumbers Today { get; init; }

    /// <summary>The post of these days that reached most; null while none has a reach.</summary>
    public BestPost? Best { get; init; }

    /// <summary>How far the shop's orders are known, UTC; null while none were ever read: then they are "not yet", not none.</summary>
    public DateTimeOffset? OrdersAt { get; init; }
}

public sealed record BestPost(Post Post, long Reach);

public sealed record SpanNumbers
{
    public required DaySpan Days { get; init; }

    public required PostNumbers Record { get; init; }

    /// <summary>By day and currency.</summary>
    public required IReadOnlyList<DaySales> Sales { get; init; }

    /// <summary>What the model has cost, micro-dollars.</summary>
    public required long AiMicros { get; init; }

    public PostTally Posts => PostTally.Sum(Record.Days.Where(d => d.Platform is null).Select(d => d.Tally));

    public PostTally On(Platform platform) => PostTally.Sum(Record.Days.Where(d => d.Platform == platform).Select(d => d.Tally));

    public int Errors => Record.FailedTries + Record.Unconfirmed + Record.MissedDrafts;

    /// <summary>The median time from a draft to its first decision; null while nobody has decided.</summary>
    public TimeSpan? Answer => Record.Answers is { Count: > 0 and var count } all ? (all[(count - 1) / 2] + all[count / 2]) / 2 : null;

    /// <summary>Each currency by itself, the one with most orders first.</summary>
    public IReadOnlyList<CurrencySales> ByCurrency =>
    [
        .. Sales.GroupBy(s => s.Currency)
            .Select(g => new CurrencySales(g.Key, g.Sum(s => s.Orders), g.Sum(s => s.Revenue), g.Sum(s => s.FromPosts), g.Sum(s => s.RevenueFromPosts)))
            .OrderByDescending(s => s.Orders).ThenBy(s => s.Currency, StringComparer.Ordinal),
    ];
}

/// <param name="Revenue">Minor units.</param>
/// <param name="FromPosts">Orders known to have come from a post: at least that many.</param>
/// <param name="RevenueFromPosts">Minor units.</param>
public sealed record CurrencySales(string Currency, int Orders, long Revenue, int FromPosts, long RevenueFromPosts);
