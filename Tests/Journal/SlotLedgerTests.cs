using Bot.Journal;
using Conversations.Posts.Drafting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Tests.Journal;

public sealed class SlotLedgerTests : IDisposable
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly PlanOnRecord Plan = new("0 9 * * *", "Europe/Berlin", Nine.AddHours(-1));
    private static readonly SlotRow Slot = new(new(new(2026, 11, 23), new(9, 0), "Europe/Berlin"), Nine, SlotOutcome.Claimed, Told: true);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-slots-");
    private readonly FakeTimeProvider _time = new(Nine);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S1_of_two_who_decide_about_a_slot_one_does_and_a_known_slot_stays_as_it_is()
    {
        using (var journal = Open())
        {
            var ledger = new JournalSlots(journal, _time);
            Assert.Null(await ledger.PlanAsync(Ct));
            await ledger.BeginAsync(Plan, Ct);
            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ledger.DecideAsync(Plan, Nine, [Slot], Ct)));
            Assert.Equal([false, true], both.Order());
            await ledger.EndAsync(Slot with { Outcome = SlotOutcome.Drafted }, Ct);
        }
        using (var journal = Open())
        {
            var ledger = new JournalSlots(journal, _time);
            var plan = await ledger.PlanAsync(Ct);
            Assert.Equal(Plan with { SettledUntil = Nine }, plan);
            Assert.True(await ledger.DecideAsync(plan!, Nine.AddHours(1), [Slot], Ct)); // the clock was set back over it
            Assert.Empty(await ledger.ClaimedAsync(Ct));
            Assert.Equal(SlotOutcome.Drafted, await ledger.LastOutcomeAsync(Ct));
        }
    }

    [Fact]
    public async Task S2_what_was_missed_is_there_until_it_is_told()
    {
        using var journal = Open();
        var ledger = new JournalSlots(journal, _time);
        await ledger.BeginAsync(Plan, Ct);
        var missed = Slot with { Outcome = SlotOutcome.Missed, Told = false };
        await ledger.DecideAsync(Plan, Nine, [missed], Ct);
        Assert.Equal([missed], await ledger.UntoldAsync(Ct));
        await ledger.ToldAsync([missed], Ct);
        Assert.Empty(await ledger.UntoldAsync(Ct));
        Assert.Null(await ledger.LastOutcomeAsync(Ct));
    }

    [Fact]
    public async Task S3_stamps_of_a_wrong_clock_can_be_taken_back()
    {
        using var journal = Open();
        var ledger = new JournalSlots(journal, _time);
        Assert.Null(await ledger.NewestStampAsync(Ct));
        await ledger.BeginAsync(Plan, Ct);
        _time.SetUtcNow(Nine.AddDays(90));
        await ledger.DecideAsync(Plan, Nine.AddDays(90), [Slot], Ct);
        Assert.Equal(Nine.AddDays(90), await ledger.NewestStampAsync(Ct));
        await ledger.ForgetLaterStampsAsync(Nine, Ct);
        Assert.Equal(Nine, await ledger.NewestStampAsync(Ct));
        Assert.Equal(Nine, (await ledger.PlanAsync(Ct))!.SettledUntil);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private JournalFile Open() => new(Options.Create(new JournalOptions { DataDir = _folder.FullName }), _time);
}
