using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>A request that passed every documented rule.</summary>
public sealed record AskedContent
{
    /// <summary>System instruction and all turns, in order.</summary>
    public required string Text { get; init; }

    /// <summary>The wanted form as JSON Schema, or null for free text.</summary>
    public JsonObject? Schema { get; init; }

    public required int MaxOutputTokens { get; init; }

    public bool IncludeThoughts { get; init; }

    public static (AskedContent? Asked, GoogleError? Error) Read(JsonObject json, Model model)
    {
        if (KnownFields.Refuses(json, "Request") is { } unknown) return (null, unknown);
        var config = Child(json, "generationConfig");
        if (RequestRules.Refuses(json, config, model) is { } refusal) return (null, refusal);
        var schema = Child(config, "responseJsonSchema") ?? Child(config, "responseSchema");
        return (new()
        {
            Text = TextOf(json),
            Schema = schema,
            MaxOutputTokens = Find(config, "maxOutputTokens") is JsonValue v && v.TryGetValue(out int max) ? max : 65_536,
            IncludeThoughts = Find(Child(config, "thinkingConfig"), "includeThoughts") is JsonValue t && t.TryGetValue(out bool yes) && yes,
        }, null);
    }

    public static (JsonObject? Body, GoogleError? Error) Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject json ? (json, null) : (null, GoogleError.Invalid("Invalid JSON payload received. Expected an object."));
        }
        catch (JsonException)
        {
            return (null, GoogleError.Invalid("Invalid JSON payload received. Unexpected token.\n" + body[..Math.Min(body.Length, 40)] + "\n^"));
        }
    }

    /// <summary>A field in either spelling.</summary>
    public static JsonNode? Find(JsonObject? json, string name) =>
        json?.FirstOrDefault(p => KnownFields.Camel(p.Key) == name).Value;

    public static JsonObject? Child(JsonObject? json, string name) => Find(json, name) as JsonObject;

    public static string TextOf(JsonObject json)
    {
        var turns = new List<JsonNode?>();
        if (Child(json, "systemInstruction") is { } system) turns.Add(system);
        turns.AddRange(Turns(json));
        return string.Join('\n', turns.OfType<JsonObject>()
            .SelectMany(t => t["parts"] switch { JsonArray a => a, JsonObject o => [o], _ => Enumerable.Empty<JsonNode?>() })
            .OfType<JsonObject>().Select(p => p["text"]).OfType<JsonValue>().Select(v => v.TryGetValue(out string? s) ? s : ""));
    }

    /// <summary>A single content may stand without its array.</summary>
    public static IReadOnlyList<JsonNode?> Turns(JsonObject json) => json["contents"] switch
    {
        JsonArray a => [.. a],
        JsonObject o => [o],
        _ => [],
    };
}
