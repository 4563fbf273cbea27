using System.Text.RegularExpressions;
using Sandbox.Meta;

namespace Sandbox.Instagram;

/// <summary>At most 2,200 characters (counted in UTF-16 units), 30 hashtags and 20 mentions.</summary>
public static partial class CaptionRules
{
    public static GraphError? Refuses(string caption)
    {
        if (caption.Length > 2200)
        {
            return new(36004, 2207010, "The submitted image's caption is too long")
            {
                Title = "Caption is too long",
                Explanation = $"The caption was {caption.Length} characters long. The maximum number of characters permitted for a caption is 2,200.",
            };
        }
        if (Hashtag().Count(caption) > 30) return TooManyTags("hashtags", 30);
        return Mention().Count(caption) > 20 ? TooManyTags("@mentions", 20) : null;
    }

    private static GraphError TooManyTags(string what, int limit) => new(100, 2207040, "Invalid parameter")
    {
        Title = "Too many tags",
        Explanation = $"Cannot use more than {limit} {what} per created media.",
    };

    [GeneratedRegex(@"#[\p{L}\p{M}\p{N}_]+")]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])@[A-Za-z0-9_.]+")]
    private static partial Regex Mention();
}
