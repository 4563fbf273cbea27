namespace Sandbox.Shopify;

public enum ProductStatus
{
    Active,
    Draft,
    Archived,

    /// <summary>Live, and reachable by its link only.</summary>
    Unlisted,
}

public sealed record Product
{
    public required long Id { get; init; }

    public required string Handle { get; init; }

    public required string Title { get; init; }

    public string DescriptionHtml { get; init; } = "";

    public string Vendor { get; init; } = "";

    public string Type { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public ProductStatus Status { get; init; } = ProductStatus.Active;

    /// <summary>On the Online Store; null when it is not there.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public IReadOnlyList<ProductOption> Options { get; init; } = [];

    public required IReadOnlyList<Variant> Variants { get; init; }

    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>Stands after the pictures; null when there is none.</summary>
    public Video? Video { get; init; }

    public bool IsLive => Status is ProductStatus.Active or ProductStatus.Unlisted && PublishedAt is not null;

    public bool TracksInventory => Variants.Any(v => v.Tracked);

    public int TotalInventory => Variants.Sum(v => v.Inventory ?? 0);

    public bool IsSoldOut => Variants.All(v => !v.ForSale);
}

public sealed record ProductOption(string Name, IReadOnlyList<string> Values);

public sealed record Variant
{
    public required long Id { get; init; }

    /// <summary>The option values in order; empty for a product without options.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public string? Sku { get; init; }

    public required decimal Price { get; init; }

    public decimal? CompareAtPrice { get; init; }

    public int? Inventory { get; init; }

    public bool Tracked { get; init; } = true;

    /// <summary>Sold although none is left.</summary>
    public bool Oversells { get; init; }

    public double Grams { get; init; }

    public string Title => Values.Count == 0 ? "Default Title" : string.Join(" / ", Values);

    public bool ForSale => !Tracked || Oversells || Inventory > 0;
}

/// <param name="Name">File name on the video host, without what Shopify says of its quality.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Version">Another version is another film.</param>
/// <param name="Seconds">How long it is.</param>
public sealed record Video(long Id, string Name, int Bytes, int Version = 1, int Seconds = 24);

/// <param name="Name">File name on the picture host, without <c>.jpg</c>.</param>
/// <param name="Version">What <c>?v=</c> says; another version is another drawing.</param>
public sealed record Picture(long Id, string Name, long Version, int Width, int Height, string? Alt);
