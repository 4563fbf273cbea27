using System.Text.RegularExpressions;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>Addresses in the text must be the shop's; handles of others are for a person to judge.</summary>
internal sealed partial class LinkCheck : IFactCheck
{
    private const string Name = "links";

    public Finding Check(string text, Product product, IReadOnlySet<string> hosts)
    {
        foreach (Match match in Addresses().Matches(text))
        {
            var host = match.Groups["host"].Value.ToLowerInvariant();
            if (!hosts.Contains(host) && !hosts.Contains("www." + host))
                return new(Name, Verdict.Wrong, $"The text names {match.Value}, which is not your shop.");
        }
        return Handles().Match(text) is { Success: true } handle
            ? new(Name, Verdict.NotSupported, $"The text mentions {handle.Value.Trim()}; check that you mean them.")
            : new(Name, Verdict.Fine, "");
    }

    // A bare name counts as an address only with an ending that people use for one: "soft.Perfect" is a typo.
    [GeneratedRegex(@"(https?://(?<host>[^\s/:?#""<>]+)[^\s""<>]*)|\b(?<host>([a-z0-9-]+\.)+(com|net|org|shop|store|de|at|ch|eu|uk|io|co|me|ly|info|example|link|xyz|top|ru|cn))\b(/\S*)?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<![\w.])@[A-Za-z0-9_.]{2,30}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handles();
}
