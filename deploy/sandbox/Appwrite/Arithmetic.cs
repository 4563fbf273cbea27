using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Numeric operators. Beyond the limit is an error, not a clamp.</summary>
public static class Arithmetic
{
    /// <param name="values">The operand, then an optional limit.</param>
    public static JsonNode Run(string method, JsonNode? current, JsonArray values)
    {
        if (current is not null && current.GetValueKind() != JsonValueKind.Number)
            throw AppwriteException.Structure($"Cannot apply {method} operator to a non-numeric attribute");
        var operand = Number(values.Count > 0 ? values[0] : null) ?? 1;
        var limit = Number(values.Count > 1 ? values[1] : null);
        return Run(method, Number(current) ?? 0, operand, limit);
    }

    public static JsonNode Run(string method, decimal now, decimal operand, decimal? limit)
    {
        if (operand == 0 && method is "divide" or "modulo") throw AppwriteException.Structure("Division by zero is not allowed");
        var result = method switch
        {
            "increment" => now + operand,
            "decrement" => now - operand,
            "multiply" => now * operand,
            "divide" => now / operand,
            "modulo" => now % operand,
            _ => (decimal)Math.Pow((double)now, (double)operand),
        };
        var lower = method is "decrement" or "divide";
        if (limit is { } bound && (lower ? result < bound : result > bound))
            throw new AppwriteException(400, "column_limit_exceeded", $"Column value {result} is beyond its {(lower ? "minimum" : "maximum")} of {bound}");
        return result == decimal.Truncate(result) ? JsonValue.Create((long)result) : JsonValue.Create((double)result);
    }

    public static decimal? Number(JsonNode? node) => node is JsonValue v && v.GetValueKind() == JsonValueKind.Number && v.TryGetValue(out decimal d) ? d : node is JsonValue w && w.TryGetValue(out long l) ? l : node is JsonValue x && x.TryGetValue(out double f) ? (decimal)f : null;
}
