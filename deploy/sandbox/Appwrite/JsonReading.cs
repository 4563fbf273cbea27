using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Reading values of a request body without trusting their types.</summary>
public static class JsonReading
{
    public static async Task<JsonObject> Body(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        if (text.Length == 0) return [];
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw new AppwriteException(400, "general_bad_request", "The content type of the request is not supported.");
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw AppwriteException.Argument("The body is not a JSON object.");
        }
        catch (JsonException)
        {
            throw new AppwriteException(400, "general_bad_request", "The request body is not valid JSON.");
        }
    }

    public static string? Text(this JsonObject body, string name) => body[name] is JsonValue v && v.TryGetValue(out string? s) ? s : null;

    public static bool Flag(this JsonObject body, string name) => body[name] is JsonValue v && v.TryGetValue(out bool b) && b;

    public static double? Number(this JsonObject body, string name) =>
        body[name] is JsonValue v && v.GetValueKind() == JsonValueKind.Number && v.TryGetValue(out double d) ? d : null;

    public static IReadOnlyList<string> Strings(this JsonObject body, string name) =>
        body[name] is JsonArray array ? [.. array.Select(e => e?.ToString() ?? "")] : [];
}
