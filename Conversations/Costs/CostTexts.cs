using System.Globalization;
using Conversations.Settings;

namespace Conversations.Costs;

/// <summary>Every sentence about money for the model and rows in the books.</summary>
public static class CostTexts
{
    /// <summary><c>$0.41</c>; of less than a cent as many digits as say something.</summary>
    /// <param name="micros">Micro-dollars.</param>
    public static string Dollars(long micros) => micros switch
    {
        0 => "$0.00",
        < 10 => "less than $0.0001",
        < 10_000 => ((decimal)micros / CostSettings.MicrosPerDollar).ToString("$0.0000", CultureInfo.InvariantCulture),
        _ => ((decimal)micros / CostSettings.MicrosPerDollar).ToString("$0.00", CultureInfo.InvariantCulture),
    };

    public static string BudgetUsed(ShopSettings shop, long budget, UtcMonth month) =>
        $"The AI budget of {Dollars(budget)} for {month.Name} is used up, so I write no drafts until {shop.DayAndClock(month.End)}. A higher AI_MONTHLY_BUDGET in the settings and a restart lift that; approved posts go out as ever.";

    public static string Status(ShopSettings shop, long budget, UtcMonth month) =>
        $"the AI budget of {Dollars(budget)} for {month.Name} is used up; I go on at {shop.DayAndClock(month.End)}, or when AI_MONTHLY_BUDGET is raised";

    public static string MostIsSpent(ShopSettings shop, long spent, long budget, UtcMonth month) =>
        $"💰 {WatchSpending.Percent} % of the AI budget for {month.Name} is spent: {Dollars(spent)} of {Dollars(budget)}. When it is used up I write no drafts until {shop.DayAndClock(month.End)}; approved posts go out as ever. AI_MONTHLY_BUDGET in the settings raises it. /costs";

    public const string OriginalDesign = "The design I replace was reckoned at $18–43 a month.";
    public const string Terms = "Months are UTC. AI at Google's list prices; a free Gemini plan bills nothing.";
    public const string NothingAsked = "Nothing was drafted yet.";

    public static string Expected(long micros, UtcMonth month) => $"At this pace {Dollars(micros)} by the end of {month.Name}";

    /// <param name="rewrites">Percent.</param>
    public static string PerPost(long micros, int posts, int rewrites) =>
        $"{Dollars(micros)} for each of {posts} {(posts == 1 ? "draft" : "drafts")} · rewriting {rewrites} %";

    public static string Unknown(long micros) => $"{Dollars(micros)} of it for calls that broke off: the most they can have cost.";

    /// <param name="model">As its answers name it.</param>
    public static string NotListed(string model) => $"{model} is not on my price list, so it counts as the dearest model that is.";

    public static string ExpectedRows(string reads, string writes, UtcMonth month) => $"At this pace {reads} read and {writes} written by the end of {month.Name}";

    public static string Name(RowCause cause) => cause switch
    {
        RowCause.Claims => "Claims, so that nothing is posted twice",
        RowCause.Posts => "Posts",
        RowCause.Publications => "What became of them",
        RowCause.Settings => "Settings",
        _ => "Restoring",
    };
}
