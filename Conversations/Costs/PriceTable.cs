namespace Conversations.Costs;

/// <summary>
/// Google's list prices for text, paid tier, standard speed. A batch costs half.
/// https://ai.google.dev/gemini-api/docs/pricing, as read in September and October 2026; the changes of price as announced there.
/// </summary>
public static class PriceTable
{
    /// <summary>Announced by date alone. Midnight UTC comes before Google's own in California, so that a rise is never counted too late.</summary>
    private static readonly IReadOnlyList<ModelPrice> Prices =
    [
        Since("gemini-3.5-flash-lite", 2026, 7, 21, 0.30m, 2.50m, 0.03m),
        Since("gemini-3.1-flash-lite", 2026, 1, 1, 0.25m, 1.50m, 0.025m),
        Since("gemini-3.8-flash", 2026, 9, 2, 0.75m, 3.75m, 0.075m),
        Since("gemini-3.8-flash", 2027, 1, 1, 1.50m, 7.50m, 0.15m),
        Since("gemini-3.7-flash", 2026, 1, 1, 0.75m, 3.75m, 0.075m),
        Since("gemini-3.7-flash", 2027, 1, 1, 1.50m, 7.50m, 0.15m),
        Since("gemini-3.6-flash", 2026, 1, 1, 0.75m, 3.75m, 0.075m),
        Since("gemini-3.6-flash", 2027, 1, 1, 1.50m, 7.50m, 0.15m),
        Since("gemini-3.5-flash", 2026, 1, 1, 1.50m, 9.00m, 0.15m),
        Since("gemini-4-argon", 2026, 9, 30, 2.00m, 10.00m, 0.10m),
        Since("gemini-4-argon", 2026, 12, 1, 4.00m, 20.00m, 0.20m),
    ];

    public static bool Knows(string model) => Listed(model) is not null;

    /// <summary>By the name that an answer gives, <c>gemini-3.8-flash-001</c>; a model that is not listed costs as much as any that is.</summary>
    public static ModelPrice At(string model, DateTimeOffset at) => Listed(model) is { } name ? Of(name, at) : Dearest(at);

    /// <summary>The dearer of the prices that hold between the two instants.</summary>
    public static ModelPrice Highest(string model, DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = (At(model, from), At(model, until));
        return last with
        {
            Input = Math.Max(first.Input, last.Input), Output = Math.Max(first.Output, last.Output), CachedInput = Math.Max(first.CachedInput, last.CachedInput),
        };
    }

    // Before its first day a model has its first price.
    private static ModelPrice Of(string name, DateTimeOffset at)
    {
        var prices = Prices.Where(p => p.Model == name).ToList();
        return prices.LastOrDefault(p => p.From <= at) ?? prices[0];
    }

    private static ModelPrice Dearest(DateTimeOffset at)
    {
        var all = Prices.Select(p => p.Model).Distinct().Select(m => Of(m, at)).ToList();
        return new("the dearest", at, all.Max(p => p.Input), all.Max(p => p.Output), all.Max(p => p.CachedInput));
    }

    private static string? Listed(string model)
    {
        var name = model.StartsWith("models/", StringComparison.Ordinal) ? model["models/".Length..] : model;
        return Prices.Select(p => p.Model).FirstOrDefault(m => name.StartsWith(m, StringComparison.Ordinal) && IsVersion(name.AsSpan(m.Length)));
    }

    /// <summary>"-001", "-09-2026": more than a number is another model with a price of its own, "-flash" and "-flash-image".</summary>
    private static bool IsVersion(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) return true;
        if (rest[0] != '-' || rest.Length == 1) return false;
        foreach (var c in rest) if (c != '-' && !char.IsAsciiDigit(c)) return false;
        return true;
    }

    private static ModelPrice Since(string model, int year, int month, int day, decimal input, decimal output, decimal cached) =>
        new(model, new(year, month, day, 0, 0, 0, TimeSpan.Zero), input, output, cached);
}
