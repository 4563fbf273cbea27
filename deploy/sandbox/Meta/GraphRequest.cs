using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Sandbox.Desk;

namespace Sandbox.Meta;

/// <summary>A request's parameters, from the query string and from a JSON or form body, and its token.</summary>
public sealed record GraphRequest(IReadOnlyDictionary<string, string> Parameters, string? Token)
{
    /// <summary>With the version, as it was asked for.</summary>
    public string Path { get; init; } = "";

    /// <summary>Uploads of a multipart body, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Whether the platform's rule of <see cref="Leniency.Rules"/> is switched off for this one.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Whether what is done now is done, and the client will not hear of it.</summary>
    public bool LosesAnswer { get; init; }

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    /// <summary>What <c>fields</c> asks for; the id comes always.</summary>
    public IReadOnlyList<GraphField> Fields => [new("id", "", []), .. GraphField.Parse(this["fields"] ?? "").Where(f => f.Name != "id")];

    /// <summary>
    /// A list: a JSON array under its name, or one item each under <c>name[0]</c>, <c>name[1]</c> … as forms have it.
    /// Items that are no JSON are left out.
    /// </summary>
    public IReadOnlyList<JsonNode> Items(string name)
    {
        if (this[name] is { } whole) return Parsed(whole) is JsonArray array ? [.. array.Select(i => i is JsonValue v && v.TryGetValue(out string? s) ? Parsed(s) : i).OfType<JsonNode>()] : [];
        return [.. Parameters.Where(p => p.Key.StartsWith(name + "[", StringComparison.Ordinal)).Select(p => Parsed(p.Value)).OfType<JsonNode>()];
    }

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
        var files = new Dictionary<string, byte[]>();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            foreach (var (name, value) in form) parameters[name] = value.ToString();
            foreach (var file in form.Files) files[file.Name] = await BytesOf(file);
        }
        else if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            foreach (var (name, value) in await JsonOf(request)) parameters[name] = value is JsonValue v && v.TryGetValue(out string? s) ? s : value?.ToJsonString() ?? "";
        }
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : parameters.GetValueOrDefault("access_token");
        return new(parameters, token)
        {
            Path = request.Path,
            Files = files,
            IsLenient = Leniency.IsGranted(request.HttpContext),
            LosesAnswer = LostAnswer.IsOrdered(request.HttpContext),
        };
    }

    private static async Task<byte[]> BytesOf(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
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
