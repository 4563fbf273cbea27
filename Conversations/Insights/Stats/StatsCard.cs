using Conversations.Chat;
using Conversations.Posts;
using Conversations.Settings;

namespace Conversations.Insights.Stats;

/// <summary>The card of <c>/stats</c>, as a whole and by platform.</summary>
internal static class StatsCard
{
    /// <summary>What the buttons offer.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [7, 30, 90];

    public static ChatText Text(Numbers numbers, ShopSettings shop, DateTimeOffset at)
    {
        var (now, before, known) = (numbers.Now, numbers.Before, numbers.OrdersAt is not null);
        var (posts, earlier) = (now.Posts, before.Posts);
        return Lines(StatsTexts.Title(now.Days),
        [
            StatsTexts.Posts(posts),
            StatsTexts.Reach(shop, posts, earlier),
            StatsTexts.Engagement(shop, posts, earlier),
            .. StatsTexts.Orders(shop, now, before, known),
            known ? StatsTexts.FromPosts(shop, now) : null,
            StatsTexts.Answers(now),
            $"{StatsTexts.Errors(now.Record)} · {StatsTexts.Ai(now.AiMicros)}",
            numbers.Best is { } best ? StatsTexts.Best(shop, best) : null,
            "",
            StatsTexts.Today(shop, numbers.Today, known),
            .. Foot(numbers, shop, at),
        ]);
    }

    public static ChatText ByPlatform(Numbers numbers, ShopSettings shop, DateTimeOffset at)
    {
        var (now, before) = (numbers.Now, numbers.Before);
        var text = ChatText.Empty.Bold(StatsTexts.Title(now.Days)).Line();
        foreach (var platform in Enum.GetValues<Platform>())
        {
            var (tally, earlier) = (now.On(platform), before.On(platform));
            if (tally == new PostTally() && !shop.Platforms.Contains(platform)) continue;
            text = text.Line().Line($"{platform}", TextStyle.Bold);
            foreach (var line in (string?[])[StatsTexts.Posts(tally), StatsTexts.Reach(shop, tally, earlier), StatsTexts.Engagement(shop, tally, earlier)])
                if (line is not null) text = text.Line(line);
        }
        text = text.Line();
        foreach (var line in Foot(numbers, shop, at)) text = text.Line(line);
        return text.Trimmed();
    }

    /// <param name="byPlatform">Which of the two the card shows.</param>
    public static Keyboard Keyboard(int days, bool byPlatform) => Chat.Keyboard.None
        .Row(
            Button.For(StatsTexts.Chart, StatsVerbs.Chart, days, 0),
            byPlatform ? Button.For(StatsTexts.AllTogether, StatsVerbs.Show, days, 0) : Button.For(StatsTexts.ByPlatform, StatsVerbs.ByPlatform, days, 0))
        .Row([
            .. Lengths.Where(l => l != days).Select(l => Button.For(StatsTexts.Days(l), byPlatform ? StatsVerbs.ByPlatform : StatsVerbs.Show, l, 0)),
            Button.For(StatsTexts.Csv, StatsVerbs.Csv, days, 0),
        ]);

    private static IEnumerable<string> Foot(Numbers numbers, ShopSettings shop, DateTimeOffset at)
    {
        var (posts, today) = (numbers.Now.Posts, numbers.Today.Posts);
        var readAt = new[] { posts.ReadAt, today.ReadAt }.Max();
        yield return StatsTexts.AsOf(shop, at, readAt, numbers.OrdersAt) + (posts.Live > 0 ? $" {StatsTexts.StillGrowing}" : "");
        if (StatsTexts.IsEnough(posts.Live, numbers.Before.Posts.Live)
            || numbers.Now.ByCurrency.Any(s => StatsTexts.IsEnough(s.Orders, numbers.Before.ByCurrency.FirstOrDefault(b => b.Currency == s.Currency)?.Orders ?? 0)))
            yield return StatsTexts.Against(numbers.Before.Days);
    }

    private static ChatText Lines(string title, IEnumerable<string?> lines) =>
        lines.OfType<string>().Aggregate(ChatText.Empty.Bold(title).Line(), (text, line) => text.Line(line)).Trimmed();
}

/// <summary>The id of these buttons is the number of days.</summary>
internal static class StatsVerbs
{
    public const string Show = "stats";
    public const string ByPlatform = "statsby";

    /// <summary>The revision is 1 for dark.</summary>
    public const string Chart = "statschart";

    /// <summary>The same picture in the other colours, in its place.</summary>
    public const string Recolour = "statscolour";

    public const string Csv = "statscsv";
}
