using System.Globalization;
using Conversations.Chat;
using Conversations.Posts;

namespace Conversations.Settings;

/// <summary>Every sentence about the settings.</summary>
public static class SettingsTexts
{
    public const string DraftTimes = "✍️ Draft times";
    public const string PostTimes = "🕒 Post times";
    public const string TimeZone = "🌍 Time zone";
    public const string AsInFile = "↩️ As in the file";
    public const string Use = "✅ Use this";
    public const string Cancel = "Cancel";

    public const string Send = "Send me the new ones.";
    public const string Left = "Left as it was.";
    public const string Changed = "The settings changed meanwhile. /settings shows how they are now.";
    public const string Older = "You have sent something newer since. Use the buttons under the newest one.";
    public const string TypedLost = "I no longer have what you typed. Nothing was changed; /settings begins anew.";
    public const string NotText = "That is not text. Send the new value, or /cancel.";

    public static string Label(HourSetting setting) => setting switch
    {
        HourSetting.Zone => TimeZone,
        HourSetting.GenerateAt => DraftTimes,
        _ => PostTimes,
    };

    public static string Name(HourSetting setting) => setting switch
    {
        HourSetting.Zone => "Time zone",
        HourSetting.GenerateAt => "Draft times",
        _ => "Post times",
    };

    public static ChatText Ask(HourSetting setting, string now) => ChatText.Empty.Bold($"{Label(setting)}").Line().Line(setting switch
    {
        HourSetting.Zone => "Send the IANA name of the shop's zone, such as Europe/Berlin. This is the one of now (tap to copy):",
        HourSetting.GenerateAt => "Send the times at which I write a draft, such as 09:00,14:00,19:00; or cron, or off. These are the ones of now (tap to copy):",
        _ => "Send the times at which posts go out, such as 12:30,17:30,20:30. These are the ones of now (tap to copy):",
    }).Code(now);

    /// <param name="times">Ascending.</param>
    /// <returns>What becomes of the first two post times that are too near each other; null when there are none.</returns>
    public static string? Clash(IReadOnlyList<TimeOnly> times)
    {
        foreach (var (one, next) in times.Zip(times.Skip(1).Append(times[0])))
            if (one != next && next - one < PublishingSlots.Apart) // also over midnight
                return string.Create(CultureInfo.InvariantCulture, $"{one:HH:mm} and {next:HH:mm} are less than an hour apart: only one of the two gets a post.");
        return null;
    }

    public static string Wrong(string typed, string mistake) => $"“{ChatText.Cut(typed, 60)}” {mistake} Send it again, or /cancel.";

    public static string Saved(HourSetting setting) => $"{Name(setting)} changed, from now on.";

    public const string BackToFile = "All as in the settings file again.";
}
