using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>Fills any schema: the known names from the draft, the rest by type.</summary>
public static class SchemaFiller
{
    public static JsonNode? Fill(JsonObject schema, Draft draft) => Value("", schema, schema, draft, 0);

    private static JsonNode? Value(string name, JsonObject schema, JsonObject root, Draft draft, int depth)
    {
        if (schema["$ref"]?.ToString() is { } reference && reference.StartsWith("#/", StringComparison.Ordinal))
        {
            JsonNode? target = root;
            foreach (var step in reference[2..].Split('/')) target = target?[step];
            return target is JsonObject found && depth < 8 ? Value(name, found, root, draft, depth + 1) : null;
        }
        if (schema["enum"] is JsonArray { Count: > 0 } allowed) return allowed[0]?.DeepClone();
        if (schema["anyOf"] is JsonArray { Count: > 0 } any && any[0] is JsonObject first) return Value(name, first, root, draft, depth + 1);
        var type = (schema["type"] is JsonArray types ? types[0] : schema["type"])?.ToString().ToUpperInvariant();
        switch (type)
        {
            case "OBJECT":
                var made = new JsonObject();
                if (schema["properties"] is JsonObject properties)
                {
                    foreach (var (key, child) in properties)
                        if (child is JsonObject inner) made[key] = Value(key, inner, root, draft, depth + 1);
                }
                return made;
            case "ARRAY":
                if (name == "hashtags") return new JsonArray([.. draft.Hashtags.Select(h => (JsonNode?)h)]);
                var count = schema["minItems"] is JsonValue min && min.TryGetValue(out int least) ? Math.Max(1, least) : 1;
                return new JsonArray([.. Enumerable.Range(0, count).Select(_ => schema["items"] is JsonObject items ? Value(name, items, root, draft, depth + 1) : null)]);
            case "NUMBER":
                return Math.Round(draft.Confidence, 2);
            case "INTEGER":
                return 1;
            case "BOOLEAN":
                return true;
            case "NULL":
                return null;
            default:
                return name switch
                {
                    "altText" or "alt" => draft.AltText,
                    "title" => draft.AltText.TrimEnd('.'),
                    _ => draft.Caption,
                };
        }
    }
}
