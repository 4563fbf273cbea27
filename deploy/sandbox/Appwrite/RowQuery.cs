using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>One query as it is sent: <c>{"method":"equal","attribute":"status","values":["paid"]}</c>.</summary>
public sealed record RowQuery(string Method, string Attribute, IReadOnlyList<JsonNode?> Values)
{
    private static readonly HashSet<string> Filters =
    [
        "equal", "notEqual", "lessThan", "lessThanEqual", "greaterThan", "greaterThanEqual", "between", "notBetween", "isNull", "isNotNull",
        "startsWith", "notStartsWith", "endsWith", "notEndsWith", "contains", "containsAny", "containsAll", "notContains", "search", "and", "or",
    ];

    private static readonly HashSet<string> Others = ["select", "orderAsc", "orderDesc", "orderRandom", "limit", "offset", "cursorAfter", "cursorBefore"];

    public bool IsFilter => Filters.Contains(Method);

    /// <param name="query">A request's query string: <c>queries[0]=…</c> or <c>queries[]=…</c>.</param>
    public static IReadOnlyList<RowQuery> ReadAll(IQueryCollection query)
    {
        var texts = query.Where(q => q.Key.StartsWith("queries[", StringComparison.Ordinal)).SelectMany(q => q.Value).Select(v => v ?? "").ToList();
        if (query.ContainsKey("queries")) throw AppwriteException.Argument("Invalid `queries` param: Value must a valid array no longer than 100 items");
        if (texts.Count > 100 || texts.Any(t => t.Length > 4096))
            throw AppwriteException.Argument("Invalid `queries` param: Value must a valid array no longer than 100 items and Value must be a valid string and no longer than 4096 chars");
        return [.. texts.Select(Read)];
    }

    private static RowQuery Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject json ? Of(json) : throw Invalid(text);
        }
        catch (JsonException)
        {
            throw Invalid(text);
        }
    }

    public static RowQuery Of(JsonObject json)
    {
        var method = json.Text("method") ?? throw AppwriteException.Query("Invalid query: Invalid query method. Must be a string");
        if (!Filters.Contains(method) && !Others.Contains(method)) throw AppwriteException.Query($"Invalid query method: {method}");
        if (json["values"] is not (null or JsonArray)) throw AppwriteException.Query("Invalid query: Invalid query values. Must be an array");
        var values = json["values"] as JsonArray ?? [];
        if (values.Count > 500) throw AppwriteException.Query("Invalid query: Query on attribute has greater than 500 values");
        return new(method, json.Text("attribute") ?? "", [.. values]);
    }

    private static AppwriteException Invalid(string text) => AppwriteException.Query($"Invalid query: {text[..Math.Min(text.Length, 60)]}");
}
