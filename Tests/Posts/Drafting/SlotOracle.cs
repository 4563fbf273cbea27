using System.Globalization;
using Tests.Support;

namespace Tests.Posts.Drafting;

/// <summary>
/// When a slot is due by the system's zone tool instead of .NET's. <c>transitions.txt</c> is what <c>zdump -i</c> said of the
/// years 2008 to 2017 (make-transitions); the rule applied to it is one sentence: the first instant at which a clock on the
/// wall shows the slot's time or a later one.
/// </summary>
internal sealed class SlotOracle
{
    public static readonly DateTimeOffset Begin = new(2008, 1, 3, 0, 0, 0, TimeSpan.Zero), End = new(2017, 12, 28, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(DateTimeOffset From, TimeSpan Offset)> _clock = [];

    public static IReadOnlyList<string> Zones { get; } = [.. Lines().Where(l => l.StartsWith("TZ=", StringComparison.Ordinal)).Select(l => l[4..^1])];

    public SlotOracle(string zone)
    {
        foreach (var line in Lines().SkipWhile(l => l != $"TZ=\"{zone}\"").Skip(1).TakeWhile(l => l.Length > 0))
        {
            var row = line.Split('\t');
            var offset = Offset(row[2]);
            _clock.Add((row[0] == "-" ? DateTimeOffset.MinValue : new DateTimeOffset(Local(row[0], row[1]), offset), offset));
        }
    }

    public DateTimeOffset Due(DateTime local)
    {
        for (var i = 0; i < _clock.Count; i++)
        {
            var shows = new DateTimeOffset(local, _clock[i].Offset);
            if (shows < _clock[i].From) shows = _clock[i].From;
            if (i + 1 == _clock.Count || shows < _clock[i + 1].From) return shows.ToUniversalTime();
        }
        throw new InvalidOperationException("A clock without an end shows every time.");
    }

    /// <summary>All slots of the days between, by due time.</summary>
    public List<(DateTime Local, DateTimeOffset Due)> Slots(IReadOnlyList<TimeOnly> times, DateTimeOffset from, DateTimeOffset to)
    {
        var slots = new List<(DateTime Local, DateTimeOffset Due)>();
        for (var day = DateOnly.FromDateTime(from.DateTime).AddDays(-3); day <= DateOnly.FromDateTime(to.DateTime).AddDays(3); day = day.AddDays(1))
            slots.AddRange(times.Select(t => (day.ToDateTime(t), Due(day.ToDateTime(t)))));
        return [.. slots.Where(s => s.Due > from && s.Due <= to).OrderBy(s => s.Due).ThenBy(s => s.Local)];
    }

    private static string[] Lines() => File.ReadAllLines(Path.Combine(Repository.Root, "Tests/Posts/Drafting/transitions.txt"));

    /// <summary><c>03</c>, <c>01:30</c></summary>
    private static DateTime Local(string date, string time) =>
        DateTime.ParseExact($"{date} {(time.Length == 2 ? time + ":00" : time)}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>+01</c>, <c>+1030</c>, <c>-05</c></summary>
    private static TimeSpan Offset(string text)
    {
        var number = int.Parse(text.Length == 3 ? text + "00" : text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return TimeSpan.FromMinutes(number / 100 * 60 + number % 100);
    }
}
