namespace Bot.Social.Meta;

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
internal sealed record MetaRefusal(Refusal Kind, string Sentence, TimeSpan? Wait = null)
{
    /// <summary>One short sentence for the health card when the whole account is concerned; null when only this request is.</summary>
    public string? ConcernsAccount => Kind switch
    {
        Refusal.Account => Sentence,
        Refusal.Limit => "It says: too many calls or posts.",
        _ => null,
    };
}

/// <summary>
/// Error codes that mean the same on every platform of Meta. Code and subcode decide, never the HTTP status or the text.
/// https://developers.facebook.com/docs/graph-api/guides/error-handling
/// </summary>
internal static class MetaErrors
{
    public static readonly TimeSpan Minutes = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>A token or a right is refused.</summary>
    public static bool IsOfLogin(GraphError error) => error.Code is 3 or 10 or 102 or 190 or (>= 200 and <= 299);

    /// <param name="platform">As people call it.</param>
    /// <param name="permission">The right that posting there needs.</param>
    public static MetaRefusal Of(GraphError error, string platform, string permission) => error.Code switch
    {
        102 or 190 => new(Refusal.Account, Token(error.ErrorSubcode)),
        3 or 10 or (>= 200 and <= 299) => new(Refusal.Account, $"Meta says the app lacks the right to post to {platform}. Connect the account again and allow posting ({permission})."),
        4 or 17 or 32 or 613 or 80001 or 80002 => new(Refusal.Limit, $"{platform} says: too many calls. Try again in an hour.", Hour),
        341 or 368 => new(Refusal.Limit, $"Meta has blocked posting for a while because of its rules. Check in the {platform} app what it says.", 6 * Hour),
        1 or 2 or -1 => new(Refusal.Passing, $"{platform} had an error of its own.", Minutes),
        // Also seen for a moment on what was made a second ago.
        100 when error.ErrorSubcode == 33 => new(Refusal.Passing, $"{platform} does not find what was asked for, or the token may not see it.", Minutes),
        100 => new(Refusal.Content, $"{platform} refused the post as it is. Edit it and approve again."),
        _ => new(error.IsTransient is true ? Refusal.Passing : Refusal.Unknown, string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{platform} refused with an error I do not know (code {error.Code}, subcode {error.ErrorSubcode}). Try again, or look into the account.")),
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
