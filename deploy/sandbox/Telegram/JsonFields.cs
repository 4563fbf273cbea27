using System.Globalization;
using System.Text.Json.Nodes;

namespace Sandbox.Telegram;

/// <summary>Reads fields as leniently as Telegram: a number may be written as text and the other way round.</summary>
internal static class JsonFields
{
    /// <summary>Null when absent or not a simple value.</summary>
    public static string? Text(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value ? Utf8(() => value.ToString()) : null;

    public static long? Number(this JsonNode? node, string name) =>
        long.TryParse(node.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <exception cref="Refusal">The text holds half a surrogate pair.</exception>
    public static string Utf8(Func<string> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            throw Refusal.BadRequest("strings must be encoded in UTF-8");
        }
    }

    public static bool Flag(this JsonNode? node, string name) => node.Text(name)?.ToLowerInvariant() is "true" or "1";
}
