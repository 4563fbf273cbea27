using Bot.Social.Meta;
using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Bot.Social.Instagram;

/// <summary>
/// Several pictures in one post: a container for each, and one over them, whose id is the post's handle. Those within are seen by nobody and
/// expire, so making them once more after a crash does no harm. https://developers.facebook.com/docs/instagram-platform/content-publishing#carousel-posts
/// </summary>
public sealed class InstagramCarousel(InstagramClient client, InstagramReads reads, TimeProvider time)
{
    /// <summary>How long the pictures are waited for; a second or two is usual.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    internal async Task<HandleOutcome> PrepareAsync(PostContent content, CancellationToken ct)
    {
        var children = new List<string>();
        foreach (var picture in content.Pictures)
        {
            var item = new NewCarouselItem(picture.Address.AbsoluteUri, IsCarouselItem: true, picture.AltText);
            var made = await MadeAsync(() => client.PostAsync($"{client.AccountId}/media", "POST /media", item, InstagramJson.Default.NewCarouselItem, ct));
            if (made is not HandleOutcome.Made { Handle: var child }) return GraphOutcomes.Named(made, children.Count + 1, content.Pictures.Count);
            children.Add(child);
        }
        foreach (var (child, i) in children.Select((c, i) => (c, i)))
        {
            if (await NotReadyAsync(child, ct) is { } trouble) return GraphOutcomes.Named(trouble, i + 1, children.Count);
        }
        var carousel = new NewCarousel("CAROUSEL", children, content.Text);
        return await MadeAsync(() => client.PostAsync($"{client.AccountId}/media", "POST /media", carousel, InstagramJson.Default.NewCarousel, ct));
    }

    private static Task<HandleOutcome> MadeAsync(Func<Task<GraphAnswer<WithId>>> call) => GraphOutcomes.PreparedAsync("Instagram", call, InstagramErrors.Of);

    /// <returns>Null when it is ready.</returns>
    private async Task<HandleOutcome?> NotReadyAsync(string child, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        for (var pause = TimeSpan.FromSeconds(1); ; pause *= 2)
        {
            switch (await reads.LookAsync(child, ct))
            {
                case HandleStatus.Ready:
                    return null;
                case HandleStatus.Dead dead:
                    return new HandleOutcome.Refused(dead.Reason);
            }
            if (time.GetElapsedTime(began) + pause > Longest) return new HandleOutcome.Later("Instagram is still working on it.", null);
            await Task.Delay(pause, time, ct);
        }
    }
}
