namespace Sandbox.Gemini.Bill;

/// <summary>Dollars for a million tokens, from a day on. https://ai.google.dev/gemini-api/docs/pricing, read 2026-11-22.</summary>
/// <param name="From">In the time of California, by which Google's days go.</param>
/// <param name="Cached">What is read from a cache instead.</param>
public sealed record ListPrice(string Model, DateOnly From, decimal In, decimal Out, decimal Cached)
{
    private static readonly DateOnly Begin = new(2026, 1, 1), Argon = new(2026, 12, 1), NewYear = new(2027, 1, 1);

    private static readonly IReadOnlyList<ListPrice> All =
    [
        new("gemini-3.5-flash-lite", Begin, 0.30m, 2.50m, 0.03m),
        new("gemini-3.1-flash-lite", Begin, 0.25m, 1.50m, 0.025m),
        new("gemini-3.5-flash", Begin, 1.50m, 9.00m, 0.15m),
        .. new[] { "gemini-3.8-flash", "gemini-3.7-flash", "gemini-3.6-flash" }.SelectMany(m => new ListPrice[]
        {
            new(m, Begin, 0.75m, 3.75m, 0.075m),
            new(m, NewYear, 1.50m, 7.50m, 0.15m),
        }),
        new("gemini-4-argon", Begin, 2, 10, 0.10m),
        new("gemini-4-argon", Argon, 4, 20, 0.20m),
    ];

    /// <returns>Null for a model without a known price.</returns>
    public static ListPrice? Of(string model, DateOnly day) => All.LastOrDefault(p => p.Model == model && p.From <= day);

    /// <param name="batched">Half of it.</param>
    public decimal Dollars(TokenUse use, bool batched) =>
        ((use.Prompt - use.Cached) * In + use.Cached * Cached + (use.Candidates + use.Thoughts) * Out) / 1_000_000 / (batched ? 2 : 1);
}
