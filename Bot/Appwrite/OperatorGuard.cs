using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Appwrite;

/// <summary>
/// On update and upsert Appwrite carries out any text that parses as <c>{"method": …}</c>, whatever the column. Text from
/// people and models must stay text, so whatever could be read that way is stored with a mark in front, and so is what
/// begins with the mark itself: taking the mark away gives back exactly what was written.
/// </summary>
internal static class OperatorGuard
{
    private const string Mark = "text:";

    public static string Guard(string text) => text.StartsWith(Mark, StringComparison.Ordinal) || LooksLikeOperator(text) ? Mark + text : text;

    public static string Read(string stored) => stored.StartsWith(Mark, StringComparison.Ordinal) ? stored[Mark.Length..] : stored;

    /// <summary>Guards every text in a row, lists of texts included.</summary>
    public static JsonObject Guard(JsonObject row)
    {
        var guarded = new JsonObject();
        foreach (var (column, value) in row) guarded[column] = Guarded(value);
        return guarded;
    }

    private static JsonNode? Guarded(JsonNode? value) => value switch
    {
        JsonValue v when v.GetValueKind() == JsonValueKind.String => Guard(v.GetValue<string>()),
        JsonArray list => new JsonArray([.. list.Select(Guarded)]),
        _ => value?.DeepClone(),
    };

    private static bool LooksLikeOperator(string text)
    {
        if (!text.TrimStart().StartsWith('{')) return false;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().Any(p => p.Name.Equals("method", StringComparison.OrdinalIgnoreCase));
        }
        catch (JsonException)
        {
            // Another parser may be more lenient than ours.
            return text.Contains("method", StringComparison.OrdinalIgnoreCase);
        }
    }
}
