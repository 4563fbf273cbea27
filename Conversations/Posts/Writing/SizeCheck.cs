using System.Text.RegularExpressions;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>Sizes in the text must be options of the product.</summary>
internal sealed partial class SizeCheck : IFactCheck
{
    private const string Name = "size";

    private static readonly string[] SizeOptions = ["size", "größe", "grösse", "sizes"];

    public Finding Check(string text, Product product, IReadOnlySet<string> hosts)
    {
        var sizes = product.Options.Where(o => SizeOptions.Contains(o.Key.ToLowerInvariant())).SelectMany(o => o.Value)
            .Select(Normal).ToHashSet(StringComparer.Ordinal);
        foreach (Match claim in Claims().Matches(text))
        {
            foreach (Match size in Sizes().Matches(claim.Groups["list"].Value))
            {
                if (sizes.Count == 0) return new(Name, Verdict.NotSupported, $"The text names size {size.Value}, your shop lists no sizes.");
                if (!sizes.Contains(Normal(size.Value)))
                    return new(Name, Verdict.Wrong, $"The text names size {size.Value}, your shop has {string.Join(", ", product.Options.First(o => SizeOptions.Contains(o.Key.ToLowerInvariant())).Value)}.");
            }
        }
        return new(Name, Verdict.Fine, "");
    }

    private static string Normal(string size) => size.Trim().ToUpperInvariant() switch
    {
        "EXTRA SMALL" => "XS",
        "SMALL" or "KLEIN" => "S",
        "MEDIUM" or "MITTEL" => "M",
        "LARGE" or "GROSS" or "GROß" => "L",
        "EXTRA LARGE" => "XL",
        "2XL" => "XXL",
        "3XL" => "XXXL",
        var other => other,
    };

    [GeneratedRegex(@"\b(sizes?|größen?|grössen?)\s+(?<list>((from|von|in|to|bis|and|und|or|oder|through|[,/–-])\s*|\b(extra small|extra large|small|medium|large|x{0,3}[sl]|m|[23]xl|\d{2})\b\s*)+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Claims();

    [GeneratedRegex(@"\b(extra small|extra large|small|medium|large|x{0,3}[sl]|m|[23]xl|\d{2})\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sizes();
}
