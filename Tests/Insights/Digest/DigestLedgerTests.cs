using Conversations.Chat;
using Conversations.Help;

namespace Tests.Insights.Digest;

/// <summary>One digest a day and none twice, whatever the power, the clock and the settings do.</summary>
public sealed class DigestLedgerTests
{
    [Fact]
    public async Task S1_each_day_has_one_digest_over_restarts_and_it_tells_of_yesterday()
    {
        using var rig = new DigestRig();
        await rig.UntilAsync("2026-11-24 07:59");
        Assert.Empty(rig.Arrived); // whoever has just begun has nothing to be told
        for (var i = 0; i < 20; i++)
        {
            await rig.UntilAsync($"2026-11-{24 + i / 10} {8 + i % 10:00}:00");
            rig.Restart();
            await rig.TickAsync();
        }
        Assert.Equal(["Tue 24 Nov · yesterday: nothing posted, no orders that I know of, and nothing waits for you.", "Wed 25 Nov · yesterday: nothing posted, no orders that I know of, and nothing waits for you."], rig.Titles);
        Assert.All(rig.Arrived, card => Assert.True(card.Silent));
    }

    [Fact]
    public async Task S1_R3_what_is_cut_off_between_the_claim_and_the_sending_is_not_sent_again_but_told_with_the_next()
    {
        using var rig = new DigestRig();
        await rig.UntilAsync("2026-11-24 07:00");
        rig.SendingFails = () => new IOException("The power is gone.");
        await rig.UntilAsync("2026-11-24 08:00");
        rig.SendingFails = null;
        rig.Restart();
        await rig.UntilAsync("2026-11-24 20:00");
        Assert.Empty(rig.Arrived);
        await rig.UntilAsync("2026-11-25 08:00");
        Assert.StartsWith("Wed 25 Nov · since Mon 23 Nov", Assert.Single(rig.Titles), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S2_after_days_without_power_there_is_one_digest_for_all_of_them()
    {
        using var rig = new DigestRig();
        await rig.UntilAsync("2026-11-24 08:00");
        await rig.OffUntilAsync("2026-11-29 15:00");
        await rig.UntilAsync("2026-11-30 07:59");
        Assert.Equal(2, rig.Arrived.Count);
        Assert.StartsWith("Sun 29 Nov · since Tue 24 Nov", rig.Titles.Last(), StringComparison.Ordinal);
        await rig.UntilAsync("2026-11-30 08:00");
        Assert.StartsWith("Mon 30 Nov · yesterday", rig.Titles.Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-27 09:00", "2027-03-28")] // the hour from two to three does not exist
    [InlineData("2026-10-24 09:00", "2026-10-25")] // and here there are two of it
    public async Task S1_where_the_clock_is_changed_the_day_has_one_digest(string begin, string day)
    {
        using var rig = new DigestRig("02:30", begin: At(begin));
        await rig.TickAsync();
        await rig.UntilAsync($"{day} 01:50");
        Assert.Empty(rig.Arrived);
        await rig.UntilAsync($"{day} 12:00");
        rig.Restart();
        await rig.UntilAsync($"{day} 23:50");
        Assert.Single(rig.Arrived);
    }

    [Fact]
    public async Task S1_S3_a_clock_that_is_set_back_sends_no_second_digest()
    {
        using var rig = new DigestRig();
        await rig.UntilAsync("2026-11-24 08:00");
        rig.Numbers.Clock.Step(TimeSpan.FromMinutes(-5));
        await rig.UntilAsync("2026-11-24 09:00");
        rig.Numbers.Clock.Step(TimeSpan.FromDays(-1));
        rig.Restart();
        await rig.UntilAsync("2026-11-24 20:00");
        Assert.Single(rig.Arrived);
    }

    [Fact]
    public async Task S3_nothing_is_sent_by_a_clock_that_cannot_be_right_and_a_wrong_stamp_silences_nobody_for_ever()
    {
        using var rig = new DigestRig();
        await rig.UntilAsync("2026-11-24 08:00");
        rig.Numbers.Clock.Step(TimeSpan.FromDays(-365)); // before the program was built
        await rig.TickAsync();
        Assert.Single(rig.Arrived);
        rig.Numbers.Clock.Step(TimeSpan.FromDays(365 + 700));
        await rig.TickAsync(); // nothing shows that this is wrong
        Assert.Equal(2, rig.Arrived.Count);
        rig.Numbers.Clock.Step(TimeSpan.FromDays(-700));
        await rig.UntilAsync("2026-11-25 08:00", 60);
        Assert.Equal(2, rig.Arrived.Count); // the record is ahead: for a day it is the clock that is doubted
        await rig.UntilAsync("2026-11-27 08:00", 60);
        Assert.True(rig.Arrived.Count > 2, "a digest claimed in two years must not keep today's back");
    }

    [Fact]
    public async Task S1_another_zone_or_another_hour_makes_no_second_digest_of_a_date()
    {
        using var rig = new DigestRig();
        await rig.UntilAsync("2026-11-24 08:00");
        rig.Zone("Europe/Berlin", "11:00");
        await rig.UntilAsync("2026-11-24 12:00");
        rig.Zone("America/New_York", "11:00"); // six hours behind: eleven comes once more
        await rig.UntilAsync("2026-11-24 12:00");
        Assert.Single(rig.Arrived);
        await rig.UntilAsync("2026-11-25 11:00");
        Assert.Equal(2, rig.Arrived.Count);
    }

    [Fact]
    public async Task While_Telegram_cannot_be_reached_the_digest_waits_and_is_not_used_up()
    {
        using var rig = new DigestRig();
        await rig.UntilAsync("2026-11-24 07:00");
        rig.Lines.Add(new("Telegram", HealthState.Failing, rig.Numbers.Clock.Wall, null));
        await rig.UntilAsync("2026-11-24 10:00");
        Assert.Empty(rig.Arrived);
        rig.Lines.Clear();
        await rig.TickAsync();
        Assert.Single(rig.Arrived);
    }

    [Fact]
    public async Task An_owner_who_has_blocked_the_bot_is_not_tried_again_that_day()
    {
        using var rig = new DigestRig();
        await rig.UntilAsync("2026-11-24 07:00");
        rig.SendingFails = () => new ChatUnreachableException("blocked");
        await rig.UntilAsync("2026-11-24 09:00");
        rig.SendingFails = null;
        await rig.UntilAsync("2026-11-24 20:00");
        Assert.Empty(rig.Arrived);
    }

    [Fact]
    public async Task Off_is_off()
    {
        using var rig = new DigestRig();
        rig.Zone("Europe/Berlin", null);
        await rig.UntilAsync("2026-11-26 12:00", 60);
        Assert.Empty(rig.Arrived);
    }

    [Fact]
    public async Task The_wish_for_less_outlives_a_restart()
    {
        using var rig = new DigestRig();
        await rig.Ledger.SetShortAsync(true, TestContext.Current.CancellationToken);
        rig.Restart();
        Assert.True(rig.Ledger.IsShort);
        await rig.Ledger.SetShortAsync(false, TestContext.Current.CancellationToken);
        rig.Restart();
        Assert.False(rig.Ledger.IsShort);
    }

    private static DateTimeOffset At(string berlin) =>
        Conversations.Settings.LocalTime.First(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), DateTime.Parse(berlin, System.Globalization.CultureInfo.InvariantCulture));
}
