using System.Globalization;
using System.Text.Json.Nodes;

namespace Sandbox.Telegram;

/// <summary>Reads fields as leniently as Telegram: a number may be written as text and the other way round.</summary>
internal static class JsonFields
{
    /// <summary>Null when absent or not a simple value.</summary>
    public static string? Text(this JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value ? value.ToString() : null;

    public static long? Number(this JsonNode? node, string name) =>
        long.TryParse(node.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    public static bool Flag(this JsonNode? node, string name) => node.Text(name)?.ToLowerInvariant() is "true" or "1";
}
