using Bot.Health;
using Bot.Social.Meta;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.Options;

namespace Bot.Social.Facebook;

/// <summary>
/// A picture to a Page, or several: photos that are not published, which nobody sees, then the post they hang on; or a post with a link. Only
/// <see cref="SendAsync"/> can have an effect that anybody sees.
/// https://developers.facebook.com/docs/pages-api/posts#publish-a-photo
/// </summary>
public sealed class FacebookPublisher(FacebookClient client, IOptions<MetaOptions> options) : IPublisher
{
    private const string Name = "Facebook";
    private const string Off = "Facebook is not connected: META_ACCESS_TOKEN and FACEBOOK_PAGE_ID are not set.";
    private const int MostListed = 25;

    /// <summary>A link needs nothing to be made before: its post is found by its text alone.</summary>
    private const string LinkHandle = "link:";

    public Platform Platform => Platform.Facebook;

    public Uri? Profile => client.Profile;

    private bool IsOn => options.Value.FacebookIsOn;

    public async Task<HandleOutcome> PrepareAsync(PostContent content, CancellationToken ct)
    {
        if (!IsOn) return new HandleOutcome.Refused(Off);
        if (content.Link is not null) return new HandleOutcome.Made(LinkHandle + content.Hash());
        var ids = new List<string>();
        foreach (var picture in content.Pictures)
        {
            var outcome = await UploadAsync(picture, ct);
            if (outcome is not HandleOutcome.Made { Handle: var id }) return content.More is null ? outcome : GraphOutcomes.Named(outcome, ids.Count + 1, content.Pictures.Count);
            ids.Add(id);
        }
        return PhotoHandle.Of(ids) is { } handle ? new HandleOutcome.Made(handle) : new HandleOutcome.Later("Facebook gave an answer that cannot be read.", null);
    }

    private Task<HandleOutcome> UploadAsync(PostPicture picture, CancellationToken ct)
    {
        var photo = new NewPhoto(picture.Address.AbsoluteUri, Published: false, picture.AltText);
        return GraphOutcomes.PreparedAsync(
            Name,
            async () => await client.OpenAsync(ct) is var opened && opened is GraphAnswer<Page>.Good { Value: var page }
                ? await client.PostAsync(page, $"{client.PageId}/photos", "POST /photos", photo, FacebookJson.Default.NewPhoto, ct)
                : opened.As<WithId>(),
            FacebookErrors.Of);
    }

    /// <remarks>A photo that hangs on a post knows the post (<c>page_story_id</c>); before that it is ready at once. Of several, one that knows is enough.</remarks>
    public async Task<HandleStatus> LookAsync(string handle, CancellationToken ct)
    {
        if (!IsOn) return new HandleStatus.Unreadable(Off);
        HandleStatus status = new HandleStatus.Ready();
        if (handle.StartsWith(LinkHandle, StringComparison.Ordinal)) return status;
        foreach (var photo in PhotoHandle.Ids(handle))
        {
            var one = await LookAtAsync(photo, ct);
            if (one is HandleStatus.Live) return one;
            if (one is not HandleStatus.Ready) status = one;
        }
        return status;
    }

    private async Task<HandleStatus> LookAtAsync(string photo, CancellationToken ct)
    {
        try
        {
            var answer = await client.GetAsync($"{Uri.EscapeDataString(photo)}?fields=id,page_story_id", "GET /photo", FacebookJson.Default.Photo, ct);
            return answer switch
            {
                GraphAnswer<Photo>.Good { Value.PageStoryId: { Length: > 0 } post } => new HandleStatus.Live(post),
                GraphAnswer<Photo>.Good { Value.Id.Length: > 0 } => new HandleStatus.Ready(),
                _ => GraphOutcomes.Unreadable(answer, FacebookErrors.Of),
            };
        }
        catch (VendorCallException e)
        {
            return new HandleStatus.Unreadable(e.Message, e.RetryAfter);
        }
    }

    /// <exception cref="OperationCanceledException">The program is stopping; what was recorded before the call stands: unknown.</exception>
    public async Task<SendOutcome> SendAsync(string handle, PostContent content, CancellationToken ct)
    {
        if (!IsOn) return new SendOutcome.NotSent(Off);
        Page page;
        try
        {
            var opened = await client.OpenAsync(ct);
            if (opened is not GraphAnswer<Page>.Good { Value: var known }) return new SendOutcome.NotSent(opened.Trace);
            page = known;
        }
        catch (VendorCallException e)
        {
            return new SendOutcome.NotSent(e.Message, e.RetryAfter);
        }
        var post = content.Link is { } link ? new NewPost(content.Text, null, link.AbsoluteUri) : new(content.Text, [.. PhotoHandle.Ids(handle).Select(id => new AttachedMedia(id))], null);
        return await GraphOutcomes.SentAsync(
            Name, () => client.PostAsync(page, $"{client.PageId}/feed", "POST /feed", post, FacebookJson.Default.NewPost, ct), FacebookErrors.Of);
    }

    public async Task<FindOutcome> FindAsync(PostContent content, DateTimeOffset since, CancellationToken ct)
    {
        if (!IsOn) return new FindOutcome.Unreadable(Off);
        try
        {
            var answer = await client.GetAsync(
                $"{client.PageId}/published_posts?fields=id,message,created_time&limit={MostListed}", "GET /published_posts", FacebookJson.Default.PostList, ct);
            return answer is GraphAnswer<PostList>.Good { Value.Data: { } list }
                ? GraphOutcomes.Find(list.Select(p => new ListedPost(p.Id, p.Message, p.CreatedTime)), MostListed, content.Text, since)
                : new FindOutcome.Unreadable(answer.Trace);
        }
        catch (VendorCallException e)
        {
            return new FindOutcome.Unreadable(e.Message);
        }
    }

    public async Task<Uri?> LinkAsync(string mediaId, CancellationToken ct)
    {
        if (!IsOn) return null;
        try
        {
            var answer = await client.GetAsync($"{Uri.EscapeDataString(mediaId)}?fields=id,permalink_url", "GET /permalink_url", FacebookJson.Default.PagePost, ct);
            return answer is GraphAnswer<PagePost>.Good { Value.PermalinkUrl: { IsAbsoluteUri: true } link } ? link : null;
        }
        catch (VendorCallException)
        {
            return null; // the post is live with or without its link (P8)
        }
    }
}
