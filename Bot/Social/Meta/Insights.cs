using System.Text.Json;

namespace Bot.Social.Meta;

/// <summary>
/// Metrics as the Graph API gives them: only those it has counted are in the list, and an empty list is not a row of zeros.
/// https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/insights
/// </summary>
internal sealed record Insights(IReadOnlyList<Insight>? Data)
{
    /// <returns>Null while it has not been counted.</returns>
    public long? Of(string name) =>
        Data?.FirstOrDefault(i => i.Name == name)?.Values is [{ Value: { ValueKind: JsonValueKind.Number } value }, ..] && value.TryGetInt64(out var count) ? count : null;
}

internal sealed record Insight(string? Name, IReadOnlyList<InsightValue>? Values);

internal sealed record InsightValue(JsonElement Value);
