namespace Sandbox.TikTok;

/// <summary>Who may post what, to whom and how often.</summary>
public sealed class PostRules(TaskBook book, Creator creator)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <param name="titleMost">In UTF-16 units.</param>
    /// <returns>Why these particulars of a direct post are refused, or null.</returns>
    public ApiError? RefusesPost(ApiRequest info, int titleMost)
    {
        if (info.Text("privacy_level") is not { } level) return ApiError.Invalid("post_info.privacy_level is missing");
        if ((info.Text("title") ?? "").Length > titleMost) return ApiError.Invalid("post_info.title is too long");
        if (!creator.PrivacyLevels.Contains(level)) return ApiError.Of("privacy_level_option_mismatch", "Privacy level must be in privacy_level_options list");
        if (!creator.Audited && (!creator.Private || level != "SELF_ONLY"))
            return ApiError.Of("unaudited_client_can_only_post_to_private_accounts", "Please review our integration guidelines");
        return info.Flag("brand_content_toggle") && level == "SELF_ONLY" ? ApiError.Invalid("branded content cannot be SELF_ONLY") : null;
    }

    /// <returns>Why one more is too many, or why somebody wants it refused; else null.</returns>
    public ApiError? RefusesMore(bool inbox)
    {
        if (book.NextRefusal() is { } wanted) return ApiError.Of(wanted);
        var (all, now) = (book.All, book.Now);
        // A draft counts as a post when the creator finishes it, and then it is not the app's to refuse.
        if (!inbox && all.Count(t => !t.Inbox && t.Status(now) != "FAILED" && now - t.CreatedAt < Day) >= creator.DailyCap)
            return ApiError.Of("spam_risk_too_many_posts", "The daily post cap from the API is reached for the current user.");
        return inbox && all.Count(t => t.IsPending(now)) >= 5
            ? ApiError.Of("spam_risk_too_many_pending_share", "The user has too many drafts waiting within 24 hours.")
            : null;
    }
}
