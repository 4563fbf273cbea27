using Bot.Social.Meta;

namespace Bot.Social.Facebook;

/// <summary>The Page's own error codes in sentences, beside those of all of Meta.</summary>
internal static class FacebookErrors
{
    /// <summary>The permission that posting needs.</summary>
    public const string Right = "pages_manage_posts";

    public static MetaRefusal Of(GraphError error) => error.Code switch
    {
        506 => new(Refusal.Content, "Facebook says that the same text was posted before. Change some words and approve again."),
        _ => MetaErrors.Of(error, "Facebook", Right),
    };
}
