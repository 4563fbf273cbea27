using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Claims that need a proof: the best, the first, the only one, awards, tests, what most people buy.</summary>
internal sealed partial class SuperlativeCheck() : ClaimCheck("superlative")
{
    /// <summary>So far behind the place stands in what.</summary>
    private const int NameOfContest = 32;

    private readonly WordLists _words = new("superlatives");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (var match in _words["claims"].In(text.Lower))
            if (!record.Says(match.Value) && !IsInRecord(match, text, record) && !IsOfOthers(match, text) && !_words["not"].Close(text.Before(match.Index)) && !_words["mild"].Begin(text.After(match.Index + match.Length)))
                yield return Unsupported(text.Words(match), "that needs a proof");
        foreach (var match in _words["unique"].In(text.Lower))
            if (!_words["unique"].AreIn(record.Text)) yield return Unsupported(text.Words(match));
        foreach (Match form in German().Matches(text.Cased).Concat(English().Matches(text.Lower)))
            if (IsOfProduct(form, text, record)) yield return Unsupported(text.Words(form), "that needs a proof");
        foreach (Match prize in Prizes().Matches(text.Cased))
            if (!record.Says(prize.Value.ToLowerInvariant()) && !_words["no-prize"].AreIn(prize.Value.ToLowerInvariant())) yield return Unsupported(text.Words(prize), "that needs a proof");
    }

    /// <summary>A place in a contest or being one of a kind, which the record says in the other language or in other words.</summary>
    private bool IsInRecord(Found match, ClaimText text, ShopRecord record)
    {
        if (_words["unique"].AreIn(match.Value) && _words["unique"].AreIn(record.Text)) return true;
        return Places(text.Lower[match.Index..Math.Min(text.Lower.Length, match.End + NameOfContest)]).FirstOrDefault() is { Place: > 0 } claimed
            && Places(record.Text).Any(said => said.Place == claimed.Place && said.Contest == claimed.Contest);
    }

    /// <summary>"The best sister in the world", "five stars from grandma", "the rest of the year": nothing of it is said of the product.</summary>
    private bool IsOfOthers(Found match, ClaimText text)
    {
        var sentence = text.Sentence(match.Index, 60);
        return (_words["best-person"].AreIn(sentence) && !_words["rating"].AreIn(match.Value)) || (match.Value is "of the year" or "des jahres" && _words["rest-of"].Close(text.Before(match.Index)))
            || (_words["rating"].AreIn(match.Value) && _words["jury"].AreIn(sentence) && !_words["jury-not"].AreIn(sentence))
            || ForFun().IsMatch(text.Lower[match.Index..Math.Min(text.Lower.Length, match.End + NameOfContest)]);
    }

    private static IEnumerable<(int Place, string Contest)> Places(string text) => Placed().Matches(text)
        .Select(m => (m.Groups["first"].Success ? 1 : m.Groups["second"].Success ? 2 : 3, m.Groups["contest"].Value));

    /// <summary>The form alone says little: "the longest night". It is a claim of the product, or of more than one can know.</summary>
    private bool IsOfProduct(Match form, ClaimText text, ShopRecord record)
    {
        var (word, noun) = (form.Groups["form"].Value, form.Groups["noun"].Value.ToLowerInvariant());
        if (_words["no-form"].AreIn(word) || _words["not"].Close(text.Before(form.Index)) || _words["mild"].Begin(text.After(form.Groups["noun"].Index)) || record.Says(word)) return false;
        if (_words["other-noun"].Begin(noun) && !record.IsCalled(noun)) return false;
        return record.IsCalled(noun) || _words["noun"].Begin(noun) || _words["scope"].AreIn(text.After(form.Index + form.Length, 40));
    }

    // "second place at the Gartenbuchpreis", "Zweiter Platz beim Gartenbuchpreis".
    [GeneratedRegex(@"(?<!\w)(?:(?<first>first|1st|erste[rnms]?|1\.)|(?<second>second|2nd|zweite[rnms]?|2\.)|(?<third>third|3rd|dritte[rnms]?|3\.))\s(?:place|prize|platz|preis|rank|rang)(?:\s(?:at|in|of|beim|bei|im|the|der|des)){1,2}\s(?<contest>\p{L}{4,})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Placed();

    // "first place with the bumblebees", "erster Platz in unserer Küche".
    [GeneratedRegex(@"^(?:first|1st|erste[rnms]?|second|zweite[rnms]?)\s(?:place|platz|prize|preis)\s(?:(?:with|for|bei|mit)\s|(?:in|on|auf|im|am)\s(?:our|my|the|unser|mein|dem|der))", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex ForFun();

    // "die längste Bienenwachskerze": the article, the form, the noun.
    [GeneratedRegex(@"(?<!\w)(?i:der|die|das|den|dem|unser\w{0,2}|eur\w{1,2}|\p{L}{3,20}s)\s(?:\p{Ll}{3,20}\s)?(?<form>\p{Ll}{3,20}[sßz]te[nrsm]?)\s(?:\p{Ll}{3,20}e[nrsm]?\s)?(?<noun>\p{Lu}[\p{L}-]{2,})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex German();

    [GeneratedRegex(@"(?<!\w)(?:the|our|\p{L}{2,20}'s)\s(?:\p{L}{3,12}ly\s)?(?<form>\p{L}{2,15}est|most\s\p{L}{3,20}|least\s\p{L}{3,20})\s(?:[\p{L}-]{3,15}\s)?(?<noun>\p{L}[\p{L}-]{2,})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex English();

    // A word in capitals that ends as prizes and seals do.
    [GeneratedRegex(@"(?<![\w#@])\p{Lu}[\p{L}-]{3,}(?:preis(?:e[sn]?|träger(?:in)?)?|prize|award|medaille|siegel|pokal|auszeichnung)(?!\w)|(?:\p{Lu}[\p{L}-]+\s){1,3}(?:Prize|Award|Awards|Medal|Trophy|Seal|Preis|Label)(?!\w)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Prizes();
}
