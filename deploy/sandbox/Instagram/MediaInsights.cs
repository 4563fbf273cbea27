using System.Text.Json.Nodes;
using Sandbox.Meta;

namespace Sandbox.Instagram;

/// <summary>
/// A post's metrics by today's names. Those that were taken out of use in 2025 are refused, and one of them refuses the call;
/// what has not been counted yet is missing, not zero. https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/insights
/// </summary>
public static class MediaInsights
{
    private static readonly string[] OfPictures =
        ["views", "reach", "likes", "comments", "saved", "shares", "total_interactions", "follows", "profile_visits", "reposts"];

    private static readonly string[] OfReels =
        ["views", "reach", "likes", "comments", "saved", "shares", "total_interactions", "ig_reels_avg_watch_time", "ig_reels_video_view_total_time", "reels_skip_rate", "reposts"];

    public static IResult Answer(GraphRequest request, LedgerEntry post, IReadOnlyDictionary<string, long> counted)
    {
        var asked = (request["metric"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (asked.Length == 0) return new GraphError(100, null, "(#100) The parameter metric is required").Answer();
        var known = post.VideoSha256 is not null ? OfReels : OfPictures;
        for (var at = 0; at < asked.Length; at++)
            if (!known.Contains(asked[at])) return new GraphError(100, null, $"(#100) metric[{at}] must be one of the following values: {string.Join(", ", known)}").Answer();
        if (request["period"] is not (null or "lifetime")) return new GraphError(100, null, "(#100) Incompatible period for this media").Answer();
        var data = asked.Where(counted.ContainsKey).Select(name => (JsonNode)new JsonObject
        {
            ["name"] = name,
            ["period"] = "lifetime",
            ["values"] = new JsonArray(new JsonObject { ["value"] = counted[name] }),
            ["title"] = name,
            ["description"] = "",
            ["id"] = $"{post.MediaId}/insights/{name}/lifetime",
        });
        return GraphAnswer.Ok(new JsonObject { ["data"] = new JsonArray([.. data]) });
    }
}
