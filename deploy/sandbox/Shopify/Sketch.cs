namespace Sandbox.Shopify;

/// <summary>A product of the built-in shop in few words.</summary>
public sealed record Sketch(string Handle, string Title, string Type, decimal Price, string Html)
{
    public decimal? Was { get; init; }

    public string Vendor { get; init; } = "Linen & Loaf";

    /// <summary>Separated by commas.</summary>
    public string Tags { get; init; } = "";

    /// <summary><c>Name: value, value</c>; a second one after a semicolon.</summary>
    public string Options { get; init; } = "";

    /// <summary>Pieces of each variant in order; the last number goes on for the rest.</summary>
    public IReadOnlyList<int> Stock { get; init; } = [12];

    public int Grams { get; init; } = 300;

    public ProductStatus Status { get; init; } = ProductStatus.Active;

    public bool Published { get; init; } = true;

    public bool Tracked { get; init; } = true;

    /// <summary>Each with its alt text.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [""];

    public bool Tall { get; init; }

    /// <summary>Shown in a film as well.</summary>
    public bool Filmed { get; init; }

    public Product Make(int number, DateTimeOffset now)
    {
        var id = 8_100_204_000_000 + number * 4_099L;
        var options = Options.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(o => o.Split(':', 2)).Select(o => new ProductOption(o[0].Trim(), o[1].Split(',', StringSplitOptions.TrimEntries))).ToList();
        IEnumerable<IReadOnlyList<string>> combinations = [[]];
        foreach (var option in options) combinations = combinations.SelectMany(c => option.Values.Select(v => (IReadOnlyList<string>)[.. c, v]));
        return new()
        {
            Id = id,
            Handle = Handle,
            Title = Title,
            DescriptionHtml = Html,
            Vendor = Vendor,
            Type = Type,
            Tags = [.. Tags.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Status = Status,
            PublishedAt = Published && Status != ProductStatus.Draft ? now.AddDays(-40 + number) : null,
            CreatedAt = now.AddDays(-120 + number),
            UpdatedAt = now.AddDays(-9).AddHours(number),
            Options = options,
            Variants = [.. combinations.Select((values, i) => new Variant
            {
                Id = 45_200_881_000_000 + number * 4_099L + i,
                Values = values,
                Sku = $"LL-{number + 101}-{i + 1}",
                Price = Price,
                CompareAtPrice = Was,
                Inventory = Tracked ? Stock[Math.Min(i, Stock.Count - 1)] : null,
                Tracked = Tracked,
                Grams = Grams,
            })],
            Pictures = [.. Pictures.Select((alt, i) => new Picture(31_750_220_000_000 + number * 4_099L + i, i == 0 ? Handle : $"{Handle}-{i + 1}",
                1_763_000_000 + number, 1440, Tall ? 1800 : 1440, alt.Length > 0 ? alt : null))],
            Video = Filmed ? new(31_990_220_000_000 + number * 4_099L, Handle, 420_000) : null,
        };
    }
}
