using Bot.Health;
using Bot.Social.Meta;
using Conversations.Insights;
using Conversations.Posts;
using Microsoft.Extensions.Options;

namespace Bot.Social.Facebook;

/// <summary>
/// People's answers are fields of the post; how many saw it is an insight, which a small Page does not have.
/// https://developers.facebook.com/docs/platforminsights/page: by the names that took the place of impressions.
/// </summary>
public sealed class FacebookMetrics(FacebookClient client, IOptions<MetaOptions> options) : IMetricsSource
{
    private const string Fields = "id,reactions.summary(total_count).limit(0),comments.summary(total_count).limit(0),shares";

    public Platform Platform => Platform.Facebook;

    public async Task<PostMetrics?> ReadAsync(string mediaId, CancellationToken ct)
    {
        if (!options.Value.FacebookIsOn) return null;
        try
        {
            var id = Uri.EscapeDataString(mediaId);
            var answer = await client.GetAsync($"{id}?fields={Fields}", "GET /post", FacebookJson.Default.Answers, ct, aside: true);
            if (answer is not GraphAnswer<Answers>.Good { Value: { } people }) return null;
            var seen = await client.GetAsync(
                $"{id}/insights?metric=post_media_view,post_total_media_view_unique", "GET /insights", GraphJson.Default.Insights, ct, aside: true) is GraphAnswer<Insights>.Good { Value: { } read } ? read : null;
            return new()
            {
                Reach = seen?.Of("post_total_media_view_unique"), Views = seen?.Of("post_media_view"),
                Likes = people.Reactions?.Summary?.TotalCount, Comments = people.Comments?.Summary?.TotalCount, Shares = people.Shares?.Count,
            };
        }
        catch (VendorCallException)
        {
            return null;
        }
    }
}
