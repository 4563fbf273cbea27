using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Where and by whose hands it is said to be made.</summary>
internal sealed partial class OriginCheck() : ClaimCheck("origin")
{
    internal static readonly string[] Ways = ["hand", "local", "own", "fair"];

    private readonly WordLists _words = new("origins");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record) => Known(text, record).Concat(Unknown(text, record)).Concat(Made(text, record));

    private IEnumerable<Finding> Known(ClaimText text, ShopRecord record)
    {
        foreach (var place in Lexicon.Places.In(text.Lower))
            if (IsOrigin(text, place) && !text.IsQuestion(place.Start) && (!record.Places.Any(p => p.Covers(place.Meaning)) || IsOnlyDesigned(text, place, record)))
                yield return Against(text.Words(place.Start, place.Length), record.Words(record.Places));
    }

    /// <summary>What was designed in Zurich need not be made there.</summary>
    private bool IsOnlyDesigned(ClaimText text, Mention place, ShopRecord record) => _words["production"].AreIn(text.Before(place.Start, 40))
        && record.Stated.Split('.', '\n').Where(s => Lexicon.Places.In(s).Any(p => p.Covers(place.Meaning))).ToList() is { Count: > 0 } said
        && said.TrueForAll(s => _words["designed"].AreIn(s) && !_words["production"].AreIn(s));

    private bool IsOrigin(ClaimText text, Mention place)
    {
        var before = text.Before(place.Start, 64);
        var after = text.After(place.Start + place.Length);
        if (_words["elsewhere"].Close(before)) return false;
        return _words["made"].Close(before)
            // "aus Cornwall", "near Milan"; and in a sentence that makes something: "in Vietnam genäht".
            || _words["out-of"].Close(before) || (_words["inside"].Close(before) && _words["makes"].AreIn(text.Sentence(place.Start))) || Participle().IsMatch(before) || _words["goods-after"].Begin(after)
            || (_words["starts"].Close(before) && StartOnly().IsMatch(before) && !_words["not-from"].Begin(after));
    }

    /// <summary>A place that is in no list is still one after "made in", and stands in the record or does not.</summary>
    private IEnumerable<Finding> Unknown(ClaimText text, ShopRecord record)
    {
        foreach (var match in MadeInSome().Matches(text.Cased).Concat(ThingFrom().Matches(text.Cased).Where(IsOfMaterial)))
        {
            var place = match.Groups["place"].Value.ToLowerInvariant();
            if (record.Says(place) || Lexicon.Places.In(place).Any() || _words["no-place"].AreIn(place)) continue;
            yield return Against(text.Words(match), record.Words(record.Places));
        }
    }

    /// <summary>"strawberries from Lake Garda": what stands behind a material in capitals is a place, in English.</summary>
    private static bool IsOfMaterial(Match match) => Lexicon.Materials.In(match.Groups["thing"].Value.ToLowerInvariant()).Any()
        && !Lexicon.Calendar.In(match.Groups["place"].Value.ToLowerInvariant()).Any() && !Lexicon.Materials.In(match.Groups["place"].Value.ToLowerInvariant()).Any();

    /// <summary>"wash up by hand": without anybody who makes something, the hand is the customer's.</summary>
    private bool IsHabit(ClaimText text, Found match) => match.Value is "by hand" or "von hand" && !_words["makes"].AreIn(text.Sentence(match.Index));

    private IEnumerable<Finding> Made(ClaimText text, ShopRecord record)
    {
        foreach (var way in Ways)
            foreach (var match in _words[way].In(text.Lower))
                if (!_words[way].AreIn(record.Text) && !IsHabit(text, match)) yield return Unsupported(text.Words(match));
    }

    // "geschärft in", "numbered and signed near": whatever is done to it there.
    [GeneratedRegex(@"(?<!\w)(?:\p{L}{0,8}ge\p{Ll}{3,14}(?:t|en)|be\p{Ll}{4,12}t|ver\p{Ll}{4,12}t|\p{L}{3,12}ed|sewn|made|built|spun|woven|drawn|hewn|thrown|grown|born|bred|wound|bound)\s(?:\p{Ll}{2,10}\s){0,2}(?:in|at|near|outside|bei|nahe|around|by)\s(?:(?:the|der|dem|our|unserer|a|einer|einem|old|small|sunny)\s){0,2}$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Participle();

    [GeneratedRegex(@"^\W*(\w+\W+){1,4}$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex StartOnly();

    [GeneratedRegex(@"\b(?<thing>\p{L}+)\s(?:from|vom|near)\s(?<place>\p{Lu}[\p{L}-]{2,}(?:\s\p{Lu}[\p{L}-]+)?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex ThingFrom();

    [GeneratedRegex(@"\b([Mm]ade|[Ww]oven|[Bb]aked|[Cc]rafted|[Ss]ewn|[Kk]nitted|[Tt]hrown|[Rr]oasted|[Pp]roduced|[Bb]rewed|[Gg]ebacken|[Gg]efertigt|[Hh]ergestellt|[Gg]ewebt|[Gg]enäht|[Gg]etöpfert|[Gg]eröstet|[Gg]ebraut|[Pp]roduziert|[Hh]andgefertigt|[Hh]andgemacht|[Hh]andmade) (by hand |von Hand )?in (?<place>\p{Lu}[\p{L}-]{3,})(?!\w)|\bin (?<place>\p{Lu}[\p{L}-]{3,}) (von Hand )?(gefertigt|hergestellt|genäht|gewebt|gestrickt|geröstet|gebacken|gebraut|gebaut|getöpfert|gedreht|geschmiedet|gegossen|produziert|entworfen|gedruckt|abgefüllt|gepresst|geerntet)(?!\w)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex MadeInSome();
}
