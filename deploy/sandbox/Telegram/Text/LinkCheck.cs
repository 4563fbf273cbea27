namespace Sandbox.Telegram.Text;

/// <summary>Which links Telegram accepts in text and on buttons.</summary>
internal static class LinkCheck
{
    /// <summary>The link as Telegram keeps it, or null when it is none: another scheme, or a host without a dot.</summary>
    public static string? Checked(string url)
    {
        url = url.Trim();
        if (url.StartsWith("tg://", StringComparison.OrdinalIgnoreCase)) return url;
        if (!url.Contains("://", StringComparison.Ordinal)) url = "http://" + url;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        if (!uri.Host.Contains('.') && uri.HostNameType != UriHostNameType.IPv6) return null;
        return uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && !url.EndsWith('/') ? url + "/" : url;
    }
}
