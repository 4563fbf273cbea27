using System.Text.Json.Nodes;
using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>
/// A post's figures by today's names; those that were taken out of use in 2025 and 2026 are refused, and one of them refuses the call.
/// https://developers.facebook.com/docs/platforminsights/page/deprecated-metrics
/// </summary>
public static class PostInsights
{
    /// <returns>Null when it is refused. A figure that has not been counted yet is missing, not zero.</returns>
    public static JsonArray? Of(Page page, LedgerEntry post, string metrics, out GraphError? error)
    {
        var asked = metrics.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(m => m.Trim('"')).ToList();
        error = asked.Count == 0
            ? new(3001, 1504028, "(#3001) No metric was specified to be fetched. Please specify one or more metrics to be fetched and try again.")
            : null;
        var counted = page.EngagementOf(post.PostId);
        var data = new JsonArray();
        foreach (var name in asked)
        {
            JsonNode? value = null;
            switch (name)
            {
                case "post_media_view": value = counted.Views; break;
                case "post_total_media_view_unique": value = counted.Viewers; break;
                case "post_clicks": value = counted.Clicks; break;
                case "post_reactions_by_type_total": value = counted.Views is null ? null : new JsonObject { ["like"] = counted.Reactions }; break;
                default: error = new(100, null, "(#100) The value must be a valid insights metric"); break;
            }
            if (value is null) continue;
            data.Add((JsonNode)new JsonObject
            {
                ["name"] = name,
                ["period"] = "lifetime",
                ["values"] = new JsonArray(new JsonObject { ["value"] = value }),
                ["id"] = $"{post.PostId}/insights/{name}/lifetime",
            });
        }
        return error is null ? data : null;
    }
}
