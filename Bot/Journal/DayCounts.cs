using System.Globalization;
using Bot.Telegram;
using Conversations.Posts.Publishing;

namespace Bot.Journal;

/// <summary>What is counted by local day as it happens, in the transaction of what is counted.</summary>
internal static class DayCounts
{
    /// <summary>Tries to publish that did not get through.</summary>
    public const string Failed = "failed";

    /// <summary>Tries of which only a person could say what came of them.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>Buttons pressed.</summary>
    public const string Presses = "presses";

    /// <summary>Minutes in which somebody pressed or wrote something.</summary>
    public const string Minutes = "minutes";

    private const string LastMinute = "last_minute";

    public static void Add(JournalConnection j, Publication row, TimeZoneInfo zone)
    {
        var day = DayText.Of(row.ChangedAt, zone);
        if (row.State is PublicationState.Failed or PublicationState.ProvenAbsent) Add(j, day, Failed);
        if (row.State is PublicationState.AskOwner) Add(j, day, Unconfirmed);
    }

    public static void Add(JournalConnection j, StoredUpdate update, DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = DayText.Of(now, zone);
        if (update.Kind == UpdateKind.Pressed) Add(j, day, Presses);
        var minute = now.ToUnixTimeSeconds() / 60;
        if (j.Scalar("SELECT count FROM day_counts WHERE day = $1 AND what = $2", day, LastMinute) == minute) return;
        j.Execute("INSERT OR REPLACE INTO day_counts (day, what, count) VALUES ($1, $2, $3)", day, LastMinute, minute);
        Add(j, day, Minutes);
    }

    private static void Add(JournalConnection j, string day, string what) => j.Execute(
        "INSERT INTO day_counts (day, what, count) VALUES ($1, $2, 1) ON CONFLICT (day, what) DO UPDATE SET count = count + 1", day, what);
}

/// <summary>Local days as the journal writes them: <c>2026-11-23</c>.</summary>
internal static class DayText
{
    public static string Of(DateTimeOffset at, TimeZoneInfo zone) => Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Read(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
