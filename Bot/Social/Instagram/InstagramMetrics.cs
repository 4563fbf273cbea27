using Bot.Health;
using Bot.Social.Meta;
using Conversations.Insights;
using Conversations.Posts;
using Microsoft.Extensions.Options;

namespace Bot.Social.Instagram;

/// <summary>https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/insights, by the names that are in use since 2025-04-21.</summary>
public sealed class InstagramMetrics(InstagramClient client, IOptions<MetaOptions> options) : IMetricsSource
{
    /// <summary>Not every account has all; one name too many refuses the whole call, so the second try asks for the least.</summary>
    private static readonly string[] Asked = ["views,reach,likes,comments,saved,shares", "reach,likes,comments"];

    public Platform Platform => Platform.Instagram;

    public async Task<PostMetrics?> ReadAsync(string mediaId, CancellationToken ct)
    {
        if (!options.Value.InstagramIsOn) return null;
        try
        {
            foreach (var names in Asked)
            {
                switch (await client.GetAsync($"{Uri.EscapeDataString(mediaId)}/insights?metric={names}", "GET /insights", GraphJson.Default.Insights, ct, aside: true))
                {
                    case GraphAnswer<Insights>.Good { Value: { } read }:
                        return new()
                        {
                            Reach = read.Of("reach"), Views = read.Of("views"), Likes = read.Of("likes"), Comments = read.Of("comments"), Shares = read.Of("shares"), Saves = read.Of("saved"),
                        };
                    case GraphAnswer<Insights>.Refused { Error.Code: 10 }:
                        return new(); // too few people have seen it
                    case GraphAnswer<Insights>.Refused { Error.Code: 100 }:
                        continue;
                    default:
                        return null;
                }
            }
            return null;
        }
        catch (VendorCallException)
        {
            return null;
        }
    }
}
