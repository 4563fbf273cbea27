namespace Conversations.Posts;

/// <summary>Who sees a post that the app itself makes on TikTok. https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info</summary>
public enum Audience
{
    Everyone,

    /// <summary>Of an account that is private.</summary>
    Followers,

    /// <summary>Followers whom the account follows as well.</summary>
    Friends,

    OnlyMe,
}
