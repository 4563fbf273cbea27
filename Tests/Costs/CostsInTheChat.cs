using Conversations.Costs;
using Tests.Support;

namespace Tests.Costs;

public sealed class CostsInTheChat
{
    private static readonly UtcMonth November = new(2026, 11);

    private static readonly CostSettings Ten = new(10_000_000, BooksPlan.Free);

    [Fact]
    public void The_card_of_costs()
    {
        var half = new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.Zero);
        var rows = new[] { Row(RowCause.Claims, 12, 640), Row(RowCause.Posts, 0, 2_210), Row(RowCause.Publications, 1_980, 1_975), Row(RowCause.Settings, 1, 2) };
        var text = string.Join("\n\n—\n\n", new[]
        {
            CostsCard.Text(half, November, new(60_800, 0, 11_500, 0, 7_300, 44, November.Begin.AddHours(9), ["gemini-3.5-flash-lite", "gemini-3.8-flash-001"]), rows, Ten),
            CostsCard.Text(half, November, new(9_100_000, 24_000, 0, 0, 0, 1, half.AddHours(-3), ["gemini-9-flash"]), rows, Ten with { Plan = BooksPlan.Pro }),
            CostsCard.Text(November.Begin, November, new(0, 0, 0, 0, 0, 0, null, []), [], Ten with { Budget = 0 }),
        }.Select(t => t.Plain));
        ApprovedText.Check("Tests/Costs/costs.approved.txt", text);
    }

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(1, "less than $0.0001")]
    [InlineData(1_350, "$0.0014")]
    [InlineData(9_999, "$0.0100")]
    [InlineData(10_000, "$0.01")]
    [InlineData(412_345, "$0.41")]
    [InlineData(10_000_000_000, "$10000.00")]
    public void Dollars_are_written_so_that_they_say_something(long micros, string written) => Assert.Equal(written, CostTexts.Dollars(micros));

    /// <summary>Judged by what arrived at the sandbox.</summary>
    [Fact]
    public async Task Costs_says_what_was_spent_and_which_rows_were_touched()
    {
        await using var world = await World.BeginAsync();
        Assert.Contains("💰 AI in November: $0.00 of $10.00\nNothing was drafted yet.", (await world.AskAsync("/costs")).Text, StringComparison.Ordinal);
        await world.SentAsync();
        await world.LiveAsync();
        await world.SettleAsync();
        await world.StopAsync(); // what was only in memory is kept
        await world.StartAsync();
        var card = (await world.AskAsync("/costs", user: 333)).Text;
        var billed = CostTexts.Dollars((long)Math.Ceiling(await world.BilledAsync()));
        Assert.Contains($"💰 AI in November: {billed} of $10.00", card, StringComparison.Ordinal);
        Assert.Contains($"{billed} for each of 1 draft · rewriting ", card, StringComparison.Ordinal);
        var rows = await world.Desk.GetAsync("appwrite/bill");
        Assert.Contains($"{rows["reads"]} of 250,000 rows read, {rows["writes"]} of 250,000 written", card, StringComparison.Ordinal);
        Assert.Contains("Posts: 0 read, ", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_names_models_that_are_gone_or_will_be()
    {
        await using var world = await World.BeginAsync(null, ("GEMINI_MODEL", "gemini-3.5-flash-lite,gemini-2.5-flash,gemini-1.5-flash"));
        await world.SettleAsync();
        Assert.Contains(
            "✅ Gemini: on · ⚠️ gemini-2.5-flash ends on 1 Dec 2026; set another in GEMINI_MODEL before; gemini-1.5-flash does not exist any more; take it out of GEMINI_MODEL",
            (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
    }

    private static RowCount Row(RowCause cause, long reads, long writes) => new(cause, reads, writes, November.Begin);
}
