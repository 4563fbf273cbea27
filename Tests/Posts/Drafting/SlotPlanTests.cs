using System.Globalization;
using Conversations.Posts.Drafting;
using Tests.Support;

namespace Tests.Posts.Drafting;

public sealed class SlotPlanTests
{
    /// <summary>Around every hour at which one of the zones changes its clock, at midnight too.</summary>
    internal const string AllOver = "15,45 0,1,2,3,9,23 * * *";

    [Theory]
    [InlineData("Europe/Berlin", "30 2 * * *", "2026-10-25", "2026-10-25T00:30Z")] // twice: the first
    [InlineData("Europe/Berlin", "30 2 * * *", "2027-03-28", "2027-03-28T01:00Z")] // skipped: right after the gap
    [InlineData("Europe/Berlin", "0 9 * * *", "2027-03-28", "2027-03-28T07:00Z")]
    [InlineData("Australia/Lord_Howe", "15 2 * * *", "2026-10-04", "2026-10-03T15:30Z")] // half an hour only
    [InlineData("Australia/Lord_Howe", "45 1 * * *", "2027-04-04", "2027-04-03T14:45Z")]
    [InlineData("Asia/Kolkata", "0 9 * * *", "2026-10-25", "2026-10-25T03:30Z")]
    [InlineData("Pacific/Apia", "0 9 * * *", "2011-12-30", "2011-12-30T10:00Z")] // a day that never was
    public void A_slot_is_due_when_the_shops_clock_first_shows_its_time_or_a_later_one(string zone, string cron, string day, string due)
    {
        var plan = Plan(cron, zone);
        var on = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal(At(due), Assert.Single(plan.Between(At(due).AddDays(-2), At(due).AddDays(2)), s => s.Key.Date == on).Due);
    }

    [Fact]
    public void S1_every_slot_of_ten_years_is_due_when_the_systems_zone_tool_says()
    {
        foreach (var zone in SlotOracle.Zones.Take(Effort.Times(1, 8, 8)))
        {
            var plan = Plan(AllOver, zone);
            var expected = new SlotOracle(zone).Slots(plan.TimesOn(new(2008, 1, 1)), SlotOracle.Begin, SlotOracle.End);
            var mine = plan.Between(SlotOracle.Begin, SlotOracle.End).Select(s => (Local: s.Key.Date.ToDateTime(s.Key.Time), s.Due)).ToList();
            var wrong = expected.Except(mine).Concat(mine.Except(expected)).ToList();
            Assert.True(wrong.Count == 0, $"{zone}: {wrong.Count} of {expected.Count} differ, such as {wrong.FirstOrDefault()}");
            Assert.Equal(expected.Count, mine.Count);
        }
    }

    [Fact]
    public void What_is_due_in_two_spans_is_what_is_due_in_both()
    {
        var plan = Plan(AllOver, "Africa/Casablanca");
        for (var at = SlotOracle.Begin; at < SlotOracle.Begin.AddYears(1); at = at.AddHours(7))
        {
            var middle = at.AddMinutes(200);
            Assert.Equal(plan.Between(at, at.AddHours(7)), plan.Between(at, middle).Concat(plan.Between(middle, at.AddHours(7))));
            Assert.Equal(plan.Between(at, at.AddDays(2))[0].Due, plan.Next(at)!.Due);
        }
    }

    [Theory]
    [InlineData("0 9 * * 7", "2026-11-29T08:00Z")] // Sunday
    [InlineData("0 9 29 2 *", "2028-02-29T08:00Z")]
    [InlineData("0 9,14,19 * * *", "2026-11-23T13:00Z")]
    public void The_next_slot_is_found_however_far_it_is(string cron, string next) =>
        Assert.Equal(At(next), Plan(cron, "Europe/Berlin").Next(At("2026-11-23T09:00Z"))!.Due);

    internal static SlotPlan Plan(string cron, string zone) => SlotPlan.Read(cron, TimeZoneInfo.FindSystemTimeZoneById(zone))!;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
