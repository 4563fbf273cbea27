using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Tests.Vendors.Contracts;

/// <summary>What a request says by name: JSON values, texts of forms and addresses, and uploads.</summary>
/// <param name="Json">The body's members, when it is a JSON object.</param>
/// <param name="Texts">Of a form or a multipart body.</param>
/// <param name="Files">Names of uploads.</param>
/// <param name="Query">Of the address; <c>queries[0]</c> counts as <c>queries[]</c>.</param>
internal sealed record SentParameters(
    IReadOnlyDictionary<string, JsonNode?> Json, IReadOnlyDictionary<string, string> Texts, IReadOnlySet<string> Files, ILookup<string, string> Query)
{
    private static readonly Dictionary<string, JsonNode?> None = [];

    /// <exception cref="FormatException">The body is not what its content type says.</exception>
    public static SentParameters Of(SentRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.Query).SelectMany(q => q.Value.Select(v => (q.Key, Value: v ?? ""))).ToLookup(q => q.Key, q => q.Value);
        if (request.Body.IsEmpty) return new(None, new Dictionary<string, string>(), new HashSet<string>(), query);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) throw new FormatException("a body without a content type");
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => new(Members(request), new Dictionary<string, string>(), new HashSet<string>(), query),
            "application/x-www-form-urlencoded" => new(None, QueryHelpers.ParseQuery(request.Text).ToDictionary(f => f.Key, f => f.Value.ToString()), new HashSet<string>(), query),
            "multipart/form-data" => Multipart(request, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), query),
            var other => throw new FormatException($"a body of type {other}"),
        };
    }

    /// <summary>A text as the value that its type makes of it; text stays what it is where the type takes text.</summary>
    public static JsonNode? Value(string text, TypeExpression type)
    {
        if (TakesText(type)) return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static bool TakesText(TypeExpression type) => type switch
    {
        TypeExpression.Named named => named.Name is "string" or "bytes" or "long",
        TypeExpression.Literal => true,
        TypeExpression.AnyOf any => any.Choices.Any(TakesText),
        _ => false,
    };

    private static Dictionary<string, JsonNode?> Members(SentRequest request)
    {
        try
        {
            return JsonNode.Parse(request.Body.Span) is JsonObject members ? members.ToDictionary() : throw new FormatException("a body that is no JSON object");
        }
        catch (JsonException e)
        {
            throw new FormatException("a body that is no JSON", e);
        }
    }

    private static SentParameters Multipart(SentRequest request, string boundary, ILookup<string, string> query)
    {
        var (texts, files) = (new Dictionary<string, string>(), new HashSet<string>());
        using var body = new MemoryStream(request.Body.ToArray());
        var reader = new MultipartReader(boundary, body);
        // All of it is in memory: nothing waits here.
        while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) throw new FormatException("a part without a name");
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (disposition.IsFileDisposition()) files.Add(name);
            else texts[name] = section.ReadAsStringAsync().GetAwaiter().GetResult();
        }
        return new(None, texts, files, query);
    }
}
