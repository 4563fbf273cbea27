using System.Globalization;
using Conversations.Chat;
using Conversations.Posts;
using Conversations.Settings;

namespace Conversations.Insights.Digest;

/// <summary>One screen of what happened and what waits; of each kind of trouble one line.</summary>
internal static class DigestCard
{
    public static ChatText Text(DigestFacts facts, ShopSettings shop)
    {
        var (waiting, today, alerts) = (Waiting(facts), Today(facts, shop), Alerts(facts).ToList());
        if (IsEmpty(facts.Numbers) && alerts.Count + waiting + today.Count + (facts.ToShip ?? 0) == 0 && facts.Week is null) return DigestTexts.Nothing(facts.Date, facts.Days);
        var text = ChatText.Empty.Bold(DigestTexts.Title(facts.Date, facts.Days)).Line()
            .Line(DigestTexts.Posted(shop, facts.Numbers, facts.IsShort)).Line(DigestTexts.Sold(shop, facts.Numbers, facts.ToShip));
        text = alerts.Aggregate(text, (t, line) => t.Line(line));
        if (facts.Week is { } week)
        {
            var lines = DigestTexts.Week(week.Now, week.Before).ToList();
            text = lines.Skip(1).Aggregate(text.Line().Line(lines[0], TextStyle.Bold), (t, line) => t.Line(line)).Line(DigestTexts.Counted, TextStyle.Italic).Line();
        }
        if (facts.IsShort) return text.Trimmed();
        if (today.Count > 0) text = text.Line(DigestTexts.Today(shop, today));
        return text.Line(DigestTexts.Ai(facts.AiSpent, facts.AiBudget)).Trimmed();
    }

    public static Keyboard Keyboard(DigestFacts facts)
    {
        List<Button> first = [];
        if (Waiting(facts) is > 0 and var waiting) first.Add(Button.For(DigestTexts.Review(waiting), DigestVerbs.Queue, 0, 0));
        if (facts is { HasOrders: true, ToShip: > 0 }) first.Add(Button.For(DigestTexts.ToShip, DigestVerbs.Orders, 0, 0));
        return Chat.Keyboard.None.Row([.. first]).Row(
            Button.For(DigestTexts.Stats, DigestVerbs.Stats, 0, 0),
            Button.For(facts.IsShort ? DigestTexts.MoreDetail : DigestTexts.LessDetail, DigestVerbs.Detail, DigestVerbs.Id(facts), facts.IsShort ? 0 : 1));
    }

    private static IEnumerable<string> Alerts(DigestFacts facts)
    {
        if (facts.StoppedBecause is { } why) yield return $"⏸ {why}";
        List<Post> need = [.. facts.Open.Where(p => p.Stage == PostStage.Failed || p.OwnerMustSay || p is { Stage: PostStage.Held, Trouble: not null })];
        if (need.Count > 0) yield return DigestTexts.NeedYou(need);
        if (facts.LostLogins.Count > 0) yield return DigestTexts.Lost(facts.LostLogins.Select(l => l.Platform));
        if (facts.EndingLogin is { } ending) yield return DigestTexts.Ends(ending);
        if (facts.Failing.Count > 0) yield return DigestTexts.Failing(facts.Failing.Select(l => l.Name));
    }

    private static bool IsEmpty(Numbers numbers) => numbers.Now.Posts is { Live: 0, Failed: 0, Skipped: 0 } && numbers.Now.ByCurrency.Count == 0;

    private static int Waiting(DigestFacts facts) => facts.Open.Count(p => p.Stage == PostStage.InReview);

    private static List<(DateTimeOffset At, Post Post)> Today(DigestFacts facts, ShopSettings shop) =>
    [
        .. facts.Open.Where(p => p.Stage is PostStage.InReview or PostStage.Scheduled or PostStage.Held)
            .Select(p => (At: p.DueAt ?? p.MeantFor, Post: p)).Where(p => p.At is { } at && shop.Day(at) == facts.Date).OrderBy(p => p.At).Select(p => (p.At!.Value, p.Post)),
    ];
}

internal static class DigestVerbs
{
    public const string Queue = "digestqueue";
    public const string Orders = "digestorders";
    public const string Stats = "digeststats";

    /// <summary>The id names the digest, the revision is 1 for less.</summary>
    public const string Detail = "digestdetail";

    /// <summary>Date and number of days told of: <c>2026112301</c>.</summary>
    public static long Id(DigestFacts facts) => long.Parse(facts.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) * 100 + Math.Min(facts.Days.Count, 99);

    public static bool TryRead(long id, out DateOnly date, out DaySpan days)
    {
        days = default;
        if (!DateOnly.TryParseExact((id / 100).ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) || id % 100 == 0) return false;
        days = DaySpan.Until(date.AddDays(-1), (int)(id % 100));
        return true;
    }
}
