using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>
/// Colours that the product is said to have must stand in its record. A colour counts only where the sentence gives it to
/// the product: skies, teas and mornings have colours, too.
/// </summary>
internal sealed partial class ColourCheck() : ClaimCheck("colour")
{
    private readonly WordLists _words = new("colours-context");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        var mentions = Lexicon.Colours.In(text.Lower).ToList();
        var given = mentions.Select(m => IsGiven(text, m, record)).ToList();
        for (var i = 0; i < mentions.Count; i++)
        {
            // "in blue, red and green": what stands in a row with a claim is one.
            var isGiven = given[i] || IsOffered(text, record, mentions, i) || (i > 0 && given[i - 1] && IsRow(text, mentions[i - 1], mentions[i])) || (i + 1 < mentions.Count && given[i + 1] && IsRow(text, mentions[i], mentions[i + 1]));
            given[i] = isGiven;
            if (isGiven && !record.Means(mentions[i], Lexicon.Colours, record.Colours) && !record.Says(text.Lower.Substring(mentions[i].Start, mentions[i].Length))) yield return Against(text.Words(mentions[i].Start, mentions[i].Length), Options(record));
        }
    }

    /// <summary>"Yellow, red or green?": beside a colour of the record in a row, the others are offered, too.</summary>
    private static bool IsOffered(ClaimText text, ShopRecord record, List<Mention> mentions, int i) =>
        (i > 0 && IsRow(text, mentions[i - 1], mentions[i]) && record.Means(mentions[i - 1], Lexicon.Colours, record.Colours))
        || (i + 1 < mentions.Count && IsRow(text, mentions[i], mentions[i + 1]) && record.Means(mentions[i + 1], Lexicon.Colours, record.Colours));

    private static bool IsRow(ClaimText text, Mention first, Mention second) =>
        second.Start >= first.Start + first.Length && Row().IsMatch(text.Lower[(first.Start + first.Length)..second.Start]);

    private static IEnumerable<string> Options(ShopRecord record) => record.Product.Options.Where(o => OptionName().IsMatch(o.Key)).SelectMany(o => o.Value) is var values && values.Any()
        ? values
        : record.Words(record.Colours);

    private bool IsGiven(ClaimText text, Mention mention, ShopRecord record)
    {
        var before = text.Before(mention.Start);
        var after = text.After(mention.Start + mention.Length);
        if (_words["come-and-go"].Begin(after) && (before.Trim().Length == 0 || _words["the"].Close(before))) return true;
        var next = NextWord().Match(after) is { Success: true } word ? word.Value.Trim(' ', '-') : "";
        if (next.Length > 0 && _words["tones"].Begin(next)) return true;
        if (_words["elsewhere"].Close(before)) return false;
        if (next.Length > 0 && record.IsCalled(next)) return true;
        // "in Weinrot auf dem Tisch": in capitals it is a name, whatever follows.
        var isName = mention.Start > 0 && before.Trim().Length > 0 && char.IsUpper(text.Cased[mention.Start]);
        if (!isName && next.Length > 0 && !_words["function"].Begin(next)) return _words["names"].Close(before);
        return _words["in"].Close(before) || _words["names"].Close(before) || _words["is"].Close(before) || (_words["the"].Close(before) && _words["version"].Begin(after));
    }

    [GeneratedRegex(@"^(\s*,\s*\w+)?(\s*[,/&+]\s*|\s+(and|und|or|oder|as well as|sowie|bis|to|&)\s+|\s*,\s*(and|und|or|oder)\s+)((?:(?:one|two|three|eine?|zwei|drei|einmal|another)\s+)?(?!(with|from|your|my|mit|dein|eine?|team)\s)\p{L}+\s+)?$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Row();

    [GeneratedRegex(@"colou?r|farbe|farbton|shade|glaze|glasur|finish", RegexOptions.IgnoreCase, ClaimCheck.Timeout)]
    private static partial Regex OptionName();

    [GeneratedRegex(@"^[\s-]{0,2}[\p{L}]+", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex NextWord();
}
