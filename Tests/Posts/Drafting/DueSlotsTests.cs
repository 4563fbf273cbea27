using Conversations.Posts.Drafting;
using Microsoft.Extensions.Logging.Abstractions;
using Tests.Support;

namespace Tests.Posts.Drafting;

/// <summary>Settings and clocks that change in the middle of a day.</summary>
public sealed class DueSlotsTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 22, 23, 0, 0, TimeSpan.Zero); // of Monday, in Berlin

    private readonly StepClock _clock = new(Midnight);
    private readonly MemoryLedger _ledger;
    private DueSlots _slots;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public DueSlotsTests()
    {
        _ledger = new(_clock);
        _slots = Started();
    }

    [Fact]
    public async Task S1_new_settings_at_noon_run_no_slot_of_the_morning()
    {
        await LookAsync("0 9,14 * * *", 0, 9);
        Assert.Equal(["09:00 Claimed"], Rows());
        await LookAsync("0 9,11,13 * * *", 12, 12.5, 13);
        Assert.Equal(["09:00 Claimed", "13:00 Claimed"], Rows());
    }

    [Fact]
    public async Task S1_another_zone_at_noon_runs_what_is_still_to_come_there()
    {
        await LookAsync("0 9,14 * * *", 0, 9);
        await LookAsync("0 9,14 * * *", "Asia/Tokyo", 12); // 20:00 there: nine and two are over
        await LookAsync("0 9,14 * * *", "America/New_York", 12.1, 14.9, 15); // 09:00 there
        Assert.Equal(["09:00 Claimed", "09:00 Claimed"], Rows());
        Assert.Equal(["America/New_York", "Europe/Berlin"], _ledger.Rows.Keys.Select(k => k.Zone).Order());
    }

    [Fact]
    public async Task S2_what_the_old_plan_missed_is_not_lost_with_it()
    {
        await LookAsync("0 9,14 * * *", 0);
        await LookAsync("0 20 * * *", 18);
        Assert.Equal(["09:00 Missed", "14:00 Missed"], Rows());
        Assert.Equal(2, (await _ledger.UntoldAsync(Ct)).Count);
    }

    [Fact]
    public async Task S1_slots_that_were_switched_off_for_a_while_are_not_missed()
    {
        await LookAsync("0 9,14 * * *", 0);
        await LookAsync(null, 8, 9, 10);
        await LookAsync("0 9,14 * * *", 11, 14);
        Assert.Equal(["14:00 Claimed"], Rows());
    }

    [Fact]
    public async Task S1_S3_a_clock_that_is_set_back_over_a_slot_runs_it_no_second_time()
    {
        await LookAsync("0 9,14 * * *", 0, 9);
        _clock.Step(TimeSpan.FromMinutes(-5)); // 08:55
        Assert.Empty((await _slots.LookAsync(Plan("0 9,14 * * *"), Ct)).Claimed); // claimed, but its time is still to come
        await LookAsync("0 9,14 * * *", 9.1);
        Assert.Equal(["09:00 Claimed"], Rows());
        _clock.Step(TimeSpan.FromHours(-6));
        Assert.Contains("my records reach to", (await _slots.LookAsync(Plan("0 9,14 * * *"), Ct)).Doubt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S2_a_week_away_leaves_one_slot_to_run_and_the_rest_to_tell()
    {
        await LookAsync("0 9,14,19 * * *", 0);
        await LookAsync("0 9,14,19 * * *", 7 * 24 + 10.5);
        Assert.Equal(21, (await _ledger.UntoldAsync(Ct)).Count);
        Assert.Equal("2026-11-30", $"{Assert.Single(await _ledger.ClaimedAsync(Ct)).Key.Date:yyyy-MM-dd}");
    }

    private Task LookAsync(string? cron, params double[] hours) => LookAsync(cron, "Europe/Berlin", hours);

    /// <summary>A new process looks at these hours of Monday.</summary>
    private async Task LookAsync(string? cron, string zone, params double[] hours)
    {
        _slots = Started();
        foreach (var hour in hours)
        {
            _clock.Pass(Midnight.AddHours(hour) - _clock.Wall);
            await _slots.LookAsync(cron is null ? null : SlotPlanTests.Plan(cron, zone), Ct);
        }
    }

    private static SlotPlan Plan(string cron) => SlotPlanTests.Plan(cron, "Europe/Berlin");

    private DueSlots Started() => new(_ledger, new ClockTrust(_ledger, new(Midnight), Shops.In("Europe/Berlin"), _clock, NullLogger<ClockTrust>.Instance), _clock);

    private IEnumerable<string> Rows() => _ledger.Rows.Values.OrderBy(r => r.Due).Select(r => $"{r.Key.Time:HH:mm} {r.Outcome}");
}
