using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>What the product is said to be made of must stand in the record; a percentage of it, too.</summary>
internal sealed partial class MaterialCheck() : ClaimCheck("material")
{
    private readonly WordLists _words = new("materials-context");

    /// <summary>These stand in many a caption that is not about them: only where the record has some of the family, or the text says that it smells or tastes so.</summary>
    private static readonly string[] OnlyOfTheirKind = ["fruit", "scent", "food", "heat", "weight", "plant"];

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record) => Known(text, record).Concat(Unknown(text, record)).Concat(Proof(text, record)).Concat(FreeOf(text, record));

    /// <summary>"chip-proof", "bruchsicher": whatever stands before such an ending, it is a quality.</summary>
    private IEnumerable<Finding> Proof(ClaimText text, ShopRecord record)
    {
        foreach (Match match in Proofs().Matches(text.Cased))
        {
            var word = match.Value.ToLowerInvariant();
            if (_words["no-proof"].In(word).Any(w => w.Index == 0) || record.Says(word[..Math.Min(word.Length, 6)]) || Lexicon.Materials.In(word).Any() || text.IsKitchen(match.Index) || _words["like"].Close(text.Before(match.Index))) continue;
            yield return Unsupported(text.Words(match));
        }
    }

    /// <summary>"aus alten Fischernetzen": in German a noun without an article behind "aus" is what it is made of, whatever it is.</summary>
    private IEnumerable<Finding> Unknown(ClaimText text, ShopRecord record)
    {
        foreach (Match match in OutOf().Matches(text.Cased).Concat(MadeWith().Matches(text.Lower)).Concat(TreatedWith().Matches(text.Cased)))
        {
            var noun = match.Groups["noun"].Value.ToLowerInvariant();
            if (text.IsKitchen(match.Index) || _words["no-made-with"].AreIn(match.Value.ToLowerInvariant()) || _words["no-material"].AreIn(noun) || record.Says(noun[..Math.Min(noun.Length, 6)]) || _words["no-material-before"].Close(text.Before(match.Index)) || IsOfAnother(text, match, record)) continue;
            if (Lexicon.Materials.In(noun).Any(m => record.Means(m, Lexicon.Materials, record.Materials)) || Lexicon.Places.In(noun).Any()) continue;
            yield return Unsupported(text.Words(match));
        }
    }

    /// <summary>"ein Tunnel aus Kissen": the noun before "aus" is neither the product nor a part of one.</summary>
    private static bool IsOfAnother(ClaimText text, Match match, ShopRecord record) => NounBefore().Match(text.Cased[Math.Max(0, match.Index - 40)..match.Index]) is { Success: true } noun
        && noun.Groups["noun"].Value.ToLowerInvariant() is var word && !record.IsCalled(word) && !record.Says(word) && !Lexicon.Parts.In(word).Any() && !Lexicon.Things.In(word).Any() && !Lexicon.Materials.In(word).Any();

    /// <summary>"frei von Allergenen", "free from nuts": whatever it is, the record says that it is not in it.</summary>
    private IEnumerable<Finding> FreeOf(ClaimText text, ShopRecord record)
    {
        foreach (Match match in FreeFrom().Matches(text.Lower))
        {
            var absent = match.Groups["noun"].Value.TrimEnd('s', 'n');
            if (_words["no-burden"].Begin(absent) || record.Says(absent[..Math.Min(absent.Length, 6)]) || Lexicon.Materials.In(absent).Any(m => record.Means(m, Lexicon.Materials, record.Materials)) || Lexicon.Materials.In(match.Value).Any()) continue;
            yield return Unsupported(text.Words(match));
        }
    }

    private IEnumerable<Finding> Known(ClaimText text, ShopRecord record)
    {
        var claimed = -1; // where the last claim ends: what stands in a row with it is one, too
        foreach (var mention in Lexicon.Materials.In(text.Lower))
        {
            var isInRow = claimed >= 0 && mention.Start > claimed && Row().IsMatch(text.Lower[claimed..mention.Start]);
            var (before, after) = (text.Before(mention.Start), text.After(mention.Start + mention.Length));
            var words = text.Words(mention.Start, mention.Length);
            if ((mention.Family is not "quality" && _words["elsewhere"].Close(before) && !_words["printed"].Close(before)) || _words["after"].Begin(after) || text.IsQuestion(mention.Start)) continue;
            if (record.Means(mention, Lexicon.Materials, record.Materials))
            {
                if (mention.Family is "quality" && _words["not"].Close(before)) yield return Wrong(WithLast(text, mention, before), "says that it is");
                else if (mention.Family is not "quality" && _words["without"].Close(before)) yield return Wrong(WithLast(text, mention, before), $"says {record.Words(record.Materials.Where(m => m.Covers(mention.Meaning))).FirstOrDefault() ?? words}");
                else if (Share().Match(before) is { Success: true } share && Percent(share.Value, record) is { } said) yield return Wrong(text.Words(mention.Start - share.Length, share.Length + mention.Length), said);
                continue;
            }
            if (mention.Meaning is "quality/lacquered" && after.TrimStart().StartsWith("in ", StringComparison.Ordinal)) continue; // then it is the colour that is said
            if (mention.Family is "quality" && IsRuledOut(mention, record)) continue;
            // "without" and "no" need the record's word as much; what is only like a material is none.
            if (_words["like"].Close(before) || (!isInRow && OnlyOfTheirKind.Contains(mention.Family) && !IsOfItsKind(mention, before, text, record))) continue;
            claimed = mention.Start + mention.Length;
            yield return Against(words, Others(mention, record));
        }
    }

    /// <summary>"Free of paraffin": where the wax is pure, of another kind, nothing else of its family is in it.</summary>
    private static bool IsRuledOut(Mention quality, ShopRecord record) => quality.Meaning.EndsWith("-free", StringComparison.Ordinal)
        && Lexicon.Materials.In(quality.Meaning["quality/".Length..^"-free".Length]).FirstOrDefault() is { Length: > 0 } absent
        && record.Materials.Any(m => m.Family == absent.Family && Share().Match(record.Text[..m.Start]) is { Success: true } share && (Digits().Match(share.Value) is not { Success: true } digits || digits.Value == "100"));

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

    [GeneratedRegex(@"(?<![\w-])(?:[\p{L}]{3,14}-(?:proof|safe|free|resistant|friendly|certified|tested|approved|repellent|retardant)|\p{L}{3,18}(?:frei|sicher|fest|beständig|geeignet|freundlich|geprüft|zertifiziert|tauglich|resistent|abweisend|zugelassen|echt)(?:e[rnsm]?)?)(?![\w-])", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Proofs();

    [GeneratedRegex(@"(?<!\w)(?:made|dyed|filled|stuffed|infused|enriched|treated|finished|coated|lined|printed|padded|insulated|tanned|scented|blended|sweetened|flavoured|mixed|carved|crafted|cut|woven|spun|knitted|sewn|polished|rubbed|waxed|packed|wrapped|topped|trimmed|edged|set|inlaid|studded)\s(?:entirely\s|only\s|with\s)?(?:with|from|of|out of|on)\s(?:\p{L}[\p{L}-]{1,14}\s){0,2}?(?<noun>[\p{L}-]{4,20})(?=[.,!?;:\n]|\s(?:and|in|for|by|from|with|on|that|which|–|—)|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex MadeWith();

    [GeneratedRegex(@"(?<!\w)[Mm]it\s(?:\p{Ll}{3,15}e[mnr]\s)?(?<noun>\p{Lu}[\p{L}-]{2,})\s(?:gefüllt|gefärbt|imprägniert|verfeinert|veredelt|behandelt|beschichtet|gefüttert|gepolstert|überzogen|bestickt|besetzt|gegerbt|gesüßt|aromatisiert|angereichert|versetzt|gewürzt|gereift|verziert|poliert|bedruckt|lackiert|gewachst|geölt|eingelassen)|(?<!\w)(?:gefüllt|gefärbt|imprägniert|verfeinert|veredelt|behandelt|beschichtet|gefüttert|gepolstert|bestickt|besetzt|gegerbt|gesüßt|aromatisiert|angereichert|gewürzt)\smit\s(?:\p{Ll}{3,15}e[mnr]\s)?(?<noun>\p{Lu}[\p{L}-]{2,})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex TreatedWith();

    [GeneratedRegex(@"(?<!\w)[Aa]us\s(?!dies|eig|ein|unser|dein|mein|sein|ihr|jed|all|viel|welch|eur|kein)(?:(?:\p{Ll}{3,20}(?:em|en|er)|\d+\s?%|100\s?%)\s){0,2}(?<noun>\p{Lu}\p{Ll}[\p{L}-]{2,})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex OutOf();

    [GeneratedRegex(@"\b(?<noun>\p{Lu}\p{L}{2,})\s$", RegexOptions.ExplicitCapture, ClaimCheck.Timeout)]
    private static partial Regex NounBefore();

    [GeneratedRegex(@"(?<!\w)(?:frei von|free from|free of|ganz ohne zugesetzte[nrs]?|ohne zusatz von|ohne zugesetzte[nrs]?|no added|without added|without any|contains no|enthält keine[nrs]?|enthält kein)\s(?:(?:any|jeglichen|jeglicher|allen|künstlichen|artificial|synthetischen|synthetic|harsh|added|known|bekannten)\s)?(?<noun>\p{L}{4,})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex FreeFrom();

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
