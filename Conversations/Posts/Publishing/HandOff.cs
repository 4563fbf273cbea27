namespace Conversations.Posts.Publishing;

/// <summary>Platforms that do not let us post, unless they have audited the app: what we send waits in the person's inbox there, and they finish it by hand.</summary>
public static class HandOff
{
    // https://developers.tiktok.com/doc/content-sharing-guidelines: an app that was not audited can post to nobody.
    public static bool EndsInInbox(this Platform platform) => platform == Platform.TikTok;

    /// <summary>Whether this post is left there for a person to post.</summary>
    public static bool EndsInInbox(this Post post, Platform platform) => platform.EndsInInbox() && post.Content?.TikTokAudience is null;
}
