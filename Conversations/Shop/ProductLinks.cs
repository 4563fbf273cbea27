using System.Globalization;

namespace Conversations.Shop;

/// <summary>What a pasted link turned out to be, before anything is fetched.</summary>
public abstract record LinkReading
{
    private LinkReading() { }

    /// <param name="Address">As pasted, for a handle that only the storefront knows (translated, renamed).</param>
    public sealed record ProductLink(ProductReference Reference, Uri Address) : LinkReading;

    /// <summary>On a host of the shop, but it does not name a product: perhaps a short link.</summary>
    public sealed record MayLead(Uri Address) : LinkReading;

    /// <summary>A page of the shop's back office that is not a product; nobody can open it from outside.</summary>
    public sealed record OtherAdminPage : LinkReading;

    /// <summary>Never opened (X4).</summary>
    public sealed record OtherHost(string Host) : LinkReading;

    /// <summary>A preview link: it carries a key, not a product.</summary>
    public sealed record Preview : LinkReading;

    /// <summary>Not a web address.</summary>
    public sealed record Unreadable : LinkReading;
}

/// <summary>Reads product links of every form Shopify makes; from the address alone.</summary>
public static class ProductLinks
{
    private const string AdminHost = "admin.shopify.com";

    /// <param name="hosts">The shop's hosts, lower case; among them <c>name.myshopify.com</c>.</param>
    public static LinkReading Read(string text, IReadOnlySet<string> hosts)
    {
        var written = text.Trim();
        if (!written.Contains("://", StringComparison.Ordinal)) written = "https://" + written;
        if (!Uri.TryCreate(written, UriKind.Absolute, out var link) || link.Scheme is not ("https" or "http")) return new LinkReading.Unreadable();

        var host = link.IdnHost.ToLowerInvariant();
        if (link.UserInfo.Length > 0) return hosts.Contains(host) ? new LinkReading.Unreadable() : new LinkReading.OtherHost(host); // https://shop@elsewhere is a disguise
        var steps = link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => Uri.UnescapeDataString(s).ToLowerInvariant()).ToArray();
        if (host == AdminHost)
        {
            return steps is ["store", var store, .. var rest] && hosts.Contains(store + ".myshopify.com")
                ? Admin(rest, link) ?? (LinkReading)new LinkReading.OtherAdminPage()
                : new LinkReading.OtherHost(steps is ["store", var other, ..] ? other + ".myshopify.com" : host);
        }
        if (!hosts.Contains(host)) return new LinkReading.OtherHost(host);
        if (steps is ["admin", .. var admin]) return Admin(admin, link) ?? (LinkReading)new LinkReading.OtherAdminPage();
        if (steps.Contains("products_preview")) return new LinkReading.Preview();
        if (Variant(link) is { } variant) return new LinkReading.ProductLink(new ProductReference.ByVariant(variant), link);

        var at = Array.IndexOf(steps, "products");
        if (at < 0 || at + 1 >= steps.Length || !KnownPrefix(steps[..at])) return new LinkReading.MayLead(link);
        var handle = WithoutEnding(steps[at + 1]);
        return handle.Length == 0
            ? new LinkReading.MayLead(link)
            : new LinkReading.ProductLink(new ProductReference.ByHandle(handle), link);
    }

    private static LinkReading.ProductLink? Admin(string[] steps, Uri link) =>
        steps is ["products", var id, ..] && Number(id) is { } number
            ? new LinkReading.ProductLink(new ProductReference.ById(number), link)
            : null;

    /// <summary>Before <c>products</c> may stand a language (<c>de</c>, <c>de-at</c>) and a collection.</summary>
    private static bool KnownPrefix(string[] steps)
    {
        if (steps is [var first, ..] && IsLocale(first)) steps = steps[1..];
        return steps is [] or ["collections", _];
    }

    private static bool IsLocale(string step) =>
        step.Split('-') is [{ Length: 2 or 3 } language] && language.All(char.IsAsciiLetter)
        || step.Split('-') is [{ Length: 2 or 3 } first, { Length: >= 2 and <= 4 } second]
            && first.All(char.IsAsciiLetter) && second.All(char.IsAsciiLetterOrDigit);

    private static string WithoutEnding(string handle)
    {
        foreach (var ending in (string[])[".json", ".js", ".oembed"])
            if (handle.EndsWith(ending, StringComparison.Ordinal)) return handle[..^ending.Length];
        return handle;
    }

    private static long? Variant(Uri link)
    {
        foreach (var pair in link.Query.TrimStart('?').Split('&'))
            if (pair.Split('=', 2) is [var name, var value] && name.Equals("variant", StringComparison.OrdinalIgnoreCase)) return Number(value);
        return null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
