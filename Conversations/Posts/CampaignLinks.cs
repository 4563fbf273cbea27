using System.Globalization;
using System.Text.RegularExpressions;
using Conversations.Orders;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>
/// Writes into every link to the shop which post it stands in, so that an order can be traced back to it: before the card is shown, since what is
/// approved is what goes out (P6). https://help.shopify.com/manual/reports-and-analytics/utm-parameters
/// </summary>
public sealed partial class CampaignLinks(IShopHosts hosts)
{
    private const string Medium = "social", Prefix = "post-";

    /// <summary>The text with its links to the shop marked; a mark of another post is replaced, everything else stays as it was typed.</summary>
    public async Task<string> MarkAsync(Post post, string text, CancellationToken ct)
    {
        if (!text.Contains('.', StringComparison.Ordinal)) return text;
        var ours = await hosts.HostsAsync(ct);
        return Addresses().Replace(text, match =>
        {
            var written = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '»', '”', '"', '\'');
            var whole = match.Groups["scheme"].Success ? written : "https://" + written;
            if (!Uri.TryCreate(whole, UriKind.Absolute, out var link) || link.UserInfo.Length > 0 || !ours.Contains(link.IdnHost.ToLowerInvariant())) return match.Value;
            return Marked(written, post) + match.Value[written.Length..];
        });
    }

    public static Uri Mark(Uri link, Post post) => new(Marked(link.AbsoluteUri, post));

    /// <returns>The post that such a mark names; null where it is none of ours.</returns>
    public static PostId? PostOf(Campaign? campaign) =>
        campaign is { Source: { } source, Medium: { } medium, Name: { } name }
        && Enum.GetNames<Platform>().Contains(source, StringComparer.OrdinalIgnoreCase) && medium.Equals(Medium, StringComparison.OrdinalIgnoreCase) && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(id) : null;

    /// <summary>As it is written, but for the query: whoever typed it should know it again.</summary>
    private static string Marked(string link, Post post)
    {
        var (rest, fragment) = Cut(link, '#');
        var (page, query) = Cut(rest, '?');
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith("utm_", StringComparison.OrdinalIgnoreCase));
        // One text goes to all platforms, and Facebook is the one where people can tap a link in it.
        var source = (post.Platforms.Contains(Platform.Facebook) ? Platform.Facebook : post.Platforms[0]).ToString().ToLowerInvariant();
        return $"{page}?{string.Join('&', [.. kept, $"utm_source={source}", $"utm_medium={Medium}", $"utm_campaign={Prefix}{post.Id}"])}{fragment}";
    }

    private static (string Before, string From) Cut(string text, char at) => text.IndexOf(at) is >= 0 and var i ? (text[..i], text[i..]) : (text, "");

    /// <summary>With its scheme, or with a path: a shop's bare name is a name.</summary>
    [GeneratedRegex(@"(?<![\w@./-])(?:(?<scheme>https?://)[^\s<>""]+|[\w-]+(?:\.[\w-]+)+/[^\s<>""]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Addresses();
}
