using System.Globalization;

namespace Conversations.Settings;

/// <summary>When nothing is sent that can wait, by the shop's clock.</summary>
/// <param name="From">The first quiet minute.</param>
/// <param name="To">The first minute that is quiet no more; before <paramref name="From"/> it is one of the next day.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <param name="text"><c>21:30-07:30</c></param>
    /// <returns>Null when it is no such span, or lasts all day.</returns>
    public static QuietHours? Read(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Time(from) is { } begin && Time(to) is { } end && begin != end ? new(begin, end) : null;

    /// <summary>By what the clock shows then, on days when it is changed too.</summary>
    public bool Contains(DateTimeOffset at, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime).IsBetween(From, To);

    /// <summary>When they last ended, UTC.</summary>
    public DateTimeOffset LastEnd(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var end = LocalTime.First(zone, today.ToDateTime(To));
        return end <= now ? end : LocalTime.First(zone, today.AddDays(-1).ToDateTime(To));
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
