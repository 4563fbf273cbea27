using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>What <c>[name]</c> stands for in a phrase: numbers, sums of money, and the lists of <c>Words/sets.txt</c>.</summary>
internal sealed partial class PhraseSets
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private readonly Dictionary<string, Pattern> _patterns = new(StringComparer.Ordinal)
    {
        ["number"] = new ReadBy(Number(), [.. Digits, .. Numbers.Heads]),
        ["whole"] = new ReadBy(Whole(), [.. Digits, .. Numbers.Heads]),
        ["any-year"] = new ReadBy(AnyYear(), Digits),
        ["numeric-date"] = new ReadBy(NumericDate(), Digits),
        ["money"] = new ReadBy(Money(), [.. Digits, .. Numbers.Heads, "€", "£", "$", "eur", "usd", "gbp", "chf"]),
    };

    private PhraseSets()
    {
        // A set may use those above it.
        foreach (var (name, lines) in WordFile.Read("sets"))
            if (lines.Count > 0) _patterns[name] = new Choice([.. lines.Select(l => Notation.Read(l, this))]);
    }

    public static PhraseSets Common { get; } = new();

    /// <exception cref="FormatException">There is no such set.</exception>
    public Pattern this[string name] => _patterns.TryGetValue(name, out var pattern) ? pattern : throw new FormatException($"[{name}] is no set.");

    [GeneratedRegex($@"^{Numbers.Any}", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:1[5-9]\d\d|20[0-4]\d)(?!\d)", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex AnyYear();

    [GeneratedRegex($@"^{Numbers.Whole}", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?:0?[1-9]|[12]\d|3[01])(?:\.(?:0?[1-9]|1[0-2])\.(?:20\d\d|\d\d(?!\d))?|/(?:0?[1-9]|1[0-2])/(?:20)?\d\d)(?![\d%€£$])", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex NumericDate();

    [GeneratedRegex($@"^(?:(?:€|£|\$|eur|usd|gbp|chf)\s?{Numbers.Any}|{Numbers.Any}(?:[.,][–-])?\s?(?:€|£|\$|eur|usd|gbp|chf|euros?|dollars?|pounds|franken|francs))", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Money();
}
