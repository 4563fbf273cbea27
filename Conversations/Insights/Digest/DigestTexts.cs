using Conversations.Costs;
using Conversations.Insights.Stats;
using Conversations.Posts;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Insights.Digest;

/// <summary>Every sentence of the digest.</summary>
public static class DigestTexts
{
    public const string LessDetail = "Less detail";
    public const string MoreDetail = "More detail";
    public const string ToShip = "📦 Orders to ship";
    public const string Stats = "📈 Numbers";
    public const string FewerLines = "From now on only what is most important.";
    public const string AllLines = "From now on the whole of it.";

    /// <summary>What the figures of the week mean.</summary>
    public const string Counted = "A tap is every button pressed, by anybody; minutes are those in which somebody pressed or wrote something.";

    private const int MostOfToday = 6;

    public static string Title(DateOnly date, DaySpan days) => days.Count == 1
        ? $"{StatsTexts.Day(date)} · yesterday in 20 seconds"
        : $"{StatsTexts.Day(date)} · since {StatsTexts.Day(days.From)}, when you last had one of these";

    public static string Nothing(DateOnly date, DaySpan days) =>
        $"{StatsTexts.Day(date)} · {(days.Count == 1 ? "yesterday" : $"since {StatsTexts.Day(days.From)}")}: nothing posted, no orders that I know of, and nothing waits for you.";

    public static string Posted(ShopSettings shop, Numbers numbers, bool isShort)
    {
        var tally = numbers.Now.Posts;
        var words = tally.Live == 0 ? "Nothing posted" : $"{tally.Live} posted";
        if (tally.Skipped > 0) words += $" · {tally.Skipped} skipped";
        if (tally.Failed > 0) words += $" · {tally.Failed} failed";
        if (isShort || tally.Live == 0) return $"🚀 {words}";
        return numbers.Best is { } best
            ? $"🚀 {words} · top: {ShopTexts.Title(best.Post.Product.Title)}, {StatsTexts.Number(shop, best.Reach)} reached"
            : $"🚀 {words} · reach not yet";
    }

    public static string Sold(ShopSettings shop, Numbers numbers, int? toShip) => numbers.OrdersAt is null
        ? "🧾 Orders: not yet"
        : $"🧾 {StatsTexts.SoldWords(shop, numbers.Now)}{(toShip > 0 ? $" · {toShip} to ship" : "")}";

    public static string NeedYou(IReadOnlyList<Post> posts) => $"⚠️ {(posts.Count == 1 ? "Draft" : $"{posts.Count} drafts need you:")} {Numbers(posts)}{(posts.Count == 1 ? " needs you" : "")}";

    public static string Lost(IEnumerable<Platform> platforms) => $"⚠️ {string.Join(" and ", platforms)}: login refused, posts wait · /status";

    public static string Ends(EndingLogin login) => $"⚠️ {login.Platform} login ends in {(login.Days == 1 ? "1 day" : $"{login.Days} days")} · /status";

    public static string Failing(IEnumerable<string> names) => $"⚠️ Failing: {string.Join(", ", names)} · /status";

    public static string Today(ShopSettings shop, IReadOnlyList<(DateTimeOffset At, Post Post)> today) =>
        $"Today: {string.Join(" · ", today.Take(MostOfToday).Select(t => $"{shop.Clock(t.At)} {PostTexts.Symbol(t.Post)}"))}{(today.Count > MostOfToday ? $" and {today.Count - MostOfToday} more" : "")}";

    public static string Ai(long spent, long budget) => $"{(spent * 5 >= budget * 4 && spent > 0 ? "⚠️ " : "")}Spent on AI this month {CostTexts.Dollars(spent)} of {CostTexts.Dollars(budget)}";

    public static string Review(int drafts) => drafts == 1 ? "⏳ Review 1 draft" : $"⏳ Review {drafts} drafts";

    /// <summary>The success figures: what a week brought, and what it cost its owner.</summary>
    public static IEnumerable<string> Week(SpanNumbers week, SpanNumbers before)
    {
        var (record, posts) = (week.Record, week.Posts.Live);
        yield return $"The week {StatsTexts.Day(week.Days.From)} to {StatsTexts.Day(week.Days.To)}";
        yield return $"{Many(posts, "post")} ({before.Posts.Live} the week before)";
        yield return StatsTexts.Answers(week);
        yield return StatsTexts.Errors(record);
        var perPost = posts == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {(decimal)record.Presses / posts:0.0} for each post");
        yield return $"{Many(record.Presses, "tap")}{perPost}; {Many(record.Minutes, "minute")}";
    }

    private static string Numbers(IReadOnlyList<Post> posts) => string.Join(", ", posts.Take(5).Select(p => $"{p.Id}")) + (posts.Count > 5 ? " …" : "");

    private static string Many(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
