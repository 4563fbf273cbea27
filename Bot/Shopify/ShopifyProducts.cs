using System.Globalization;
using Conversations.Shop;

namespace Bot.Shopify;

/// <summary>Shopify's words for a product into ours.</summary>
internal static class ShopifyProducts
{
    private const int LongestDescription = 4_000;

    public static Product Map(WireProduct wire)
    {
        var variants = wire.Variants?.Nodes ?? [];
        var lowest = Map(wire.PriceRangeV2.MinVariantPrice);
        var pictures = new[] { wire.FeaturedMedia }.Concat(wire.Media?.Nodes ?? []).Where(m => m?.Image?.Url is not null).DistinctBy(m => m!.Image!.Url).ToList();
        var media = pictures.FirstOrDefault();
        var film = wire.Media?.Nodes?.FirstOrDefault(m => m.Sources is { Count: > 0 });
        return new()
        {
            Id = wire.Id,
            Handle = wire.Handle,
            Title = wire.Title,
            Description = PlainText.FromHtml(wire.DescriptionHtml ?? "", LongestDescription),
            Visibility = Visibility(wire.Status, wire.OnlineStoreUrl),
            Page = wire.OnlineStoreUrl,
            Price = lowest,
            HighestPrice = Map(wire.PriceRangeV2.MaxVariantPrice),
            WasPrice = WasPrice(variants, lowest),
            Stock = Stock(wire.TracksInventory, wire.TotalInventory),
            ForSale = variants.Any(v => v.AvailableForSale),
            Vendor = NullIfEmpty(wire.Vendor),
            Type = NullIfEmpty(wire.ProductType),
            Tags = wire.Tags ?? [],
            Options = Options(wire.Options ?? []),
            Picture = media?.Image?.Url,
            Video = Video(film),
            VideoLength = film?.Duration is { } length ? TimeSpan.FromMilliseconds(length) : null,
            PictureAlt = Alt(media),
            MorePictures = pictures.Count > 1 ? [.. pictures.Skip(1).Select(m => new ProductPicture(m!.Image!.Url!, Alt(m)))] : null,
        };
    }

    public static ListedProduct Map(WireListed wire) => new()
    {
        Id = wire.Id,
        CreatedAt = wire.CreatedAt,
        Visibility = Visibility(wire.Status, wire.OnlineStoreUrl),
        Stock = Stock(wire.TracksInventory, wire.TotalInventory),
        HasPicture = wire.FeaturedMedia is not null,
    };

    /// <summary>The best of the video's files that is not larger than we carry; a playlist is no file.</summary>
    private static Uri? Video(WireMedia? film) => film?.Sources!
        .Where(s => s is { Url.IsAbsoluteUri: true, MimeType: "video/mp4" } && s.FileSize is null or <= ShopifyVideos.MostBytes && s.Height is null or <= 1_920)
        .MaxBy(s => s.Height ?? 0)?.Url;

    private static string? Alt(WireMedia? media) => NullIfEmpty(media?.Image?.AltText) ?? NullIfEmpty(media?.Alt);

    private static int? Stock(bool tracked, int total) => tracked ? Math.Max(total, 0) : null;

    private static ProductVisibility Visibility(string status, Uri? page) => status switch
    {
        "ACTIVE" when page is not null => ProductVisibility.Visible,
        "UNLISTED" => ProductVisibility.Unlisted,
        "DRAFT" => ProductVisibility.Draft,
        "ARCHIVED" => ProductVisibility.Archived,
        _ => ProductVisibility.NotInStore,
    };

    // "Was 40, now 30" is only true if every variant that costs 30 has cost that much before.
    private static Money? WasPrice(IReadOnlyList<WireVariant> variants, Money lowest)
    {
        var cheapest = variants.Where(v => Amount(v.Price) == lowest.Amount).Select(v => v.CompareAtPrice is { } before ? Amount(before) : 0).ToList();
        return cheapest.Count > 0 && cheapest.Min() is var least && least > lowest.Amount ? lowest with { Amount = least } : null;
    }

    // A product without options has one named "Title" with the value "Default Title".
    private static Dictionary<string, IReadOnlyList<string>> Options(IReadOnlyList<WireOption> options) => options
        .Where(o => o.Values is not ["Default Title"])
        .DistinctBy(o => o.Name, StringComparer.Ordinal)
        .ToDictionary(o => o.Name, o => o.Values, StringComparer.Ordinal);

    private static Money Map(WireMoney wire) => new(Amount(wire.Amount), wire.CurrencyCode.ToUpperInvariant());

    private static decimal Amount(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
        ? amount
        : throw new ShopUnavailableException("Shopify told a price that is not a number.");

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
