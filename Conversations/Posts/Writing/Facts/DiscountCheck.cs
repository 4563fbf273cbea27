using System.Globalization;
using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>A reduction in the text must be the one between the shop's two prices.</summary>
internal sealed partial class DiscountCheck() : ClaimCheck("discount")
{
    /// <summary>In percentage points: "half price" may be 49 % off.</summary>
    private const double Rounding = 1;

    private static readonly (string Word, double Percent)[] Fractions =
    [
        ("three quarters", 75), ("drei viertel", 75), ("two third", 66.7), ("zwei drittel", 66.7), ("half", 50), ("hälfte", 50), ("halb", 50), ("third", 33.3), ("drittel", 33.3),
        ("quarter", 25), ("viertel", 25), ("fifth", 20), ("fünftel", 20), ("tenth", 10), ("zehntel", 10), ("two for", 50), ("2 for", 50), ("2for", 50), ("zwei für", 50),
    ];

    private readonly WordLists _words = new("discounts"), _shipping = new("shipping");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        var found = Claimed(text, record).ToList();
        // A code belongs to the reduction it gives; alone, it promises one.
        return found.Count > 0 ? found : _words["codes"].In(text.Lower).Select(c => Unsupported(text.Words(c)));
    }

    private IEnumerable<Finding> Claimed(ClaimText text, ShopRecord record)
    {
        var product = record.Product;
        decimal? saved = product.WasPrice is { Amount: > 0 } was && was.Amount > product.Price.Amount ? was.Amount - product.Price.Amount : null;
        var real = saved is { } s ? (double)(s / product.WasPrice!.Value.Amount) * 100 : (double?)null;

        foreach (Match match in Percents().Matches(text.Lower))
            if (IsReduction(text, match) && Judge(text.Words(match), (double?)Numbers.Read(match.Groups["n"].Value), real) is { } finding) yield return finding;
        foreach (var match in _words["fractions"].In(text.Lower))
            if (Judge(text.Words(match), Fractions.First(f => match.Value.Replace('-', ' ').Contains(f.Word, StringComparison.Ordinal)).Percent, real) is { } finding) yield return finding;
        foreach (var amount in text.Amounts.Where(a => a.Role == AmountRole.Saved))
        {
            var words = text.Words(amount.Start, amount.Length);
            if (saved is null) yield return Wrong(words, "shows no reduction");
            else if (amount.Value != saved) yield return Wrong(words, string.Create(CultureInfo.InvariantCulture, $"took off {saved:0.##} {product.Price.Currency}"));
        }
        foreach (var match in _words["offers"].In(text.Lower)) yield return Unsupported(text.Words(match));
        if (real is not null) yield break;
        foreach (var match in _words["reduced"].In(text.Lower).Where(m => !_shipping["field"].AreIn(text.Sentence(m.Index)))) yield return Wrong(text.Words(match), "shows no reduction");
    }

    private bool IsReduction(ClaimText text, Match percent)
    {
        var before = text.Before(percent.Index);
        return Minus().IsMatch(before) || (text.Amounts.Any(a => a.Role == AmountRole.WasPrice) && Bare().IsMatch(text.After(percent.Index + percent.Length))) || _words["percent-before"].Close(before) || _words["percent-after"].Begin(text.After(percent.Index + percent.Length));
    }

    private Finding? Judge(string words, double? claimed, double? real) => real is null ? Wrong(words, "shows no reduction")
        : claimed is { } percent && Math.Abs(percent - real.Value) > Rounding ? Wrong(words, string.Create(CultureInfo.InvariantCulture, $"took off {real:0} %"))
        : null;

    [GeneratedRegex($@"(?<![\w.,])(?<n>{Numbers.Any})\s?(?:%|percent|per cent|prozent)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Percents();

    [GeneratedRegex(@"^\s*([.,)!:–—-]|$)", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(^|[^\w\s])\s?[-–−]\s?$|\s[-–−]$|^[-–−]$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Minus();
}
