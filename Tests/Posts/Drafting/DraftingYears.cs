using Conversations.Posts.Drafting;
using Tests.Support;

namespace Tests.Posts.Drafting;

/// <summary>Drafting slots over years, against <see cref="SlotOracle"/>: none doubled, none missed without a word.</summary>
public sealed class DraftingYears(ITestOutputHelper output)
{
    [Fact]
    public async Task S1_S2_over_ten_years_no_slot_is_doubled_or_silently_missed()
    {
        var seed = Effort.Seed(output);
        var end = Effort.Times(1, 2, 2) == 1 ? SlotOracle.Begin.AddYears(1) : SlotOracle.End.AddDays(-10);
        foreach (var zone in SlotOracle.Zones.Take(Effort.Times(1, 6, 8)))
        {
            using var years = new ShopYears(zone, SlotOracle.Begin, end, seed);
            await years.JumpAsync(end);
            Assert.Contains($"{SlotOutcome.Missed}", Check(years, zone), StringComparison.Ordinal); // in ten quiet days perhaps not, in a year surely
        }
    }

    [Fact]
    public async Task S1_S2_minute_by_minute_for_a_year_no_slot_is_doubled_or_silently_missed()
    {
        var seed = Effort.Seed(output);
        var begin = new DateTimeOffset(2011, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var end = begin.AddDays(Effort.Times(10, 365, 365));
        foreach (var zone in SlotOracle.Zones.Take(Effort.Times(1, 1, 8)))
        {
            using var years = new ShopYears(zone, begin, end, seed);
            await years.MinuteByMinuteAsync(end);
            Check(years, zone);
        }
    }

    private string Check(ShopYears years, string zone)
    {
        var (wrong, figures) = years.Judge();
        output.WriteLine(figures);
        Assert.True(wrong.Count == 0, $"{zone}, {wrong.Count} times:\n{string.Join("\n", wrong.Take(10))}");
        Assert.Contains($"{SlotOutcome.Drafted}", figures, StringComparison.Ordinal);
        return figures;
    }
}
