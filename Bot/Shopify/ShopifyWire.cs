using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Shopify;

/// <remarks>What has no default here was asked for by name, so an answer without it is not an answer to our question.</remarks>
internal sealed record GraphRequest(string Query, JsonElement? Variables);

internal sealed record GraphAnswer(JsonElement Data = default, IReadOnlyList<GraphError>? Errors = null, GraphExtensions? Extensions = null);

internal sealed record GraphError(GraphErrorExtensions? Extensions = null);

internal sealed record GraphErrorExtensions(string? Code = null);

internal sealed record GraphExtensions(GraphCost? Cost = null);

internal sealed record GraphCost(double RequestedQueryCost = 0, GraphThrottle? ThrottleStatus = null);

internal sealed record GraphThrottle(double CurrentlyAvailable = 0, double RestoreRate = 0);

internal sealed record TokenRequest(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("client_secret")] string ClientSecret);

internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken = null,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn = null);

internal sealed record ByHandleData(WireProduct? ProductByIdentifier);

internal sealed record ByIdData(WireProduct? Product);

internal sealed record ByVariantData(WireProductHolder? ProductVariant);

internal sealed record WireProductHolder(WireProduct? Product);

internal sealed record RedirectsData(WireNodes<WireRedirect>? UrlRedirects);

internal sealed record ShopData(WireShop? Shop);

internal sealed record WireShop(WireDomain? PrimaryDomain);

internal sealed record WireDomain(string? Host);

internal sealed record WireRedirect(string Path, string Target);

internal sealed record WireNodes<T>(IReadOnlyList<T>? Nodes);

internal sealed record WireMoney(string Amount, string CurrencyCode);

internal sealed record WirePriceRange(WireMoney MinVariantPrice, WireMoney MaxVariantPrice);

internal sealed record WireImage(Uri? Url, string? AltText);

/// <param name="Duration">Of a video, milliseconds.</param>
internal sealed record WireMedia(string? Alt = null, WireImage? Image = null, IReadOnlyList<WireVideoSource>? Sources = null, int? Duration = null);

internal sealed record WireVideoSource(Uri? Url, string? MimeType, int? Height, long? FileSize);

internal sealed record WireOption(string Name, IReadOnlyList<string> Values);

internal sealed record WireVariant(string Price, string? CompareAtPrice, bool AvailableForSale);

internal sealed record WireProduct(
    string Id,
    string Handle,
    string Title,
    string? DescriptionHtml,
    string Status,
    Uri? OnlineStoreUrl,
    string? Vendor,
    string? ProductType,
    IReadOnlyList<string>? Tags,
    int TotalInventory,
    bool TracksInventory,
    WirePriceRange PriceRangeV2,
    IReadOnlyList<WireOption>? Options,
    WireMedia? FeaturedMedia,
    WireNodes<WireMedia>? Media,
    WireNodes<WireVariant>? Variants);

internal sealed record ListData(WirePage? Products);

internal sealed record CollectionsData(WireNodes<WireCollectionSize>? Collections);

internal sealed record WireCollectionSize(string Id, WireCount? ProductsCount);

internal sealed record WireCount(int Count);

internal sealed record BestSellersData(WireCollection? Collection);

internal sealed record WireCollection(string Title, WirePage? Products);

internal sealed record WirePage(IReadOnlyList<WireListed> Nodes, WirePageInfo PageInfo);

internal sealed record WirePageInfo(bool HasNextPage, string? EndCursor);

internal sealed record WireId(string Id);

internal sealed record WireListed(
    string Id, DateTimeOffset CreatedAt, string Status, Uri? OnlineStoreUrl, int TotalInventory, bool TracksInventory, WireId? FeaturedMedia);

/// <summary>The storefront's product page as JSON: https://shopify.dev/docs/api/ajax/reference/product</summary>
internal sealed record StorefrontProduct(long Id = 0);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GraphRequest))]
[JsonSerializable(typeof(GraphAnswer))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(ByHandleData))]
[JsonSerializable(typeof(ByIdData))]
[JsonSerializable(typeof(ByVariantData))]
[JsonSerializable(typeof(RedirectsData))]
[JsonSerializable(typeof(ShopData))]
[JsonSerializable(typeof(ListData))]
[JsonSerializable(typeof(CollectionsData))]
[JsonSerializable(typeof(BestSellersData))]
[JsonSerializable(typeof(StorefrontProduct))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ShopifyJson : JsonSerializerContext;
