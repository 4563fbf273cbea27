using System.Globalization;
using Conversations.Posts.Drafting;

namespace Conversations.Settings;

/// <summary>One of the shop's hours; the number is part of buttons.</summary>
public enum HourSetting
{
    Zone = 0,
    GenerateAt = 1,
    PublishAt = 2,
}

/// <summary>The shop's hours as people write them.</summary>
/// <param name="Zone">An IANA name.</param>
/// <param name="GenerateAt">Five fields of cron, times such as <c>09:00,14:30</c>, or <c>off</c>.</param>
/// <param name="PublishAt">Times such as <c>12:30,17:30</c>.</param>
public sealed record HoursText(string Zone, string GenerateAt, string PublishAt)
{
    public string this[HourSetting setting] => setting switch
    {
        HourSetting.Zone => Zone,
        HourSetting.GenerateAt => GenerateAt,
        _ => PublishAt,
    };

    public HoursText With(HourSetting setting, string text) => setting switch
    {
        HourSetting.Zone => this with { Zone = text },
        HourSetting.GenerateAt => this with { GenerateAt = text },
        _ => this with { PublishAt = text },
    };

    /// <param name="canDraft">Whether there is a shop to draft about, a model to write and a platform to post on.</param>
    /// <returns>Null when one of them has a mistake.</returns>
    public ShopHours? Read(bool canDraft)
    {
        if (Enum.GetValues<HourSetting>().Any(s => MistakeIn(s, this[s]) is not null)) return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        return new() { Zone = zone, GenerateAt = canDraft && !IsOff(GenerateAt) ? SlotPlan.Read(GenerateAt, zone) : null, PublishAt = ReadTimes(PublishAt)! };
    }

    /// <returns>What follows the setting's name, as a sentence; null when it can be read.</returns>
    public static string? MistakeIn(HourSetting setting, string text) => setting switch
    {
        HourSetting.Zone => TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) ? null : "is not a zone this system knows: use an IANA name, such as Europe/Berlin.",
        HourSetting.GenerateAt => IsOff(text) ? null : SlotPlan.MistakeIn(text) switch
        {
            null => null,
            SlotPlanMistake.NeverFires => "can never fire: no month has that day. A right value looks like 0 9,14,19 * * *.",
            SlotPlanMistake.TooOften => $"fires more than {SlotPlan.MostADay} times a day: name the hours, as in 0 9,14,19 * * *.",
            _ => "cannot be read: times such as 09:00,14:00, or five fields of cron in shop time (minute 0-59, hour 0-23, day 1-31, month 1-12, weekday 0-7), as in 0 9,14,19 * * *; or off.",
        },
        _ => ReadTimes(text) is null ? "cannot be read: local times of the form 12:30,17:30,20:30." : null,
    };

    /// <returns>Ascending, each once; null when they cannot be read.</returns>
    public static IReadOnlyList<TimeOnly>? ReadTimes(string text)
    {
        var times = new List<TimeOnly>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TimeOnly.TryParseExact(part, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
            times.Add(time);
        }
        return times.Count == 0 ? null : [.. times.Distinct().Order()];
    }

    private static bool IsOff(string text) => text.Equals("off", StringComparison.OrdinalIgnoreCase);
}
