namespace Sandbox.TikTok;

/// <summary>The account, and how the app stands with TikTok: not audited, like any that serves only its own shop.</summary>
public sealed class Creator
{
    public const string OpenId = "-000sandboxLinenAndLoaf";
    public const string Username = "linen.and.loaf";
    public const string Nickname = "Linen & Loaf";

    public bool Audited { get; set; }

    public bool Private { get; set; }

    public bool CommentDisabled { get; set; }

    public int MaxVideoSeconds { get; set; } = 600;

    /// <summary>Posts within 24 hours over the API, all apps together.</summary>
    public int DailyCap { get; set; } = 15;

    public IReadOnlyList<string> PrivacyLevels => Private
        ? ["FOLLOWER_OF_CREATOR", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"]
        : ["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"];
}
