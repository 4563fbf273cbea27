using System.Globalization;

namespace Bot.Social.Instagram;

/// <summary>What kind of no it is.</summary>
internal enum Refusal
{
    /// <summary>The same request can succeed later by itself.</summary>
    Passing,

    /// <summary>Too many calls, or too many posts.</summary>
    Limit,

    /// <summary>Nothing goes on until a person acts on the account.</summary>
    Account,

    /// <summary>This content will never be taken as it is.</summary>
    Content,

    /// <summary>Not in our list.</summary>
    Unknown,
}

/// <param name="Sentence">What happened and who must act, for the owner.</param>
internal sealed record InstagramRefusal(Refusal Kind, string Sentence, TimeSpan? Wait = null);

/// <summary>
/// Meta's error codes in sentences. Code and subcode decide, never the HTTP status or the text.
/// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
/// </summary>
internal static class InstagramErrors
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(2);

    public static InstagramRefusal Of(GraphError error) =>
        BySubcode(error.ErrorSubcode) ?? ByCode(error)
        ?? new(error.IsTransient is true ? Refusal.Passing : Refusal.Unknown, string.Create(CultureInfo.InvariantCulture,
            $"Instagram refused with an error I do not know (code {error.Code}, subcode {error.ErrorSubcode}). Try again, or look into the account."));

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

    /// <returns>One short sentence for the health card when the whole account is concerned; null when only this request is.</returns>
    public static string? ConcernsAccount(GraphError error) => Of(error) switch
    {
        { Kind: Refusal.Account } refusal => refusal.Sentence,
        { Kind: Refusal.Limit } => "It says: too many calls or posts.",
        _ => null,
    };

    private static InstagramRefusal? BySubcode(int? subcode) => subcode switch
    {
        2207051 => new(Refusal.Limit, "Instagram blocked this action because it looks like spam to it. Check in the Instagram app whether the account shows a warning, and try again in some hours.", 6 * Hour),
        2207042 => new(Refusal.Limit, "Instagram's limit of posts per day is reached. Try again when the oldest of them is 24 hours old.", Hour),
        2207050 => new(Refusal.Account, "Instagram says the account is inactive, restricted or waits for a confirmation. Open the Instagram app and follow what it asks."),
        2207006 or 2207008 or 2207020 => new(Refusal.Passing, "Instagram no longer knows the prepared post. It has to be prepared again.", Minutes),
        2207001 or 2207032 or 2207053 or 2207082 => new(Refusal.Passing, "Instagram had an error of its own while preparing the post.", Minutes),
        2207003 => new(Refusal.Passing, "Instagram took too long to load the picture from the shop.", Minutes),
        2207052 => new(Refusal.Passing, "Instagram could not load the picture from the shop. Check that its address opens in a browser without a password.", Minutes),
        2207027 => new(Refusal.Passing, "Instagram is not done preparing the post.", TimeSpan.FromSeconds(15)),
        2207004 => new(Refusal.Content, "The picture is too large for Instagram (8 MiB at most). Put a smaller one into the shop and draft again."),
        2207005 => new(Refusal.Content, "Instagram does not take this picture's format; it must be a JPEG. Change it in the shop and draft again."),
        2207009 => new(Refusal.Content, "The picture is too tall or too wide for Instagram (between 4:5 and 1.91:1). Crop it in the shop and draft again."),
        2207010 => new(Refusal.Content, "The text is too long for Instagram (2,200 characters, 30 hashtags, 20 mentions). Edit it and approve again."),
        2207023 or 2207026 or 2207028 or 2207035 or 2207036 or 2207037 or 2207040 or 2207057 or 2207077 or 2207081 =>
            new(Refusal.Content, "Instagram does not take this kind of picture or tag. Edit the post and approve again."),
        _ => null,
    };

    private static InstagramRefusal? ByCode(GraphError error) => error.Code switch
    {
        102 or 190 => new(Refusal.Account, Token(error.ErrorSubcode)),
        3 or 10 or (>= 200 and <= 299) => new(Refusal.Account, "Meta says the app lacks the right to post to Instagram. Connect the account again and allow posting (instagram_content_publish)."),
        4 or 17 or 32 or 613 or 80001 or 80002 => new(Refusal.Limit, "Instagram says: too many calls. Try again in an hour.", Hour),
        341 or 368 => new(Refusal.Limit, "Meta has blocked posting for a while because of its rules. Check in the Instagram app what it says.", 6 * Hour),
        1 or 2 or -1 => new(Refusal.Passing, "Instagram had an error of its own.", Minutes),
        -2 or 9004 => new(Refusal.Passing, "Instagram could not load the picture from the shop. Check that its address opens in a browser without a password.", Minutes),
        9007 => new(Refusal.Passing, "Instagram is not done preparing the post.", TimeSpan.FromSeconds(15)),
        24 => new(Refusal.Passing, "Instagram no longer knows the prepared post. It has to be prepared again.", Minutes),
        36000 => BySubcode(2207004),
        36001 => BySubcode(2207005),
        36003 => BySubcode(2207009),
        36004 => BySubcode(2207010),
        // Also seen for a moment on what was made a second ago.
        100 when error.ErrorSubcode == 33 => new(Refusal.Passing, "Instagram does not find what was asked for, or the token may not see it.", Minutes),
        100 => new(Refusal.Content, "Instagram refused the post as it is. Edit it and approve again."),
        _ => null,
    };

    private static string Token(int? subcode) => subcode switch
    {
        458 => "The app was removed from the Meta account. Connect it again.",
        459 or 464 => "Meta wants the account's owner to log in and confirm something. Do that, then connect again if it still fails.",
        460 => "The Meta password was changed, which ended the token. Connect the account again.",
        463 => "The Meta token has expired. Connect the account again.",
        _ => "Meta does not accept the token any more. Connect the account again.",
    };
}
