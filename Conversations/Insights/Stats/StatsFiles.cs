using System.Globalization;
using Conversations.Chat;
using Conversations.Orders;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Insights.Stats;

/// <summary>
/// The numbers of some days as two tables. <c>posts</c>: date and time in the shop's zone, number, title, product (Shopify's id), platform, state
/// (live, failed, skipped, other), link, then the newest reading: reach, views, likes, comments, shares, saves, and when it was taken.
/// <c>sales</c>: date, currency, orders, revenue, orders known to have come from posts, their revenue. Money in whole units.
/// </summary>
public sealed class StatsFiles(IPostNumbers numbers, IPostStore posts, IOrderStore orders, ShopSettings shop)
{
    public async Task<ChatFile> PostsAsync(DaySpan days, CancellationToken ct)
    {
        var csv = new CsvText(shop.Language).Row("date", "time", "post", "title", "product", "platform", "state", "link", "reach", "views", "likes", "comments", "shares", "saves", "read");
        foreach (var id in await numbers.PostsAsync(days, ct))
            if (await posts.FindAsync(id, ct) is { } post)
                foreach (var line in post.Lines.Count == 0 ? [null] : post.Lines.Cast<PlatformLine?>()) Add(csv, post, line);
        return new(Name("posts", days), csv.ToBytes(), StatsTexts.FileCaption(shop, days, StatsTexts.PostsFile));
    }

    public async Task<ChatFile> SalesAsync(DaySpan days, CancellationToken ct)
    {
        var csv = new CsvText(shop.Language).Row("date", "currency", "orders", "revenue", "orders from posts", "revenue from posts");
        foreach (var day in (await orders.DaysAsync(days.From, days.To, ct)).OrderBy(d => d.Day).ThenBy(d => d.Currency, StringComparer.Ordinal))
        {
            csv.Row(Date(day.Day), day.Currency, day.Orders, MinorUnits.ToMoney(day.Revenue, day.Currency).Amount,
                day.FromPosts, MinorUnits.ToMoney(day.RevenueFromPosts, day.Currency).Amount);
        }
        return new(Name("sales", days), csv.ToBytes(), StatsTexts.FileCaption(shop, days, StatsTexts.SalesFile));
    }

    private void Add(CsvText csv, Post post, PlatformLine? line)
    {
        var at = shop.Local(line?.LiveAt ?? post.PublishedAt ?? post.DueAt ?? post.MeantFor ?? post.CreatedAt);
        var (metrics, readAt) = line?.Readings is [.., var newest] ? (newest.Metrics, Minute(shop.Local(newest.At))) : (new PostMetrics(), null);
        csv.Row(Date(DateOnly.FromDateTime(at.DateTime)), at.ToString("HH:mm", CultureInfo.InvariantCulture), post.Id.Value, ShopTexts.Title(post.Product.Title), post.Product.Id,
            line?.Platform.ToString(), State(post, line), line?.Link?.AbsoluteUri,
            metrics.Reach, metrics.Views, metrics.Likes, metrics.Comments, metrics.Shares, metrics.Saves, readAt);
    }

    private static string State(Post post, PlatformLine? line) => line switch
    {
        { IsLive: true } => "live",
        { IsAbsent: true } => "failed",
        null when post.Stage is PostStage.Skipped => "skipped",
        null when post.Stage is PostStage.Published => "live",
        null when post.Stage is PostStage.Failed => "failed",
        _ => "other",
    };

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Name(string what, DaySpan days) => $"{what}-{Date(days.From)}-{Date(days.To)}.csv";
}
