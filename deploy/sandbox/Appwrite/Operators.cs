using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>
/// The trap: on update and upsert, any string that reads as an object with one of these methods is carried out,
/// whatever column it was meant for. https://appwrite.io/docs/products/databases/operators
/// </summary>
public static class Operators
{
    private static readonly HashSet<string> Methods =
    [
        "increment", "decrement", "multiply", "divide", "modulo", "power", "arrayAppend", "arrayPrepend", "arrayInsert", "arrayRemove", "arrayUnique",
        "arrayIntersect", "arrayDiff", "arrayFilter", "stringConcat", "stringReplace", "toggle", "dateAddDays", "dateSubDays", "dateSetNow",
    ];

    /// <returns>The new value, or null in <c>Found</c> when the value is only a value.</returns>
    public static (bool Found, JsonNode? Value) Run(JsonNode? sent, JsonNode? current, DateTimeOffset now)
    {
        if (sent is not JsonValue v || !v.TryGetValue(out string? text) || Parse(text) is not { } call) return (false, null);
        var method = call.Text("method")!;
        var values = call["values"] as JsonArray ?? [];
        return (true, method switch
        {
            "increment" or "decrement" or "multiply" or "divide" or "modulo" or "power" => Arithmetic.Run(method, current, values),
            "stringConcat" => (TextOf(current) ?? "") + values.FirstOrDefault(),
            "stringReplace" => TextOf(current)?.Replace(values.FirstOrDefault()?.ToString() ?? "\0", values.ElementAtOrDefault(1)?.ToString() ?? ""),
            "toggle" => current?.GetValueKind() is not JsonValueKind.True,
            "dateSetNow" => Dates.Write(now),
            "dateAddDays" => Days(current, values, 1),
            "dateSubDays" => Days(current, values, -1),
            _ => Lists.Run(method, current, values),
        });
    }

    private static JsonObject? Parse(string text)
    {
        if (!text.TrimStart().StartsWith('{')) return null;
        try
        {
            return JsonNode.Parse(text) is JsonObject call && call.Text("method") is { } method && Methods.Contains(method) ? call : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue v && v.TryGetValue(out string? s) ? s : null;

    private static JsonNode? Days(JsonNode? current, JsonArray values, int sign) =>
        TextOf(current) is { } text && Dates.Read(text) is { } moment && values.FirstOrDefault() is JsonValue v && v.TryGetValue(out int days)
            ? Dates.Write(moment.AddDays(sign * days))
            : throw AppwriteException.Structure("Cannot apply a date operator to a value that is no date");
}
