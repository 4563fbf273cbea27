using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>How much is left must be what the shop counts now.</summary>
internal sealed partial class StockCheck() : ClaimCheck("stock")
{
    /// <summary>Up to here "the last pieces" is no exaggeration.</summary>
    internal const int Few = 10;

    /// <summary>From here on "plenty in stock" is none.</summary>
    private const int Plenty = 20;

    /// <summary>So far before "just two" a "one more" tells that chapters are counted, or biscuits.</summary>
    private const int Again = 40;

    private const string NotCounted = "your shop does not count this product";

    private readonly WordLists _words = new("stock");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        var product = record.Product;
        foreach (var match in _words["pieces"].In(text.Lower).Concat(_words["bare"].In(text.Lower).Where(m => EndOfClause().IsMatch(text.Lower[m.End..]) && !_words["again"].AreIn(text.Lower[Math.Max(0, m.Index - Again)..m.Index]))))
        {
            if (Number().Matches(match.Value).LastOrDefault() is not { } number || NotPieces().IsMatch(text.Lower[(match.Index + number.Index + number.Length)..])) continue;
            if (Counted(text.Words(match), match.Value + text.Before(match.Index, 24), product.Stock, Numbers.Read(number.Value)) is { } finding) yield return finding;
        }
        foreach (Match match in Called().Matches(text.Lower))
        {
            var called = match.Groups["thing"].Captures.FirstOrDefault(c => record.IsCalled(c.Value) || _words["units"].Begin(c.Value));
            if (called is null || Numbers.Read(match.Groups["n"].Value) is not { } count || !Near(text, match) || record.Says(match.Value) || IsInRecord(count, product.Stock, record) || _words["not-stock"].Close(text.Before(match.Index))) continue;
            var words = text.Words(match.Index, called.Index + called.Length - match.Index);
            if (NotPieces().IsMatch(text.Lower[(match.Groups["n"].Index + match.Groups["n"].Length)..])) continue;
            if (Counted(words, text.Before(match.Index, 24), product.Stock, count) is { } finding) yield return finding;
        }
        foreach (var match in _words["one"].In(text.Lower))
            if (Counted(text.Words(match), "", product.Stock, 1) is { } finding) yield return finding;
        foreach (var match in _words["gone"].In(text.Lower))
            if (product.ForSale && !_words["not-gone"].Close(text.Before(match.Index))) yield return Wrong(text.Words(match), "still sells it");
        foreach (var match in _words["scarce"].In(text.Lower))
        {
            if (product.Stock is not { } stock) yield return Unsupported(text.Words(match), NotCounted);
            else if (stock > Few && !record.Says(match.Value)) yield return Wrong(text.Words(match), $"counts {stock}");
        }
        foreach (var match in _words["limited"].In(text.Lower))
            if (!record.Says(match.Value)) yield return Unsupported(text.Words(match));
        foreach (var match in _words["many"].In(text.Lower))
        {
            if (product.Stock is not { } stock) yield return Unsupported(text.Words(match), NotCounted);
            else if (stock < Plenty) yield return Wrong(text.Words(match), $"counts {stock}");
        }
        foreach (var match in _words["last-run"].In(text.Lower))
            if (!record.Says(match.Value)) yield return Unsupported(text.Words(match));
        foreach (var match in _words["back"].In(text.Lower))
            if (!record.Says(match.Value)) yield return Unsupported(text.Words(match));
    }

    /// <summary>Five shelves are in the record already: then they are no stock.</summary>
    private static bool IsInRecord(decimal count, int? stock, ShopRecord record) => count != stock && Number().Matches(record.Stated).Any(n => Numbers.Read(n.Value) == count);

    private bool Near(ClaimText text, Match match) => _words["short"].AreIn(text.Sentence(match.Index, 60));

    /// <param name="around">Where "over" and "fewer than" may stand.</param>
    private Finding? Counted(string words, string around, int? stock, decimal? claimed) =>
        stock is null ? Unsupported(words, NotCounted)
        : (_words["more"].AreIn(around) ? stock >= claimed : _words["fewer"].AreIn(around) ? stock <= claimed : stock == claimed) ? null
        : Wrong(words, $"counts {stock}");

    // "seven bowls", "vier kleine Flaschen".
    [GeneratedRegex($@"(?<![\w.,:€£$-])(?<n>{Numbers.Whole})\s(?<thing>\p{{L}}{{3,30}})(?:\s(?<thing>\p{{L}}{{3,30}}))?(?!\w)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Called();

    [GeneratedRegex($@"(?<!\w){Numbers.Whole}(?!\w)", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*([.!…,]|$|\n|[–—])", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex EndOfClause();

    // "only 34 €", "nur 2 Tage": what is counted is no piece.
    [GeneratedRegex(@"^(?:[.,]\d|[.,]?[–-]|\s?(?:%|€|£|\$|euro|eur|chf|franken|dollar|pounds|quid|cm|mm|ml|kg|g|l|m|x|×|uhr|grad|°|degrees|days?|tage?n?|hours?|stunden?|minutes?|minuten?|weeks?|wochen?|months?|monaten?|years?|jahren?|seconds|sekunden|grams?|gramm|percent|prozent|o'clock|pm|am|steps|schritte?n?|words|ingredients|zutaten|reasons|things|sips|colou?rs|farben|sizes|größen)(?!\w))", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex NotPieces();
}
