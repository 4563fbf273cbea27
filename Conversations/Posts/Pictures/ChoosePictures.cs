using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Posts.Pictures;

/// <summary>
/// One picture or all of the product's in one post. One is the beginning: all are shown in the chat before anybody approves them. What cannot be
/// had is left out and named.
/// </summary>
public sealed class ChoosePictures(IPostStore posts, IPictureSource pictures, PreparePicture prepare, IMessenger messenger, PostCards cards, ChangeContent change)
{
    /// <summary>Instagram's limit for a post (https://developers.facebook.com/docs/instagram-platform/content-publishing#carousel-posts).</summary>
    public const int Most = 10;

    /// <returns>How many it has that can be in one post.</returns>
    public static int CountOf(Product product) => Math.Min(Most, 1 + (product.MorePictures?.Count ?? 0));

    /// <returns>False, and nothing changed, when the draft is no longer the one the person saw.</returns>
    public Task<bool> OnlyFirstAsync(Post post, int revision, Person by, long updateId, CancellationToken ct) =>
        post.Content is { More: not null } content ? CommitAsync(post, revision, content with { More = null }, null, by, updateId, ct) : Task.FromResult(false);

    /// <summary>Brings all that can be had, and shows them. May be run again after a crash at any point.</summary>
    public async Task AllAsync(PostId id, int revision, ChatId chat, Person by, long updateId, CancellationToken ct)
    {
        if (await posts.FindDecisionAsync(updateId, ct) is null && await posts.FindAsync(id, ct) is { Content: { } content } post)
        {
            var (more, trouble) = await PreparedAsync(post, content, ct);
            // Somebody may have decided meanwhile: then that stands.
            var all = content with { More = more.Count > 0 ? more : null };
            if (await CommitAsync(post, revision, all, trouble, by, updateId, ct) && all.More is not null) await ShowAsync(id, all.Pictures, chat, ct);
        }
        await cards.RefreshAsync(id, ct);
    }

    private async Task<(IReadOnlyList<PostPicture> More, string? Trouble)> PreparedAsync(Post post, PostContent content, CancellationToken ct)
    {
        var of = CountOf(post.Product);
        var shape = await ShapeAsync(post, content, ct);
        var (more, troubles) = (new List<PostPicture>(), new List<string>());
        foreach (var (picture, i) in (post.Product.MorePictures ?? []).Take(of - 1).Select((p, i) => (p, i)))
        {
            try
            {
                var prepared = await prepare.FromAsync(picture.Address, post.Platforms, shape, ct);
                more.Add(new(prepared.Address, prepared.Hash, ChatText.Cut(picture.Alt ?? content.AltText, PostLimits.AltText)));
                if (prepared.Trouble is { } trouble) troubles.Add(PostTexts.NamedPicture(i + 2, of, trouble));
            }
            catch (PictureUnavailableException e)
            {
                troubles.Add(PostTexts.NamedPicture(i + 2, of, $"{e.Message} It is left out."));
            }
        }
        return (more, troubles.Count > 0 ? string.Join(" ", troubles) : null);
    }

    /// <returns>Null where it matters to nobody, or the first cannot be had now: then each keeps its own.</returns>
    private async Task<double?> ShapeAsync(Post post, PostContent content, CancellationToken ct)
    {
        if (!post.Platforms.Contains(Platform.Instagram)) return null;
        try
        {
            return JpegFile.Of(await pictures.LoadAsync(content.Picture, ct)) is { Width: > 0, Height: > 0 } first ? (double)first.Width / first.Height : null;
        }
        catch (PictureUnavailableException)
        {
            return null;
        }
    }

    private Task ShowAsync(PostId id, IReadOnlyList<PostPicture> all, ChatId chat, CancellationToken ct) => messenger.ShowPicturesAsync(
        chat, [.. all.Select(p => new Picture(p.Hash, c => pictures.LoadAsync(p.Address, c)))], PostTexts.PicturesOf(all.Count, id), ct);

    private Task<bool> CommitAsync(Post post, int revision, PostContent content, string? trouble, Person by, long updateId, CancellationToken ct) =>
        change.CommitAsync(post with { Content = content, Trouble = trouble }, revision, by, updateId, ct);
}
