using Conversations.Costs;

namespace Tests.Costs;

public sealed class PriceTableTests
{
    /// <summary>Worked out by hand from the price page: 1,000,000 tokens in, of which 200,000 cached, and 100,000 out; micro-dollars.</summary>
    [Theory]
    [InlineData("gemini-3.5-flash-lite", "2026-11-28T12:00:00Z", 240_000 + 6_000 + 250_000)]
    [InlineData("gemini-3.5-flash-lite-001", "2027-06-01T00:00:00Z", 240_000 + 6_000 + 250_000)]
    [InlineData("models/gemini-3.1-flash-lite", "2026-11-28T12:00:00Z", 200_000 + 5_000 + 150_000)]
    [InlineData("gemini-3.8-flash", "2026-12-31T23:59:59Z", 600_000 + 15_000 + 375_000)]
    [InlineData("gemini-3.8-flash", "2027-01-01T00:00:00Z", 1_200_000 + 30_000 + 750_000)]
    [InlineData("gemini-3.8-flash-001", "2027-01-01T00:00:00Z", 1_200_000 + 30_000 + 750_000)]
    [InlineData("gemini-3.8-flash-09-2026", "2026-11-28T00:00:00Z", 600_000 + 15_000 + 375_000)]
    [InlineData("gemini-3.7-flash", "2026-12-31T23:59:59Z", 600_000 + 15_000 + 375_000)]
    [InlineData("gemini-3.6-flash", "2027-01-01T00:00:00Z", 1_200_000 + 30_000 + 750_000)]
    [InlineData("gemini-3.5-flash", "2026-11-28T00:00:00Z", 1_200_000 + 30_000 + 900_000)]
    [InlineData("gemini-4-argon", "2026-11-30T23:59:59Z", 1_600_000 + 20_000 + 1_000_000)]
    [InlineData("gemini-4-argon", "2026-12-01T00:00:00Z", 3_200_000 + 40_000 + 2_000_000)]
    // Not listed: of each part the dearest that is.
    [InlineData("gemini-9-flash", "2026-11-30T00:00:00Z", 1_600_000 + 30_000 + 1_000_000)]
    [InlineData("gemini-3.8-flash-image", "2026-12-01T00:00:00Z", 3_200_000 + 40_000 + 2_000_000)]
    [InlineData("gemini-3.5-flash-lite-image", "2026-12-01T00:00:00Z", 3_200_000 + 40_000 + 2_000_000)]
    [InlineData("gemini-flash-latest", "2026-12-01T00:00:00Z", 3_200_000 + 40_000 + 2_000_000)]
    [InlineData("", "2026-12-01T00:00:00Z", 3_200_000 + 40_000 + 2_000_000)]
    public void A_model_costs_what_the_price_page_says_on_that_day(string model, string at, long micros)
    {
        var price = PriceTable.At(model, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(micros, price.Of(new(1_000_000, 200_000, 100_000), isBatch: false));
        Assert.Equal(micros / 2, price.Of(new(1_000_000, 200_000, 100_000), isBatch: true));
    }

    [Fact]
    public void A_part_of_a_micro_dollar_counts_as_a_whole_one()
    {
        var price = PriceTable.At("gemini-3.5-flash-lite", new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, price.Of(new(1, 0, 0), isBatch: false));
        Assert.Equal(1, price.Of(new(1, 1, 0), isBatch: true));
        Assert.Equal(0, price.Of(new(0, 0, 0), isBatch: false));
    }

    [Fact]
    public void A_call_across_a_change_of_price_is_reserved_at_the_dearer_one()
    {
        var before = new DateTimeOffset(2026, 12, 31, 23, 59, 30, TimeSpan.Zero);
        var price = PriceTable.Highest("gemini-3.8-flash", before, before.AddHours(1));
        Assert.Equal((1.50m, 7.50m, 0.15m), (price.Input, price.Output, price.CachedInput));
    }

    [Theory]
    [InlineData("2026-11-30T23:59:59.999+00:00", "2026-11", "2026-12-01T00:00:00+00:00")]
    [InlineData("2026-12-01T00:30:00+01:00", "2026-11", "2026-12-01T00:00:00+00:00")]
    [InlineData("2026-12-31T19:00:00-05:00", "2027-01", "2027-02-01T00:00:00+00:00")]
    public void A_month_is_one_of_UTC(string at, string month, string end)
    {
        var of = UtcMonth.Of(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(month, $"{of}");
        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), of.End);
    }
}
