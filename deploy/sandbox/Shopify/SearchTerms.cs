using System.Text.RegularExpressions;

namespace Sandbox.Shopify;

/// <summary>
/// One term of a search: <c>field:value</c>, <c>field:>=value</c>, <c>-field:value</c> or a bare word; terms are all wanted.
/// https://shopify.dev/docs/api/usage/search-syntax
/// </summary>
public sealed partial record SearchTerms(string? Field, string Comparison, string Value, bool Negated)
{
    public static IReadOnlyList<SearchTerms> Read(string? query) =>
    [
        .. Term().Matches(query ?? "").Where(m => m.Value is not ("AND" or "")).Select(m => new SearchTerms(
            m.Groups["field"].Success ? m.Groups["field"].Value.ToLowerInvariant() : null,
            m.Groups["op"].Value,
            m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["double"].Success ? m.Groups["double"].Value : m.Groups["bare"].Value,
            m.Groups["not"].Success)),
    ];

    /// <summary>Without regard to case; a star at the end takes any ending, a comma separates alternatives.</summary>
    public bool Matches(string? text) => Negated != Value.Split(',').Any(v => v.EndsWith('*')
        ? (text ?? "").StartsWith(v[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(text ?? "", v, StringComparison.OrdinalIgnoreCase));

    public bool Compares(IComparable? actual, IComparable? wanted)
    {
        if (actual is null || wanted is null) return Negated;
        var order = actual.CompareTo(wanted);
        return Negated != Comparison switch { ">" => order > 0, ">=" => order >= 0, "<" => order < 0, "<=" => order <= 0, _ => order == 0 };
    }

    [GeneratedRegex("""(?<not>-)?(?:(?<field>[A-Za-z_]+):)?(?<op>>=|<=|>|<)?(?:'(?<quoted>[^']*)'|"(?<double>[^"]*)"|(?<bare>[^\s'"]+))""")]
    private static partial Regex Term();
}
