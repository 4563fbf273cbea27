using Conversations.Posts.Pictures;

namespace Conversations.Posts.Forms;

/// <summary>In which other form a draft could go out.</summary>
internal static class PostForms
{
    /// <returns>The labels of the buttons with their verbs; what the product has nothing for is left out.</returns>
    public static IReadOnlyList<(string Label, string Verb)> Of(Post post) => post.Content is { } content ? [.. Pictures(post, content), .. Reel(post, content), .. Link(post, content), .. Direct(content)] : [];

    private static IEnumerable<(string, string)> Pictures(Post post, PostContent content)
    {
        if (content.More is not null) yield return (PostTexts.FirstPicture, Verbs.FirstPicture);
        else if (ChoosePictures.CountOf(post.Product) is > 1 and var all) yield return (PostTexts.AllPictures(all), Verbs.AllPictures);
    }

    private static IEnumerable<(string, string)> Reel(Post post, PostContent content)
    {
        if (content.Reel is not null) yield return (PostTexts.PictureOnInstagram, Verbs.NoReel);
        else if (post.Platforms.Contains(Platform.Instagram) && post.Product.Video is not null) yield return (PostTexts.ReelOnInstagram, Verbs.Reel);
    }

    private static IEnumerable<(string, string)> Link(Post post, PostContent content)
    {
        if (content.Link is not null) yield return (PostTexts.PictureOnFacebook, Verbs.NoPageLink);
        else if (post.Platforms.Contains(Platform.Facebook) && post.Product.Page is not null) yield return (PostTexts.LinkOnFacebook, Verbs.PageLink);
    }

    private static IEnumerable<(string, string)> Direct(PostContent content)
    {
        if (content.TikTokAudience is not null) yield return (PostTexts.InboxOnTikTok, Verbs.ToInbox);
        else if (content.Video is not null) yield return (PostTexts.DirectOnTikTok, Verbs.Direct);
    }
}
