using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Posts.Forms;

/// <summary>What one platform shows instead of the pictures: Instagram the product's video as a reel, Facebook a preview of the product's page.</summary>
public sealed class ChooseForm(IPostStore posts, IVideoSource videos, ChangeContent change, PostCards cards)
{
    /// <summary>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media#reel-specifications</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3), Longest = TimeSpan.FromMinutes(15);

    /// <returns>False, and nothing changed, when the draft is no longer the one the person saw, or has it so already.</returns>
    public async Task<bool> ChooseAsync(string verb, Post post, int revision, Person by, long updateId, CancellationToken ct) =>
        post.Content is { } content && Chosen(verb, post, content) is { } other && other != content
        && await change.CommitAsync(post with { Content = other, Trouble = null }, revision, by, updateId, ct);

    /// <summary>Looks the video through once: what is approved is this film and no other (P6). May be run again after a crash at any point.</summary>
    public async Task ReelAsync(PostId id, int revision, Person by, long updateId, CancellationToken ct)
    {
        if (await posts.FindDecisionAsync(updateId, ct) is null && await posts.FindAsync(id, ct) is { Content: { Reel: null } content, Product.Video: { } video } post)
        {
            var changed = post with { Trouble = null };
            try
            {
                if (post.Product.VideoLength is { } length && (length < Shortest || length > Longest)) throw new VideoUnavailableException(PostTexts.NoReelOf(length));
                var hash = content.Video is { } known && known.Address == video ? known.Hash : (await videos.CopyAsync(video, Stream.Null, ct)).Hash;
                changed = changed with { Content = content with { Reel = new(video, hash) } };
            }
            catch (VideoUnavailableException e)
            {
                changed = changed with { Trouble = PostTexts.WithoutReel(e.Message) };
            }
            // Somebody may have decided meanwhile: then that stands.
            await change.CommitAsync(changed, revision, by, updateId, ct);
        }
        await cards.RefreshAsync(id, ct);
    }

    private static PostContent? Chosen(string verb, Post post, PostContent content) => verb switch
    {
        Verbs.NoReel => content with { Reel = null },
        Verbs.PageLink when post.Product.Page is { } page => content with { Link = page },
        Verbs.NoPageLink => content with { Link = null },
        Verbs.ToInbox => content with { TikTokAudience = null },
        _ when ChooseAudience.Of(verb) is { } audience && content.Video is not null => content with { TikTokAudience = audience },
        _ => null,
    };
}
