using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Conversations.Settings;
using Cronos;

namespace Conversations.Posts.Drafting;

/// <summary>The local times of a cron expression, or of a list of times for every day, in a zone. The zone's changes of the clock are <see cref="LocalTime"/>'s business, not cron's.</summary>
public sealed class SlotPlan
{
    /// <summary>More than this is a mistake in the expression, not a wish.</summary>
    public const int MostADay = 24;

    private readonly IReadOnlyList<CronExpression> _times;

    private SlotPlan(string cron, IReadOnlyList<CronExpression> times, TimeZoneInfo zone) => (Cron, _times, Zone) = (cron, times, zone);

    /// <summary>Five fields (minute, hour, day, month, weekday), or <c>09:00,14:30</c>.</summary>
    public string Cron { get; }

    public TimeZoneInfo Zone { get; }

    /// <returns>Null when it cannot be a plan.</returns>
    public static SlotPlan? Read(string cron, TimeZoneInfo zone) => TryRead(cron, out var times, out _) ? new(cron, times, zone) : null;

    /// <returns>Null when it can be a plan.</returns>
    public static SlotPlanMistake? MistakeIn(string cron) => TryRead(cron, out _, out var mistake) ? null : mistake;

    /// <summary>Slots due after the one instant and up to the other, by due time; of those due together the later local time is last.</summary>
    public IReadOnlyList<Slot> Between(DateTimeOffset after, DateTimeOffset until)
    {
        if (until <= after) return [];
        var slots = new List<Slot>();
        // A day more at both ends: the clock may skip a whole day, and be set back over midnight.
        var last = DayAt(until).AddDays(1);
        for (var day = DayAt(after).AddDays(-2); day <= last; day = day.AddDays(1))
            slots.AddRange(TimesOn(day).Select(t => SlotAt(day, t)).Where(s => s.Due > after && s.Due <= until));
        return [.. slots.OrderBy(s => s.Due).ThenBy(s => s.Key.Date).ThenBy(s => s.Key.Time)];
    }

    /// <summary>The first slot due after that instant; null when there is none before the calendar ends.</summary>
    public Slot? Next(DateTimeOffset after)
    {
        DateTime? local = Midnight(DayAt(after).AddDays(-2));
        while ((local = _times.Min(t => t.GetNextOccurrence(local.Value))) is { } at)
            if (SlotAt(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) is var slot && slot.Due > after) return slot;
        return null;
    }

    /// <summary>The plan's local times on that day, ascending.</summary>
    public IReadOnlyList<TimeOnly> TimesOn(DateOnly day) =>
        [.. _times.SelectMany(t => t.GetOccurrences(Midnight(day), Midnight(day.AddDays(1)))).Select(TimeOnly.FromDateTime).Order()];

    private Slot SlotAt(DateOnly day, TimeOnly time) => new(new(day, time, Zone.Id), LocalTime.First(Zone, day.ToDateTime(time)));

    private DateOnly DayAt(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    // The library counts local times as if they were UTC, which has no changes of the clock.
    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static bool TryRead(string text, [NotNullWhen(true)] out IReadOnlyList<CronExpression>? times, out SlotPlanMistake mistake)
    {
        (times, mistake) = (null, SlotPlanMistake.TooOften);
        if (HoursText.ReadTimes(text) is { } list)
        {
            if (list.Count > MostADay) return false;
            times = [.. list.Select(t => CronExpression.Parse(string.Create(CultureInfo.InvariantCulture, $"{t.Minute} {t.Hour} * * *")))];
            return true;
        }
        mistake = SlotPlanMistake.Unreadable;
        // Words such as @daily, and H for "some minute", are not what the setting promises.
        if (text.Contains('@', StringComparison.Ordinal) || !CronExpression.TryParse(text, CronFormat.Standard, out var cron)) return false;
        mistake = SlotPlanMistake.NeverFires;
        if (cron.GetNextOccurrence(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), inclusive: true) is not { } first) return false;
        mistake = SlotPlanMistake.TooOften;
        times = [cron];
        // Days and hours are separate fields, so every day that has slots has as many as this one.
        return cron.GetOccurrences(first.Date, first.Date.AddDays(1)).Take(MostADay + 1).Count() <= MostADay;
    }
}

public enum SlotPlanMistake
{
    Unreadable,
    NeverFires,

    /// <summary>More than <see cref="SlotPlan.MostADay"/> times a day.</summary>
    TooOften,
}
