using System.Text.Json.Nodes;
using Conversations.Posts;

namespace Conversations.Insights;

/// <summary>What a day's row says as text: JSON, as it stands in the books.</summary>
internal static class DayTexts
{
    private static readonly (string Name, Func<PostMetrics, long?> Of)[] Counted =
    [
        ("Reach", m => m.Reach), ("Views", m => m.Views), ("Likes", m => m.Likes), ("Comments", m => m.Comments), ("Shares", m => m.Shares), ("Saves", m => m.Saves),
    ];

    /// <param name="posts">Of one day. The newest reading of each counts.</param>
    public static string? Engagement(IEnumerable<Post> posts) => Text(posts.SelectMany(p => p.Lines).Where(l => l.LiveAt is not null).GroupBy(l => l.Platform).OrderBy(g => g.Key).Select(g =>
    {
        var platform = new JsonObject { ["Posts"] = g.Count() };
        foreach (var (name, of) in Counted)
        {
            var told = g.Select(l => l.Readings.Count == 0 ? null : of(l.Readings[^1].Metrics)).Where(v => v is not null).ToList();
            if (told.Count > 0) platform[name] = told.Sum();
        }
        return KeyValuePair.Create($"{g.Key}", (JsonNode?)platform);
    }));

    public static string? Usage(IEnumerable<CallCount> calls) => Text(calls.GroupBy(c => c.Api).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        KeyValuePair.Create(g.Key, (JsonNode?)new JsonObject { ["Calls"] = g.Sum(c => c.Count), ["Failed"] = g.Where(c => c.Failed).Sum(c => c.Count) })));

    public static string? Revenue(IEnumerable<KeyValuePair<string, long>> byCurrency) =>
        Text(byCurrency.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));

    private static string? Text(IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var all = new JsonObject(members);
        return all.Count == 0 ? null : all.ToJsonString();
    }
}
