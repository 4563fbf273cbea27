namespace Bot.Social.TikTok;

/// <summary>
/// A picture of the shop under the shop's own domain. Shopify serves each file twice: at <c>cdn.shopify.com/s/files/1/…/files/x.jpg</c>,
/// which cannot be verified as ours, and at <c>/cdn/shop/files/x.jpg</c> of every domain of the shop.
/// https://shopify.dev/docs/storefronts/themes/best-practices/performance/platform
/// </summary>
internal static class PhotoAddress
{
    private const string Cdn = "/s/files/1/", Own = "/cdn/shop/";

    /// <param name="domain">A host; with a port, and without TLS, only on this machine.</param>
    /// <returns>Null when it is not a host.</returns>
    public static Uri? Origin(string domain)
    {
        if (!Uri.TryCreate($"https://{domain}/", UriKind.Absolute, out var uri) || uri.AbsolutePath != "/" || uri.UserInfo.Length > 0) return null;
        if (uri.IsLoopback) return new($"http://{domain}/");
        return uri.HostNameType == UriHostNameType.Dns && uri.IsDefaultPort && uri.Host.Contains('.') && uri.Authority == domain ? uri : null;
    }

    /// <returns>Null when the picture is not one of Shopify's files.</returns>
    public static Uri? Of(Uri picture, string domain)
    {
        if (Origin(domain) is not { } origin || File(picture.AbsolutePath) is not { Length: > 0 } file) return null;
        return new(origin, $"{Own}{file}{picture.Query}");
    }

    private static string? File(string path)
    {
        if (path.StartsWith(Own, StringComparison.Ordinal)) return path[Own.Length..];
        if (!path.StartsWith(Cdn, StringComparison.Ordinal)) return null;
        // The shop's number, in groups of digits.
        var steps = path[Cdn.Length..].Split('/').SkipWhile(s => s.All(char.IsAsciiDigit)).ToList();
        return steps.Count > 1 ? string.Join('/', steps) : null;
    }
}
