using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Sandbox.Desk;

namespace Sandbox.Instagram;

/// <summary>A request's parameters, from the query string and from a JSON or form body, and its token.</summary>
public sealed record GraphRequest(IReadOnlyDictionary<string, string> Parameters, string? Token)
{
    /// <summary>With the version, as it was asked for.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether a container may be published before it is finished.</summary>
    public bool PublishesUnfinished { get; init; }

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    /// <summary>What <c>fields</c> asks for; the id comes always.</summary>
    public IReadOnlyList<string> Fields =>
        ["id", .. (this["fields"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(f => f != "id")];

    /// <summary>
    /// Path and query of the next page: the same request, its fields and token with it, since clients call it as it stands.
    /// https://developers.facebook.com/docs/graph-api/results
    /// </summary>
    public string Following(string after)
    {
        var next = new Dictionary<string, string?>(Parameters.Select(p => KeyValuePair.Create(p.Key, (string?)p.Value))) { ["access_token"] = Token, ["after"] = after };
        return QueryHelpers.AddQueryString(Path, next);
    }

    public static async Task<GraphRequest> Read(HttpRequest request)
    {
        var parameters = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync()) parameters[name] = value.ToString();
        }
        else if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            foreach (var (name, value) in await JsonOf(request)) parameters[name] = value is JsonValue v && v.TryGetValue(out string? s) ? s : value?.ToJsonString() ?? "";
        }
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : parameters.GetValueOrDefault("access_token");
        return new(parameters, token) { Path = request.Path, PublishesUnfinished = Leniency.IsGranted(request.HttpContext) };
    }

    private static async Task<JsonObject> JsonOf(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // Graph ignores a body it cannot read, and then misses the parameters in it.
            return [];
        }
    }
}
