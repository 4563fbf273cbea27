using Bot.Health;
using Conversations.Insights;
using Conversations.Posts;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>Of public posts alone; neither reach nor saves are told. https://developers.tiktok.com/doc/tiktok-api-v2-video-query</summary>
public sealed class TikTokMetrics(TikTokClient client, IOptions<TikTokOptions> options) : IMetricsSource
{
    private const string Fields = "id,view_count,like_count,comment_count,share_count";

    public Platform Platform => Platform.TikTok;

    public async Task<PostMetrics?> ReadAsync(string mediaId, CancellationToken ct)
    {
        if (!options.Value.IsOn) return null;
        try
        {
            var answer = await client.AskAsync(
                $"video/query/?fields={Fields}", "POST /video/query", new(new([mediaId])), TikTokJson.Default.VideoQuestion, TikTokJson.Default.EnvelopeVideoList, ct, aside: true);
            return answer is TikTokAnswer<VideoList>.Good { Value.Videos: { } videos } && videos.FirstOrDefault(v => v.Id == mediaId) is { } seen
                ? new() { Views = seen.ViewCount, Likes = seen.LikeCount, Comments = seen.CommentCount, Shares = seen.ShareCount }
                : null;
        }
        catch (VendorCallException)
        {
            return null;
        }
    }
}
