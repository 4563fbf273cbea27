namespace Conversations.Posts;

/// <summary>Addresses of posts on TikTok, as its apps hand them out under Share. They are shown and never opened by us.</summary>
public static class TikTokLinks
{
    /// <summary>Hosts of short links, which name a post by a word.</summary>
    private static readonly string[] Short = ["vm.tiktok.com", "vt.tiktok.com"];

    /// <returns>The address without what TikTok adds to follow people; null when it is not one of a post.</returns>
    public static Uri? Read(string text)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) return null;
        if (uri.UserInfo.Length > 0 || !uri.IsDefaultPort || !IsTikTok(uri.IdnHost)) return null;
        return IsPost(uri) ? new Uri($"https://{uri.IdnHost}{uri.AbsolutePath}") : null;
    }

    /// <returns>The post's number; null for a short link, which does not tell it.</returns>
    public static string? IdOf(Uri link) => link.Segments[^1] is var id && id.All(char.IsAsciiDigit) ? id : null;

    private static bool IsTikTok(string host) =>
        host.Equals("tiktok.com", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".tiktok.com", StringComparison.OrdinalIgnoreCase);

    private static bool IsPost(Uri uri) => uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [['@', _, ..], "video" or "photo", var id] => id.All(char.IsAsciiDigit),
        ["t", var word] => IsWord(word),
        [var word] => Short.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase) && IsWord(word),
        _ => false,
    };

    private static bool IsWord(string text) => text.All(char.IsAsciiLetterOrDigit);
}
