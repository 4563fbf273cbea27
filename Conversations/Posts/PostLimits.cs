namespace Conversations.Posts;

/// <summary>Instagram's limits for a feed image (https://developers.facebook.com/docs/instagram-platform/content-publishing).</summary>
public static class PostLimits
{
    /// <summary>Caption, in UTF-16 units.</summary>
    public const int Text = 2200;

    public const int Hashtags = 30;

    public const int Mentions = 20;

    public const int AltText = 1000;
}
