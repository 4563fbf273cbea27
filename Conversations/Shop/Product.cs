namespace Conversations.Shop;

/// <summary>An amount in the shop's currency, as Shopify tells it (decimal string there, never a float).</summary>
/// <param name="Currency">ISO 4217, upper case.</param>
public readonly record struct Money(decimal Amount, string Currency);

/// <summary>The shop's record of a product at one moment; what claims are checked against.</summary>
public sealed record Product
{
    /// <summary>Shopify's global id: <c>gid://shopify/Product/123</c>.</summary>
    public required string Id { get; init; }

    public required string Handle { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text, made from Shopify's HTML; at most 4,000 characters.</summary>
    public required string Description { get; init; }

    public required ProductVisibility Visibility { get; init; }

    /// <summary>The page customers see; null when it is not in the online store.</summary>
    public Uri? Page { get; init; }

    public required Money Price { get; init; }

    /// <summary>The dearest variant; equal to <see cref="Price"/> when all cost the same.</summary>
    public required Money HighestPrice { get; init; }

    /// <summary>The price before a reduction; null when there is none.</summary>
    public Money? WasPrice { get; init; }

    /// <summary>Pieces for sale over all variants; null when the shop does not count them.</summary>
    public int? Stock { get; init; }

    /// <summary>Whether any variant can be bought now.</summary>
    public required bool ForSale { get; init; }

    public string? Vendor { get; init; }

    public string? Type { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Option names with their values: <c>Size → S, M, L</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The first picture as a JPEG rendition; null when the product has none.</summary>
    public Uri? Picture { get; init; }

    /// <summary>The first video as an MP4; null when the product has none that can be had whole.</summary>
    public Uri? Video { get; init; }

    /// <summary>How long the video is; null when there is none, or the shop does not say.</summary>
    public TimeSpan? VideoLength { get; init; }

    /// <summary>What the shop wrote about the picture.</summary>
    public string? PictureAlt { get; init; }

    /// <summary>The pictures after the first, in the shop's order; null when there are none, or the record is older than they are.</summary>
    public IReadOnlyList<ProductPicture>? MorePictures { get; init; }

    /// <summary>This record with what the shop says now; its pictures and its video stay those that were looked at.</summary>
    /// <param name="now">Null when the shop has no such product any more: the record stays as it was.</param>
    public Product Refreshed(Product? now) => now is null ? this : now with
    {
        Picture = Picture, PictureAlt = PictureAlt, MorePictures = MorePictures, Video = Video, VideoLength = VideoLength,
    };
}

/// <param name="Address">A JPEG rendition.</param>
/// <param name="Alt">What the shop wrote about it.</param>
public sealed record ProductPicture(Uri Address, string? Alt);

public enum ProductVisibility
{
    /// <summary>Anyone can find and open it.</summary>
    Visible,

    /// <summary>Only by direct link.</summary>
    Unlisted,

    Draft,

    Archived,

    /// <summary>Active, but not in the online store.</summary>
    NotInStore,
}
