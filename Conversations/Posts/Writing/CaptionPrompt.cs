using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>
/// What the model is told. Product text stands between markers as JSON: data, never instructions (X5); so does what the owner wishes for style, below
/// the rules about facts.
/// </summary>
internal static class CaptionPrompt
{
    /// <summary>Of all that is fixed in it; the product and the brand voice are not.</summary>
    public static string Version => PromptFiles.Version;

    public static string Rules { get; } = PromptFiles.Text("caption.md");

    public static JsonElement AnswerSchema { get; } = JsonDocument.Parse(PromptFiles.Text("answer.json")).RootElement;

    private static readonly string AgainPlain = PromptFiles.Text("again.md");
    private static readonly string AgainBecause = PromptFiles.Text("again-because.md");

    /// <param name="voice">The owner's wishes for style; null for none.</param>
    public static string About(Product product, CultureInfo language, string? voice)
    {
        var facts = new ProductFacts
        {
            Language = language.TwoLetterISOLanguageName,
            Title = product.Title,
            Description = product.Description,
            Price = Decimal(product.Price),
            CompareAtPrice = product.WasPrice is { } was ? Decimal(was) : null,
            Currency = product.Price.Currency,
            Vendor = product.Vendor,
            Type = product.Type,
            Tags = product.Tags,
            Options = product.Options,
            Stock = product.Stock,
            Url = product.Page?.AbsoluteUri,
        };
        // The serializer writes < as \u003C, so no product text and no wish can close its marker.
        var about = $"<product>{JsonSerializer.Serialize(facts, PromptJson.Default.ProductFacts)}</product>";
        return voice is null ? about : $"<voice>{JsonSerializer.Serialize(voice, PromptJson.Default.String)}</voice>\n{about}";
    }

    /// <summary>Names what a text was written from, without the stock, which changes by the hour and is checked. Another prompt or record has another name.</summary>
    /// <returns>SHA-256, lower-case hex.</returns>
    public static string FactsOf(Product product, CultureInfo language, string? voice) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Version + About(product with { Stock = null }, language, voice))));

    /// <summary>What was found may quote product text: as JSON it stays data.</summary>
    public static string Again(IReadOnlyList<string> reasons) => reasons.Count == 0
        ? AgainPlain
        : AgainBecause.Replace("{reasons}", JsonSerializer.Serialize(reasons, PromptJson.Default.IReadOnlyListString), StringComparison.Ordinal);

    private static string Decimal(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);
}

internal sealed record ProductFacts
{
    public required string Language { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string Price { get; init; }
    public string? CompareAtPrice { get; init; }
    public required string Currency { get; init; }
    public string? Vendor { get; init; }
    public string? Type { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; }
    public int? Stock { get; init; }
    public string? Url { get; init; }
}

internal sealed record CaptionAnswer
{
    public required string Caption { get; init; }
    public required IReadOnlyList<string> Hashtags { get; init; }
    public required string AltText { get; init; }
    public required double Confidence { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ProductFacts))]
[JsonSerializable(typeof(CaptionAnswer))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class PromptJson : JsonSerializerContext;
