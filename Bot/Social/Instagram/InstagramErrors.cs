using System.Globalization;
using Bot.Social.Meta;

namespace Bot.Social.Instagram;

/// <summary>
/// Instagram's own error codes in sentences, beside those of all of Meta.
/// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
/// </summary>
internal static class InstagramErrors
{
    /// <summary>The permission that posting needs.</summary>
    public const string Right = "instagram_content_publish";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static MetaRefusal Of(GraphError error) =>
        BySubcode(error.ErrorSubcode) ?? ByCode(error.Code) ?? MetaErrors.Of(error, "Instagram", Right);

    /// <summary>The sentence for a subcode inside a container's status text: "… error code 2207052".</summary>
    public static string? InText(string? text)
    {
        for (var at = text?.IndexOf("2207", StringComparison.Ordinal) ?? -1; at >= 0; at = text!.IndexOf("2207", at + 1, StringComparison.Ordinal))
        {
            if (at + 7 <= text!.Length && int.TryParse(text.AsSpan(at, 7), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && BySubcode(code) is { } known)
                return known.Sentence;
        }
        return null;
    }

    private static MetaRefusal? BySubcode(int? subcode) => subcode switch
    {
        2207051 => new(Refusal.Limit, "Instagram blocked this action because it looks like spam to it. Check in the Instagram app whether the account shows a warning, and try again in some hours.", 6 * Hour),
        2207042 => new(Refusal.Limit, "Instagram's limit of posts per day is reached. Try again when the oldest of them is 24 hours old.", Hour),
        2207050 => new(Refusal.Account, "Instagram says the account is inactive, restricted or waits for a confirmation. Open the Instagram app and follow what it asks."),
        2207006 or 2207008 or 2207020 => new(Refusal.Passing, "Instagram no longer knows the prepared post. It has to be prepared again.", MetaErrors.Minutes),
        2207001 or 2207032 or 2207053 or 2207082 => new(Refusal.Passing, "Instagram had an error of its own while preparing the post.", MetaErrors.Minutes),
        2207003 => new(Refusal.Passing, "Instagram took too long to load the picture or video from the shop.", MetaErrors.Minutes),
        2207052 => new(Refusal.Passing, "Instagram could not load the picture or video from the shop. Check that its address opens in a browser without a password.", MetaErrors.Minutes),
        2207027 => new(Refusal.Passing, "Instagram is not done preparing the post.", TimeSpan.FromSeconds(15)),
        2207004 => new(Refusal.Content, "The picture is too large for Instagram (8 MiB at most). Put a smaller one into the shop and draft again."),
        2207005 => new(Refusal.Content, "Instagram does not take this picture's format; it must be a JPEG. Change it in the shop and draft again."),
        2207009 => new(Refusal.Content, "The picture is too tall or too wide for Instagram (between 4:5 and 1.91:1). Crop it in the shop and draft again."),
        2207010 => new(Refusal.Content, "The text is too long for Instagram (2,200 characters, 30 hashtags, 20 mentions). Edit it and approve again."),
        2207026 or 2207077 => new(Refusal.Content, "Instagram does not take this video: it must be an MP4 with H.264, 3 seconds to 15 minutes long and at most 300 MB. Choose the picture, or change the video in the shop."),
        2207023 or 2207028 or 2207035 or 2207036 or 2207037 or 2207040 or 2207057 or 2207081 =>
            new(Refusal.Content, "Instagram does not take this kind of picture or tag. Edit the post and approve again."),
        _ => null,
    };

    private static MetaRefusal? ByCode(int? code) => code switch
    {
        -2 or 9004 => BySubcode(2207052),
        9007 => BySubcode(2207027),
        24 => BySubcode(2207006),
        36000 => BySubcode(2207004),
        36001 => BySubcode(2207005),
        36003 => BySubcode(2207009),
        36004 => BySubcode(2207010),
        352 => BySubcode(2207026),
        _ => null,
    };
}
