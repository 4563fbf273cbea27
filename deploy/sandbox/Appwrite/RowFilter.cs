using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Whether a row passes a query, once the query has been found sound for its table.</summary>
public static class RowFilter
{
    public static bool Passes(RowQuery query, Row row)
    {
        if (query.Method == "and") return query.Values.OfType<JsonObject>().All(q => Passes(RowQuery.Of(q), row));
        if (query.Method == "or") return query.Values.OfType<JsonObject>().Any(q => Passes(RowQuery.Of(q), row));
        var value = row.Value(query.Attribute);
        var first = query.Values.Count > 0 ? query.Values[0] : null;
        switch (query.Method)
        {
            case "isNull": return value is null;
            case "isNotNull": return value is not null;
        }
        // As in SQL, nothing is known about what is not there.
        if (value is null) return false;
        return query.Method switch
        {
            "equal" => query.Values.Any(v => Order(value, v) == 0),
            "notEqual" => query.Values.All(v => Order(value, v) != 0),
            "lessThan" => Order(value, first) < 0,
            "lessThanEqual" => Order(value, first) <= 0,
            "greaterThan" => Order(value, first) > 0,
            "greaterThanEqual" => Order(value, first) >= 0,
            "between" => Order(value, first) >= 0 && Order(value, query.Values[1]) <= 0,
            "notBetween" => Order(value, first) < 0 || Order(value, query.Values[1]) > 0,
            "startsWith" => Text(value).StartsWith(Text(first), StringComparison.OrdinalIgnoreCase),
            "notStartsWith" => !Text(value).StartsWith(Text(first), StringComparison.OrdinalIgnoreCase),
            "endsWith" => Text(value).EndsWith(Text(first), StringComparison.OrdinalIgnoreCase),
            "notEndsWith" => !Text(value).EndsWith(Text(first), StringComparison.OrdinalIgnoreCase),
            "contains" or "containsAny" => query.Values.Any(v => Holds(value, v)),
            "containsAll" => query.Values.All(v => Holds(value, v)),
            "notContains" => !query.Values.Any(v => Holds(value, v)),
            _ => Text(first).Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => Text(value).Contains(w, StringComparison.OrdinalIgnoreCase)),
        };
    }

    /// <summary>Numbers by size, moments by time, texts without regard to case, as the server's collation does.</summary>
    public static int Order(JsonNode? a, JsonNode? b)
    {
        if (Arithmetic.Number(a) is { } x && Arithmetic.Number(b) is { } y) return x.CompareTo(y);
        var (s, t) = (Text(a), Text(b));
        return s.Length > 10 && s[4..5] == "-" && Dates.Read(s) is { } m && Dates.Read(t) is { } n ? m.CompareTo(n) : string.Compare(s, t, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Holds(JsonNode value, JsonNode? wanted) => value is JsonArray list
        ? list.Any(v => Order(v, wanted) == 0)
        : Text(value).Contains(Text(wanted), StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString() ?? "";
}
