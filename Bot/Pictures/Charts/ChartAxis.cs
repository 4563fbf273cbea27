namespace Bot.Pictures.Charts;

/// <summary>The round numbers beside a plot: each a multiple of 1, 2 or 5 times a power of ten, 0 always among them.</summary>
internal sealed record ChartAxis(decimal Low, decimal High, decimal Step)
{
    public IReadOnlyList<decimal> Marks { get; } = [.. Enumerable.Range(0, (int)((High - Low) / Step) + 1).Select(i => Low + i * Step)];

    /// <param name="values">Whole numbers alone get whole marks.</param>
    /// <param name="most">So many steps, or one more where there are numbers below 0 too.</param>
    public static ChartAxis Over(IReadOnlyCollection<decimal> values, int most)
    {
        var (high, low) = (Math.Max(0, values.DefaultIfEmpty().Max()), Math.Min(0, values.DefaultIfEmpty().Min()));
        if (high == low) return new(0, 1, 1);
        var least = values.All(v => v == decimal.Truncate(v)) ? 1 : 0.001m;
        for (var power = least; ; power *= 10)
            foreach (var step in (decimal[])[power, 2 * power, 5 * power])
                if ((high - low) / step <= most)
                    return new(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    /// <returns>From 0 at the lowest mark to 1 at the highest.</returns>
    public float ShareOf(decimal value) => (float)((value - Low) / (High - Low));
}
