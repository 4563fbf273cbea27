using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Sizes must be options of the product, or stand in its record.</summary>
internal sealed partial class SizeCheck() : ClaimCheck("size")
{
    private static readonly string[] Ladder = ["XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL", "4XL", "5XL"];

    private readonly WordLists _words = new("sizes");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        var options = record.Product.Options.Where(o => _words["option"].AreIn(o.Key.ToLowerInvariant())).SelectMany(o => o.Value).ToList();
        var known = options.SelectMany(In).Concat(Claims(record.Cased).SelectMany(c => In(c.Value))).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in Claims(text.Cased))
        {
            if (_words["of-other"].Close(text.Before(claim.Index))) continue;
            if (In(claim.Value).All(s => known.Contains(s) || InRange(s, options))) continue;
            var words = text.Words(claim.Index, claim.Length).TrimEnd(',', ' ', '.', '–', '-', '/');
            if (known.Count == 0) yield return Unsupported(words, "your shop lists no sizes");
            else yield return Wrong(words, $"has {string.Join(", ", options.Count > 0 ? options : known)}");
        }
        if (known.Count < 2 || options.Count == 0)
            foreach (var many in _words["any"].In(text.Lower))
                if (!record.Says(many.Value)) yield return Unsupported(text.Words(many));
    }

    private static List<Group> Claims(string text) =>
        AfterSize().Matches(text).Select(m => m.Groups["sizes"]).Concat(Range().Matches(text)).Concat(Bare().Matches(text))
            .OrderBy(g => g.Index).Aggregate(new List<Group>(), (kept, g) =>
            {
                if (kept.Count == 0 || g.Index >= kept[^1].Index + kept[^1].Length) kept.Add(g);
                return kept;
            });

    private static IEnumerable<string> In(string text) => Named().Matches(text).Select(m => Normal(m.Value));

    /// <summary>"40" is within the option "39-42".</summary>
    private static bool InRange(string size, List<string> options) => int.TryParse(size, out var number) && options.Exists(o =>
        Named().Matches(o) is [var from, var to] && int.TryParse(from.Value, out var least) && int.TryParse(to.Value, out var most) && least <= number && number <= most);

    private static string Normal(string size)
    {
        var upper = size.Trim().ToUpperInvariant().Replace(',', '.').Replace('-', ' ');
        return upper switch
        {
            "EXTRA SMALL" => "XS",
            "SMALL" or "KLEIN" => "S",
            "MEDIUM" or "MITTEL" => "M",
            "LARGE" or "GROSS" or "GROß" => "L",
            "EXTRA LARGE" => "XL",
            "2XL" => "XXL",
            "3XL" => "XXXL",
            "EINHEITSGRÖßE" or "EINHEITSGRÖSSE" or "ONESIZE" => "ONE SIZE",
            _ when Ladder.Contains(upper) => upper,
            _ => upper.EndsWith(".0", StringComparison.Ordinal) ? upper[..^2] : upper,
        };
    }

    private const string Size = @"(?:[Ee]xtra[- ][Ss]mall|[Ee]xtra[- ][Ll]arge|[Ss]mall|[Mm]edium|[Ll]arge|[Oo]ne [Ss]ize|Einheitsgrö(?:ß|ss)e|X{0,3}[SL]|x{1,3}[sl]|[MSLmsl]|[2-5]XL|\d{2,3}(?:[.,]5)?)(?![\w%€£$]|[.,]\d)(?!\s?(?:cm|mm|ml|kg|g|l|€|%|EUR|CHF|x|×|Euro|Stück)(?!\w))";

    private const string Joint = @"(?:\s*[,/&+–-]\s*|\s+)(?:(?:und|and|or|oder|bis|to|through|up to|bis hin zu|auch|also)\s+)?";

    [GeneratedRegex($@"(?<!\w){Size}", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Named();

    // "sizes S to XL", "Größe 38", "EU 42": what a size is called, then one or several of them.
    [GeneratedRegex($@"(?<!\w)(?:[Ss]izes?|SIZES?|[Ss]ize [Rr]ange|(?:[Ss]chuh|[Kk]onfektions|[Rr]ing|[Kk]leider)?[Gg]rö(?:ß|ss)en?|Gr\.|EU|UK|US)[:\s]+(?:(?:from|von|in|only|nur|of|EU|UK|US|gibt's|ist|is|are|sind|reicht von|run|runs|now|jetzt|auch|up to|bis|ab|to)\s+){{0,2}}(?<sizes>{Size}(?:{Joint}{Size}){{0,8}})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex AfterSize();

    // "S–XL", "36 bis 41", "XS, S and M": without the word, a range of what can hardly be anything else.
    [GeneratedRegex(@"(?<![\w.,-])(?:(?:XXS|XS|S|M|L|XL)(?:(?:\s?[-–,/&+]\s?|\s(?:to|bis|through|bis hin zu|and|und|or|oder|up to)\s)(?:XS|S|M|L|X{1,3}L|[2-5]XL)){1,5}(?![\w'])|(?:3[3-9]|4[0-8])\s?(?:[-–]|to|bis|through|bis hin zu)\s?(?:3[4-9]|4[0-9]|5[0-2])(?![\w%€£$.]|\s?(?:cm|mm|ml|kg|g|l|EUR|CHF|Tage|days|Uhr|Minuten|minutes|Grad|degrees|°|Euro|Stunden|hours|Seiten|pages)))",
        RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<![\w'-])(?:XXS|XS|XL|X{2,3}L|[2-5]XL|[Oo]ne size fits (?:all|most)|[Ee]inheitsgrö(?:ß|ss)e|ONE SIZE|[Oo]ne[- ]size|[Pp]lus[- ]sizes?|[Üü]bergrößen?|(?:[Ee]xtra[- ](?:[Ss]mall|[Ll]arge)))(?![\w-])", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Bare();
}
