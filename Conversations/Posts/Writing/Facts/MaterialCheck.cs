using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>What the product is said to be made of must stand in the record; a percentage of it, too.</summary>
internal sealed partial class MaterialCheck() : ClaimCheck("material")
{
    private readonly WordLists _words = new("materials-context");

    /// <summary>These stand in many a caption that is not about them: only where the record has some of the family, or the text says that it smells or tastes so.</summary>
    private static readonly string[] OnlyOfTheirKind = ["fruit", "scent", "food", "heat", "weight"];

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        var claimed = -1; // where the last claim ends: what stands in a row with it is one, too
        foreach (var mention in Lexicon.Materials.In(text.Lower))
        {
            var isInRow = claimed >= 0 && mention.Start > claimed && Row().IsMatch(text.Lower[claimed..mention.Start]);
            var (before, after) = (text.Before(mention.Start), text.After(mention.Start + mention.Length));
            var words = text.Words(mention.Start, mention.Length);
            if ((_words["elsewhere"].Close(before) && !_words["printed"].Close(before)) || _words["after"].Begin(after) || text.IsQuestion(mention.Start)) continue;
            if (record.Means(mention, Lexicon.Materials, record.Materials))
            {
                if (mention.Family is "quality" && _words["not"].Close(before)) yield return Wrong(WithLast(text, mention, before), "says that it is");
                else if (mention.Family is not "quality" && _words["without"].Close(before)) yield return Wrong(WithLast(text, mention, before), $"says {record.Words(record.Materials.Where(m => m.Covers(mention.Meaning))).FirstOrDefault() ?? words}");
                else if (Share().Match(before) is { Success: true } share && Percent(share.Value, record) is { } said) yield return Wrong(text.Words(mention.Start - share.Length, share.Length + mention.Length), said);
                continue;
            }
            // "without" and "no" need the record's word as much; what is only like a material is none.
            if (_words["like"].Close(before) || (!isInRow && OnlyOfTheirKind.Contains(mention.Family) && !IsOfItsKind(mention, before, text, record))) continue;
            claimed = mention.Start + mention.Length;
            yield return Against(words, Others(mention, record));
        }
    }

    /// <summary>The words with the one before them: "not vegan".</summary>
    private static string WithLast(ClaimText text, Mention mention, string before)
    {
        var last = Last().Match(before).Length;
        return text.Words(mention.Start - last, last + mention.Length);
    }

    private bool IsOfItsKind(Mention mention, string before, ClaimText text, ShopRecord record) => !text.IsKitchen(mention.Start)
        && (_words["smells"].Close(before) || ((!_words["served"].Close(before) || before.Trim() is "mit" or "with") && record.Materials.Any(m => m.Family == mention.Family)));

    private static IEnumerable<string> Others(Mention claimed, ShopRecord record) => claimed.Family is "quality" ? []
        : record.Words(record.Materials.Where(m => m.Family == claimed.Family && !claimed.Covers(m.Meaning) && m.Start < record.Stated.Length));

    /// <returns>What the record says instead; null when the share stands there, or no share does and all of it is claimed.</returns>
    private static string? Percent(string share, ShopRecord record)
    {
        var claimed = Numbers.Read(Digits().Match(share).Value) ?? 100;
        var said = Shares().Matches(record.Text).Select(m => Numbers.Read(Digits().Match(m.Value).Value)).ToList();
        if (said.Contains(claimed)) return null;
        if (said.Count > 0) return $"says {string.Join(", ", said.Select(s => $"{s} %"))}";
        return claimed == 100 && record.Materials.Where(m => m.Family is "textile" or "leather").Select(m => m.Meaning).Distinct().Count() < 2 ? null : "does not say how much of it";
    }

    [GeneratedRegex(@"^(\s*,|\s+(and|und|&))\s+$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Row();

    [GeneratedRegex(@"\S+\s*$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Last();

    // "70 % …"; "pure …" is 100.
    [GeneratedRegex(@"(?<![\w.,])(\d{1,3}\s?(%|percent|per cent|prozent)|pure|reine[rsnm]?|nothing but|nichts als|ausschließlich|entirely)\s+(\w+\s+){0,2}$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Share();

    [GeneratedRegex(@"\d{1,3}\s?(%|percent|per cent|prozent)", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Shares();

    [GeneratedRegex(@"\d{1,3}", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Digits();
}
