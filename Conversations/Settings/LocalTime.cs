namespace Conversations.Settings;

/// <summary>When a local time is.</summary>
internal static class LocalTime
{
    /// <summary>Longer than any clock is set forward or back, be it over the date line.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(26);

    /// <summary>
    /// The first instant at which the zone's clock shows that time: a time that comes twice is the first of the two, and one
    /// that the clock skips is the first instant after the gap. Asks the zone only from UTC to local, which holds for every
    /// change of its rules; a shift over the date line, for example, is no daylight saving that could be asked for.
    /// </summary>
    /// <returns>UTC.</returns>
    public static DateTimeOffset First(TimeZoneInfo zone, DateTime local)
    {
        var asUtc = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(asUtc - Around), zone.GetUtcOffset(asUtc + Around));
        if (before == after) return asUtc - before;
        // The greater offset makes the earlier instant.
        var (early, late) = before > after ? (asUtc - before, asUtc - after) : (asUtc - after, asUtc - before);
        if (Shows(zone, early, asUtc)) return early;
        if (Shows(zone, late, asUtc)) return late;
        return AfterGap(zone, early, late);
    }

    private static bool Shows(TimeZoneInfo zone, DateTimeOffset at, DateTimeOffset asUtc) => at + zone.GetUtcOffset(at) == asUtc;

    /// <summary>The clock is set forward between the two.</summary>
    private static DateTimeOffset AfterGap(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + (after - before) / 2;
            if (zone.GetUtcOffset(middle) == offset) before = middle;
            else after = middle;
        }
        return after;
    }
}
