namespace Bot.Social.TikTok;

/// <param name="Sentence">What happened and who must act, for the owner.</param>
/// <param name="Wait">When the same request may succeed by itself; null when it will not.</param>
/// <param name="ConcernsAccount">The whole account is concerned, not only this request.</param>
/// <param name="IsCertain">A request refused with it has had no effect.</param>
internal sealed record TikTokRefusal(string Sentence, TimeSpan? Wait = null, bool ConcernsAccount = false, bool IsCertain = true);

/// <summary>
/// TikTok's error codes and reasons of failure in sentences. The code decides, never the text.
/// https://developers.tiktok.com/doc/tiktok-api-v2-error-handling and https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
/// </summary>
internal static class TikTokErrors
{
    /// <summary>The access token is not, or no longer, good.</summary>
    public const string TokenInvalid = "access_token_invalid";

    public const string Reconnect = "TikTok no longer accepts the connection. Connect the account again and set the new TIKTOK_REFRESH_TOKEN.";

    private const string Banned = "TikTok does not let this account post for now. Open the TikTok app and see what it says there.";
    private const string Text = "TikTok takes the text for spam. Edit it and approve again.";
    private const string Spam = "TikTok takes this post for spam. Look into the TikTok app, then edit the text and approve again.";
    private const string Cap = "TikTok's limit of posts per day over apps is reached for this account. Try again tomorrow.";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TikTokRefusal Of(string code) => code switch
    {
        TokenInvalid or "invalid_grant" => new(Reconnect, ConcernsAccount: true),
        "invalid_client" => new("TikTok does not know the app: TIKTOK_CLIENT_KEY or TIKTOK_CLIENT_SECRET is wrong. Copy both again from developers.tiktok.com.", ConcernsAccount: true),
        "scope_not_authorized" or "scope_permission_missed" =>
            new("TikTok says that uploading was not allowed when the account was connected (video.upload). Connect it again and allow that.", ConcernsAccount: true),
        "rate_limit_exceeded" => new("TikTok says: too many calls this minute.", Minute, IsCertain: false),
        "spam_risk_too_many_pending_share" => new("Five drafts wait unfinished in your TikTok inbox, and it takes no more. Clear your TikTok drafts: post or discard some in the TikTok app, then try again."),
        "spam_risk_too_many_posts" => new(Cap),
        "spam_risk_user_banned_from_posting" => new(Banned, ConcernsAccount: true),
        "spam_risk_text" => new(Text),
        "spam_risk" => new(Spam),
        "reached_active_user_cap" => new("The TikTok app has served as many accounts as it may today. Try again tomorrow."),
        "unaudited_client_can_only_post_to_private_accounts" => new("TikTok has not audited the app, so it may post only for a private account, and only for its owner to see. Choose the inbox, or ask TikTok for an audit at developers.tiktok.com."),
        "url_ownership_unverified" => new("TikTok does not know TIKTOK_MEDIA_DOMAIN as yours. Verify the domain for the app at developers.tiktok.com, then try again."),
        "app_version_check_failed" => new("The TikTok app on your phone is too old to take pictures from me. Update it, then try again."),
        "invalid_param" or "invalid_params" or "privacy_level_option_mismatch" => new("TikTok refused the post as it is. Edit it and approve again."),
        "invalid_publish_id" or "token_not_authorized_for_specified_publish_id" => new("TikTok no longer knows this upload, or it belongs to another account. Look into your TikTok inbox."),
        "internal_error" => new("TikTok had an error of its own.", 2 * Minute, IsCertain: false),
        _ => new($"TikTok refused with an error I do not know ({Code(code)}). Try again, or look into the account.", IsCertain: false),
    };

    /// <summary>Of a connection that is refused: what happened. What to do stands with it.</summary>
    public static string Lost(string code) => code == "invalid_client" ? Of(code).Sentence : "TikTok no longer accepts the connection.";

    /// <param name="reason">The <c>fail_reason</c> of what it had taken.</param>
    public static string Failed(string? reason) => reason switch
    {
        "file_format_check_failed" => "TikTok cannot use this kind of file. Give the product a JPEG picture or an MP4 video in Shopify, then try again.",
        "duration_check_failed" => "TikTok does not take a video of this length. Give the product another one in Shopify, then try again.",
        "frame_rate_check_failed" => "TikTok does not take a video with this frame rate: 23 to 60 pictures a second. Give the product another one in Shopify, then try again.",
        "picture_size_check_failed" => "The picture or video is too large or too small for TikTok. Give the product another one in Shopify, then try again.",
        "photo_pull_failed" => "TikTok could not load the picture from TIKTOK_MEDIA_DOMAIN. Check that its address opens in a browser without a password, then try again.",
        "video_pull_failed" => "TikTok could not load the video. Try again.",
        "publish_cancelled" => "It was cancelled in the TikTok app. Try again if you still want it there.",
        "auth_removed" => Reconnect,
        "spam_risk_too_many_posts" => Cap,
        "spam_risk_user_banned_from_posting" => Banned,
        "spam_risk_text" => Text,
        "spam_risk" => Spam,
        "internal" or "internal_error" => "TikTok had an error of its own and made no draft of it. Try again.",
        _ => $"TikTok could not use it and does not say why in words I know ({Code(reason)}). Look into the TikTok app, then try again.",
    };

    /// <summary>A word of a vendor's, fit to be shown.</summary>
    private static string Code(string? code) => code is { Length: > 0 and <= 60 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? code : "no code";
}
