using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>The product that stands between &lt;product&gt; and &lt;/product&gt; in a prompt.</summary>
public sealed record ProductFacts
{
    public string Title { get; init; } = "";

    public decimal? Price { get; init; }

    public decimal? CompareAtPrice { get; init; }

    public string Currency { get; init; } = "EUR";

    public string Type { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string Description { get; init; } = "";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public int? Stock { get; init; }

    public bool German { get; init; }

    public static ProductFacts? In(string prompt)
    {
        // The last one: a system instruction may explain the form with an empty example.
        var start = prompt.LastIndexOf("<product>", StringComparison.Ordinal);
        var end = prompt.LastIndexOf("</product>", StringComparison.Ordinal);
        if (start < 0 || end < start) return null;
        try
        {
            return JsonNode.Parse(prompt[(start + "<product>".Length)..end]) is JsonObject json ? Of(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ProductFacts Of(JsonObject json) => new()
    {
        Title = Text(json, "title"),
        Price = Number(json, "price"),
        CompareAtPrice = Number(json, "compareAtPrice"),
        Currency = Text(json, "currency") is { Length: 3 } currency ? currency : "EUR",
        Type = Text(json, "type"),
        Tags = List(json["tags"]),
        Description = Text(json, "description"),
        Options = json["options"] is JsonObject options ? options.ToDictionary(o => o.Key, o => List(o.Value)) : new Dictionary<string, IReadOnlyList<string>>(),
        Stock = (int?)Number(json, "stock"),
        German = Text(json, "language").StartsWith("de", StringComparison.OrdinalIgnoreCase),
    };

    private static string Text(JsonObject json, string name) => json[name] is JsonValue v && v.TryGetValue(out string? s) ? s : "";

    private static decimal? Number(JsonObject json, string name) =>
        decimal.TryParse(json[name]?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IReadOnlyList<string> List(JsonNode? node) => node is JsonArray array ? [.. array.Select(v => v?.ToString() ?? "")] : [];
}
