using System.Globalization;
using Conversations.Posts;
using Conversations.Settings;

namespace Conversations.Logins;

/// <summary>Every sentence about logins.</summary>
public static class LoginTexts
{
    /// <summary>What a post that waits for a platform says of it.</summary>
    public static string Refuses(LostPlatform lost) => $"{lost.Platform} refuses our login. {lost.Reason}";

    /// <summary>Of a post whose time passed meanwhile.</summary>
    /// <param name="when">Its time, as the shop says it.</param>
    public static string MissedItsTime(string when, IEnumerable<Platform> platforms) =>
        $"It was due {when}, while {Names(platforms)} refused our login. Put that right first; then it can go out now, at the next free slot, or not at all.";

    /// <param name="lost">For one reason.</param>
    public static string Lost(IReadOnlyList<LostPlatform> lost, string remedy) =>
        $"⚠️ {Names(lost.Select(l => l.Platform))} {(lost.Count == 1 ? "refuses" : "refuse")} our login. {lost[0].Reason}\n"
        + $"Posts for {Names(lost.Select(l => l.Platform))} wait; nothing is lost, and other platforms go on.\n{remedy} I look every quarter of an hour and go on by myself.";

    public static string Back(IEnumerable<Platform> platforms)
    {
        var names = platforms.ToList();
        return $"✅ {Names(names)} {(names.Count == 1 ? "works" : "work")} again. What has waited for less than an hour goes out now; for what has waited longer I ask you.";
    }

    /// <param name="days">Left, rounded up.</param>
    public static string Ends(ShopSettings shop, IReadOnlyList<Platform> platforms, DateTimeOffset at, int days, string remedy) =>
        $"⚠️ {Names(platforms)} login ends in {(days == 1 ? "1 day" : $"{days} days")} ({Day(shop, at, "ddd d MMM")}). After that nothing goes out there.\n{remedy}";

    public static string Renewed(ShopSettings shop, IReadOnlyList<Platform> platforms, LoginEnd? end) =>
        $"✅ I renewed the {Names(platforms)} login{(end?.At is { } at ? $"; it is valid until {Day(shop, at)}" : "")}. There is nothing to do.";

    /// <summary>For <c>/status</c>.</summary>
    public static string Until(ShopSettings shop, LoginEnd? end) => end switch
    {
        null => "end of the login not known",
        { At: { } at } => $"login valid until {Day(shop, at)}",
        _ => "login without an end",
    };

    private static string Day(ShopSettings shop, DateTimeOffset at, string form = "d MMM yyyy") => shop.Local(at).ToString(form, CultureInfo.GetCultureInfo("en-GB"));

    private static string Names(IEnumerable<Platform> platforms) => string.Join(" and ", platforms);
}
