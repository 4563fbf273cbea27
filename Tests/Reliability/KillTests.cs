using Conversations;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>The real process, killed with SIGKILL: 300 times in ci, 10,000 times by night.</summary>
[Collection(RealProcesses.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public Task P1_killed_anywhere_between_tap_and_live_exactly_one_post_goes_out_and_the_chat_tells_the_truth()
    {
        var cases = Cases(CrashCases.PublishingSample, CrashCases.Publishing);
        return new CrashLoop(output, Effort.Seed(output)).PlayAsync(Names(cases, Effort.Times(0, 200, 6_500)), (run, name) =>
            new PublishingWalk(run).PlayAsync(cases.First(c => c.ToString() == name)));
    }

    [Fact]
    public Task O1_killed_at_any_instant_after_the_tap_twice_in_a_row_exactly_one_post_goes_out()
    {
        var runs = Enumerable.Range(1, Effort.Times(1, 30, 1_000)).Select(i => $"random instants {i}");
        return new CrashLoop(output, Effort.Seed(output)).PlayAsync(runs, (run, name) =>
            new PublishingWalk(run).PlayAtRandomAsync(instant => output.WriteLine($"{name}: {instant}")));
    }

    [Fact]
    public Task U7_killed_anywhere_while_drafting_one_link_stays_one_draft_and_gets_its_card()
    {
        var cases = Cases(CrashCases.DraftingSample, CrashCases.Drafting);
        return new CrashLoop(output, Effort.Seed(output)).PlayAsync(Names(cases, Effort.Times(0, 40, 1_500)), (run, name) =>
            new DraftingWalk(run).PlayAsync(cases.First(c => c.ToString() == name)));
    }

    [Fact]
    public void Every_crash_point_is_killed_at_or_left_out_for_a_reason()
    {
        var killed = CrashCases.Publishing.Concat(CrashCases.Drafting).SelectMany(c => c.Stops).Select(s => s.Point).ToHashSet();
        var forgotten = Enum.GetValues<CrashPoint>().Where(p => !killed.Contains(p) && !CrashCases.LeftOut.ContainsKey(p));
        Assert.Empty(forgotten);
        Assert.DoesNotContain(CrashCases.LeftOut.Keys, killed.Contains);
    }

    private static IReadOnlyList<CrashCase> Cases(IReadOnlyList<CrashCase> sample, IReadOnlyList<CrashCase> all) => Effort.Times(0, 1, 1) == 0 ? sample : all;

    /// <summary>Every case in turn, until there are so many kills in all, and five at each point.</summary>
    private IEnumerable<string> Names(IReadOnlyList<CrashCase> cases, int kills)
    {
        var least = Effort.Times(1, 5, 5);
        var runs = cases.ToList();
        int At(CrashPoint point) => runs.Sum(c => c.Stops.Count(s => s.Point == point));
        foreach (var point in cases.SelectMany(c => c.Stops).Select(s => s.Point).Distinct())
        {
            while (At(point) < least) runs.Add(cases.First(c => c.Stops.Any(s => s.Point == point)));
        }
        for (var next = 0; runs.Sum(c => c.Stops.Count) < kills; next++) runs.Add(cases[next % cases.Count]);
        foreach (var point in runs.SelectMany(c => c.Stops).GroupBy(s => s.Point)) output.WriteLine($"{point.Count(),5} kills at {point.Key}");
        output.WriteLine($"{runs.Sum(c => c.Stops.Count),5} kills");
        return runs.Select(c => c.ToString());
    }
}
