using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

public static partial class ProductFields
{
    public static object? Resolve(Product p, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "id" => GlobalId.Of("Product", p.Id),
        "legacyResourceId" => p.Id.ToString(CultureInfo.InvariantCulture),
        "handle" => p.Handle,
        "title" => p.Title,
        "descriptionHtml" => p.DescriptionHtml,
        "description" => Cut(Plain(p.DescriptionHtml), arguments.Whole("truncateAt")),
        "vendor" => p.Vendor,
        "productType" => p.Type,
        "tags" => p.Tags.Order(StringComparer.OrdinalIgnoreCase),
        "status" => p.Status.ToString().ToUpperInvariant(),
        "createdAt" => Date(p.CreatedAt),
        "updatedAt" => Date(p.UpdatedAt),
        "publishedAt" => p.PublishedAt is { } at ? Date(at) : null,
        "onlineStoreUrl" => p.IsLive ? Link(p) : null,
        "onlineStorePreviewUrl" => p.IsLive ? Link(p) : $"{ShopFields.Url}/products_preview?preview_key={p.Id:x}",
        "totalInventory" => p.TotalInventory,
        "tracksInventory" => p.TracksInventory,
        "hasOnlyDefaultVariant" => p.Options.Count == 0,
        "hasOutOfStockVariants" => p.Variants.Any(v => !v.ForSale),
        "isGiftCard" => false,
        "defaultCursor" => Connection.Cursor(p.Id),
        "priceRangeV2" => new PriceRange(p.Variants.Min(v => v.Price), p.Variants.Max(v => v.Price)),
        "compareAtPriceRange" => p.Variants.Any(v => v.CompareAtPrice is not null)
            ? new PriceRange(p.Variants.Min(v => v.CompareAtPrice ?? decimal.MaxValue), p.Variants.Max(v => v.CompareAtPrice ?? 0)) : null,
        "featuredMedia" => p.Pictures.Count > 0 ? new Owned<Picture>(p, p.Pictures[0]) : null,
        "media" => Connection.Page(MediaFields.Of(p), MediaFields.IdOf, arguments, path),
        "mediaCount" => MediaFields.Of(p).Count,
        "variants" => Connection.Page([.. p.Variants.Select(v => new Owned<Variant>(p, v))], v => v.Value.Id, arguments, path),
        "variantsCount" => p.Variants.Count,
        "options" => OptionFields.Of(p).Take(arguments.Whole("first") ?? int.MaxValue),
        "seo" => p,
        _ => throw new InvalidOperationException($"no answer for Product.{field}"),
    };

    public static string Link(Product p) => $"{ShopFields.Url}/products/{Uri.EscapeDataString(p.Handle)}";

    public static string Date(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Plain(string html) => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ").Trim();

    private static string Cut(string text, int? at) => at is { } max && text.Length > max ? text[..Math.Max(0, max - 3)] + "..." : text;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
