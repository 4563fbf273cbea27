using System.Globalization;
using Conversations.Chat;

namespace Conversations.Costs;

/// <summary>The card of <c>/costs</c>.</summary>
internal static class CostsCard
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static ChatText Text(DateTimeOffset now, UtcMonth month, MonthSpending spent, IReadOnlyList<RowCount> rows, CostSettings costs)
    {
        var text = ChatText.Empty.Bold($"💰 AI in {month.Name}: {CostTexts.Dollars(spent.Spent)} of {CostTexts.Dollars(costs.Budget)}").Line();
        text = Model(text, now, month, spent).Line();
        text = Books(text, now, month, rows, costs.Plan).Line();
        return text.Line(CostTexts.OriginalDesign).Add(CostTexts.Terms);
    }

    private static ChatText Model(ChatText text, DateTimeOffset now, UtcMonth month, MonthSpending spent)
    {
        if (spent.First is not { } first) return text.Line(CostTexts.NothingAsked);
        var expected = (long)(spent.Spent * Growth(now, month, first));
        text = text.Line(CostTexts.Expected(expected, month));
        if (spent.Posts > 0) text = text.Line(CostTexts.PerPost(spent.Settled / spent.Posts, spent.Posts, (int)Math.Round(100.0 * spent.Rewrites / spent.Settled)));
        if (spent.Unknown > 0) text = text.Line(CostTexts.Unknown(spent.Unknown));
        foreach (var model in spent.Models.Where(m => !PriceTable.Knows(m))) text = text.Line(CostTexts.NotListed(model));
        return text;
    }

    private static ChatText Books(ChatText text, DateTimeOffset now, UtcMonth month, IReadOnlyList<RowCount> rows, BooksPlan plan)
    {
        var (reads, writes) = (rows.Sum(r => r.Reads), rows.Sum(r => r.Writes));
        text = text.Bold($"📚 Appwrite in {month.Name}, {plan.Name} plan: {Count(reads)} of {Count(plan.Reads)} rows read, {Count(writes)} of {Count(plan.Writes)} written").Line();
        if (rows.Count == 0) return text;
        var growth = Growth(now, month, rows.Min(r => r.Since));
        text = text.Line(CostTexts.ExpectedRows(Count((long)(reads * growth)), Count((long)(writes * growth)), month));
        return rows.Aggregate(text, (t, r) => t.Line($"{CostTexts.Name(r.Cause)}: {Count(r.Reads)} read, {Count(r.Writes)} written"));
    }

    /// <summary>From what there is so far to what there will be at the end of the month. The first day is taken as a whole one: an hour tells little about a month.</summary>
    private static double Growth(DateTimeOffset now, UtcMonth month, DateTimeOffset since)
    {
        var begin = since > month.Begin ? since : month.Begin;
        var passed = now - begin > TimeSpan.FromDays(1) ? now - begin : TimeSpan.FromDays(1);
        return Math.Max(1, (month.End - begin) / passed);
    }

    private static string Count(long rows) => rows.ToString("N0", English);
}
