using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.TikTok;

/// <summary>The JSON body of a call, read by name; what is not there, or of another kind, is null.</summary>
public sealed record ApiRequest(JsonObject Body, string Address)
{
    public ApiRequest Within(string name) => this with { Body = Body[name] as JsonObject ?? [] };

    public bool Has(string name) => Body[name] is not null;

    public string? Text(string name) => Body[name] is JsonValue v && v.TryGetValue(out string? text) ? text : null;

    public long? Number(string name) => Body[name] is JsonValue v && v.TryGetValue(out long number) ? number : null;

    public bool Flag(string name) => Body[name] is JsonValue v && v.TryGetValue(out bool flag) && flag;

    public IReadOnlyList<string>? Texts(string name) =>
        Body[name] is JsonArray list && list.All(i => i?.GetValueKind() == JsonValueKind.String) ? [.. list.Select(i => i!.GetValue<string>())] : null;

    /// <returns>Null when it is not a JSON object, or not said to be JSON; no body at all is an empty one.</returns>
    public static async Task<ApiRequest?> Read(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true) return null;
        var address = $"{request.Scheme}://{request.Host}";
        if (request.ContentLength == 0) return new([], address);
        try
        {
            return await JsonNode.ParseAsync(request.Body) is JsonObject body ? new(body, address) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : null;
}
