using System.Globalization;
using System.Security.Cryptography;
using Conversations.Chat;
using Conversations.Orders;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Insights.Stats;

/// <summary>The numbers of a span as one picture, in the shop's language.</summary>
public sealed class StatsChart(IChartMaker maker, ShopSettings shop, TimeProvider time)
{
    /// <summary>Its key names the numbers, so that the same picture is uploaded once.</summary>
    public Picture Picture(Numbers numbers, ChartTheme theme)
    {
        var chart = Of(numbers, shop, time.GetUtcNow(), theme);
        return new(Key(chart), _ => Task.FromResult(maker.Make(chart)));
    }

    internal static Chart Of(Numbers numbers, ShopSettings shop, DateTimeOffset at, ChartTheme theme)
    {
        var (now, before, words) = (numbers.Now, numbers.Before, StatsChartWords.In(shop.Language));
        var (posts, earlier) = (now.Posts, before.Posts);
        var enough = StatsTexts.IsEnough(posts.Live, earlier.Live);
        List<ChartPanel> panels =
        [
            Panel(words.Reach, words.People, now, before, s => ByPosts(s, m => m.Reach), posts.Metrics.Reach, StatsTexts.Share(posts.Metrics.Reach, earlier.Metrics.Reach, enough)),
            Panel(words.Engagement, words.EngagementUnit, now, before, s => ByPosts(s, m => m.Engagement), posts.Metrics.Engagement,
                StatsTexts.Share(posts.Metrics.Engagement, earlier.Metrics.Engagement, enough)),
        ];
        if (numbers.OrdersAt is { } until && now.ByCurrency is [var main, ..])
        {
            var was = before.ByCurrency.FirstOrDefault(s => s.Currency == main.Currency);
            var many = StatsTexts.IsEnough(main.Orders, was?.Orders ?? 0);
            panels.Add(Panel(words.Orders, words.OrdersUnit, now, before, s => BySales(s, main.Currency, until, d => d.Orders), main.Orders, StatsTexts.Share(main.Orders, was?.Orders, many)));
            panels.Add(Panel(words.Revenue, $"{main.Currency} {words.ADay}", now, before, s => BySales(s, main.Currency, until, d => MinorUnits.ToMoney(d.Revenue, main.Currency).Amount),
                null, StatsTexts.Share(main.Revenue, was?.Revenue, many)) with { Figure = StatsTexts.Money(shop, main.Revenue, main.Currency) });
        }
        return new()
        {
            Title = string.Format(shop.Language, words.Title, now.Days.Count),
            Subtitle = string.Format(shop.Language, words.AsOf, shop.Clock(at)),
            Theme = theme,
            Culture = shop.Language,
            Words = ChartWords.In(shop.Language, now.Days.Count),
            Panels = panels,
        };

        ChartPanel Panel(string title, string unit, SpanNumbers span, SpanNumbers earlierSpan, Func<SpanNumbers, IReadOnlyList<ChartPoint>> points, long? figure, string change) => new()
        {
            Title = title, Unit = unit, Points = points(span), Before = points(earlierSpan),
            Figure = figure is { } f ? StatsTexts.Number(shop, f) : "", Change = change.Trim(),
        };

        IReadOnlyList<ChartPoint> BySales(SpanNumbers span, string currency, DateTimeOffset until, Func<DaySales, decimal> value)
        {
            var days = span.Sales.Where(s => s.Currency == currency).ToDictionary(s => s.Day);
            return [.. span.Days.Days.Select(d => new ChartPoint(d, days.TryGetValue(d, out var sales) ? value(sales) : d <= shop.Day(until) ? 0 : null))];
        }
    }

    /// <summary>A day without a post has reached nobody; one whose posts nobody has counted is not yet.</summary>
    private static IReadOnlyList<ChartPoint> ByPosts(SpanNumbers span, Func<PostMetrics, long?> value)
    {
        var days = span.Record.Days.Where(d => d.Platform is null).ToDictionary(d => d.Day, d => d.Tally);
        return [.. span.Days.Days.Select(d => new ChartPoint(d, days.TryGetValue(d, out var tally) && tally.Live > 0 ? value(tally.Metrics) : 0))];
    }

    private static string Key(Chart chart)
    {
        var said = string.Join('|', ChartAltText.Of(chart), chart.Theme, string.Join(';', chart.Panels.SelectMany(p => p.Points.Concat(p.Before ?? []))
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Day:yyyyMMdd}={p.Value}"))));
        return $"chart:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(said)))}";
    }
}

/// <summary>German where the shop's language is, else English.</summary>
internal sealed record StatsChartWords(
    string Title, string AsOf, string Reach, string People, string Engagement, string EngagementUnit, string Orders, string OrdersUnit, string Revenue, string ADay)
{
    public static StatsChartWords In(CultureInfo language) => language.TwoLetterISOLanguageName == "de"
        ? new("Die letzten {0} Tage", "Stand {0}", "Reichweite", "Personen, nach Tag des Beitrags", "Interaktionen", "Likes, Kommentare, geteilt, gemerkt", "Bestellungen", "am Tag", "Umsatz", "am Tag")
        : new("Last {0} days", "as of {0}", "Reach", "people, by day of the post", "Engagement", "likes, comments, shares, saves", "Orders", "a day", "Revenue", "a day");
}
