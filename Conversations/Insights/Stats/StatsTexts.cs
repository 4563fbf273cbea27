using System.Globalization;
using Conversations.Costs;
using Conversations.Settings;
using Conversations.Shop;
using Humanizer;

namespace Conversations.Insights.Stats;

/// <summary>Every sentence about numbers. What is not known is "not yet", and no share is made of fewer than <see cref="Least"/>.</summary>
public static class StatsTexts
{
    /// <summary>Of fewer posts, or orders, a percentage says nothing.</summary>
    public const int Least = 5;

    public const string Chart = "📈 Chart";
    public const string ByPlatform = "By platform";
    public const string AllTogether = "All together";
    public const string Csv = "CSV";
    public const string Dark = "🌙 Dark";
    public const string Light = "☀️ Light";
    public const string Drawing = "Drawing …";
    public const string Writing = "Writing …";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Days(int count) => $"{count} days";

    public static string Title(DaySpan days) => $"Last {days.Count} days, to {Day(days.To)}";

    public static string Day(DateOnly day) => day.ToString("ddd d MMM", English);

    /// <summary><c>1,640</c> or <c>1.640</c>, as the shop writes it.</summary>
    public static string Number(ShopSettings shop, long number) => number.ToString("N0", shop.Language);

    public static string Posts(PostTally tally) => tally is { Live: 0, Failed: 0, Skipped: 0 } ? "Posts none" : $"Posts {States(tally)}";

    /// <summary><c>9 live · 1 failed · 2 skipped</c>.</summary>
    public static string States(PostTally tally) => string.Join(" · ", new[]
    {
        $"{tally.Live} live", tally.Failed == 0 ? "" : $"{tally.Failed} failed", tally.Skipped == 0 ? "" : $"{tally.Skipped} skipped",
    }.Where(s => s.Length > 0));

    /// <returns>Null where nothing was posted.</returns>
    public static string? Reach(ShopSettings shop, PostTally now, PostTally before)
    {
        if (now.Live == 0) return null;
        if (now.Counted == 0) return "Reach, saves and the rest: not yet";
        var enough = IsEnough(now.Live, before.Live);
        var some = now.Counted < now.Live ? $" ({now.Live - now.Counted} of {now.Live} posts not yet)" : "";
        return $"Reach {Value(shop, now.Metrics.Reach)}{Share(now.Metrics.Reach, before.Metrics.Reach, enough)}"
            + $" · Saves {Value(shop, now.Metrics.Saves)}{Difference(shop, now.Metrics.Saves, before.Metrics.Saves, enough)}{some}";
    }

    /// <returns>Null where nothing has been counted.</returns>
    public static string? Engagement(ShopSettings shop, PostTally now, PostTally before)
    {
        var m = now.Metrics;
        if (now.Live == 0 || m.Engagement is null) return null;
        var parts = new (string Name, long? Count)[] { ("likes", m.Likes), ("comments", m.Comments), ("shares", m.Shares), ("saves", m.Saves) };
        return $"Engagement {Value(shop, m.Engagement)}{Share(m.Engagement, before.Metrics.Engagement, IsEnough(now.Live, before.Live))}: "
            + string.Join(", ", parts.Where(p => p.Count is not null).Select(p => $"{Number(shop, p.Count!.Value)} {p.Name}"));
    }

    /// <summary>A line for each currency: they cannot be added up.</summary>
    public static IEnumerable<string> Orders(ShopSettings shop, SpanNumbers now, SpanNumbers before, bool areKnown)
    {
        if (!areKnown) return ["Orders: not yet"];
        return now.ByCurrency.Count == 0 ? ["Orders none"] : now.ByCurrency.Select(sales =>
        {
            var earlier = before.ByCurrency.FirstOrDefault(s => s.Currency == sales.Currency);
            var change = Share(sales.Revenue, earlier?.Revenue, IsEnough(sales.Orders, earlier?.Orders ?? 0));
            return $"Orders {Number(shop, sales.Orders)} · {Money(shop, sales.Revenue, sales.Currency)}{change}";
        });
    }

    public static string? FromPosts(ShopSettings shop, SpanNumbers now)
    {
        if (now.ByCurrency.Count == 0) return null;
        var from = now.ByCurrency.Where(s => s.FromPosts > 0).ToList();
        return from.Count == 0
            ? "Orders from posts: none known yet"
            : $"Orders from posts: at least {string.Join(" + ", from.Select(s => $"{s.FromPosts} · {Money(shop, s.RevenueFromPosts, s.Currency)}"))}";
    }

    public static string Answers(SpanNumbers now) => now.Answer is { } median
        ? $"Drafts answered after {Span(median)} (median of {now.Record.Answers.Count})"
        : "Drafts answered: none";

    public static string Errors(PostNumbers record)
    {
        var parts = new[]
        {
            Parts(record.FailedTries, "try to post failed", "tries to post failed"),
            Parts(record.Unconfirmed, "unconfirmed", "unconfirmed"),
            Parts(record.MissedDrafts, "draft missed", "drafts missed"),
        }.Where(p => p.Length > 0).ToList();
        return parts.Count == 0 ? "Errors none" : $"Errors: {string.Join(", ", parts)}";
    }

    public static string Ai(long micros) => $"AI {CostTexts.Dollars(micros)}";

    public static string Best(ShopSettings shop, BestPost best) =>
        $"Best: {ShopTexts.Title(best.Post.Product.Title)}{(best.Post.PublishedAt is { } at ? $" ({shop.DayAndClock(at)})" : "")}, {Number(shop, best.Reach)} reached";

    public static string Today(ShopSettings shop, SpanNumbers today, bool ordersAreKnown) =>
        $"Today so far: {States(today.Posts)}{(ordersAreKnown ? $" · {SoldWords(shop, today)}" : "")}";

    /// <summary><c>6 orders €241</c>, <c>no orders</c>.</summary>
    public static string SoldWords(ShopSettings shop, SpanNumbers span) => span.ByCurrency.Count == 0
        ? "no orders"
        : string.Join(" + ", span.ByCurrency.Select(s => $"{Number(shop, s.Orders)} {(s.Orders == 1 ? "order" : "orders")} {Money(shop, s.Revenue, s.Currency)}"));

    /// <summary>How old all this is.</summary>
    /// <param name="postsAt">UTC; null while no platform has told anything.</param>
    /// <param name="ordersAt">UTC; null while no order was ever read.</param>
    public static string AsOf(ShopSettings shop, DateTimeOffset now, DateTimeOffset? postsAt, DateTimeOffset? ordersAt)
    {
        string? Said(string name, DateTimeOffset? at) => at is { } a ? $"{name} as of {(shop.Day(a) == shop.Day(now) ? shop.Clock(a) : shop.DayAndClock(a))}" : null;
        var said = new[] { Said("posts", postsAt), Said("orders", ordersAt) }.OfType<string>().ToList();
        return said.Count == 0 ? "No numbers have been read yet." : $"Numbers: {string.Join(", ", said)}.";
    }

    public const string StillGrowing = "What newer posts reach still grows.";

    public static string Against(DaySpan before) => $"▲ ▼ against the {before.Count} days before ({Day(before.From)} to {Day(before.To)}).";

    public static string FileCaption(ShopSettings shop, DaySpan days, string what) =>
        $"{days.From:yyyy-MM-dd} to {days.To:yyyy-MM-dd}, {shop.Zone.Id}: {what} An empty cell is not yet, or not told.";

    public const string PostsFile = "a line for each post and platform.";
    public const string SalesFile = "a line for each day and currency; refunds are taken from the day of the order.";

    /// <summary><c>12 minutes</c>, <c>1 hour, 5 minutes</c>.</summary>
    public static string Span(TimeSpan span) =>
        span < TimeSpan.FromMinutes(1) ? "less than a minute" : span.Humanize(precision: 2, culture: English, minUnit: TimeUnit.Minute, maxUnit: TimeUnit.Day);

    public static string Money(ShopSettings shop, long minor, string currency) => shop.Money(MinorUnits.ToMoney(minor, currency));

    /// <summary><c> ▲ 12 %</c>; empty where it says nothing.</summary>
    public static string Share(long? now, long? before, bool isEnough)
    {
        if (!isEnough || now is not { } n || before is not { } b || b <= 0) return "";
        var percent = (long)Math.Round(100m * (n - b) / b, MidpointRounding.AwayFromZero);
        return percent == 0 ? " ± 0 %" : string.Create(CultureInfo.InvariantCulture, $" {Arrow(percent)} {Math.Abs(percent)} %");
    }

    public static bool IsEnough(int now, int before) => now >= Least && before >= Least;

    private static string Difference(ShopSettings shop, long? now, long? before, bool isEnough) =>
        !isEnough || now is not { } n || before is not { } b || n == b ? "" : $" {Arrow(n - b)} {Number(shop, Math.Abs(n - b))}";

    private static string Arrow(long change) => change > 0 ? "▲" : "▼";

    private static string Value(ShopSettings shop, long? number) => number is { } n ? Number(shop, n) : "not yet";

    private static string Parts(int count, string one, string many) => count == 0 ? "" : $"{count} {(count == 1 ? one : many)}";
}
