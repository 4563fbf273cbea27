using System.Globalization;

namespace Conversations.Posts.Writing;

/// <summary>
/// Whether a text is in the shop's language, by the small words that no sentence does without. English and German only: a shop of another language is
/// not judged.
/// </summary>
internal static class LanguageCheck
{
    /// <summary>A slogan may be in any language.</summary>
    private const int FewestWords = 6;

    /// <summary>Two foreign words may be a name.</summary>
    private const int FewestForeign = 3;

    // Left out is what both have (so, in, an, was, hat, die, man, am, will) or what stands in the names of things (art, bad, gift).
    private static readonly Dictionary<string, HashSet<string>> SmallWords = new()
    {
        ["en"] = Words("the and of to is it its for with your you are this that from on or be have has our we they their when what which not no just only every one some all by at as into how"),
        ["de"] = Words("der das und ist für mit dein deine deinen deiner dir du sie er es ein eine einen einem einer aus auf oder nicht nur noch wir unser unsere uns den dem des von zu zum zur bei wenn wie auch sich sind jeden jeder jedes mehr"),
    };

    public static bool Knows(CultureInfo language) => SmallWords.ContainsKey(language.TwoLetterISOLanguageName);

    /// <returns>Null when it is in the shop's language, or nobody can say.</returns>
    public static Finding? Find(string text, CultureInfo language)
    {
        if (!SmallWords.TryGetValue(language.TwoLetterISOLanguageName, out var own)) return null;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w[0] is not ('#' or '@'))
            .Select(w => w.Trim('.', ',', ';', ':', '!', '?', '“', '”', '"', '(', ')', '…').ToLowerInvariant()).ToList();
        var ours = words.Count(own.Contains);
        var (other, foreign) = SmallWords.Where(l => l.Value != own).Select(l => (l.Key, words.Count(l.Value.Contains))).MaxBy(l => l.Item2);
        if (words.Count < FewestWords || foreign < FewestForeign || foreign <= 2 * ours) return null;
        return new(Scoring.Language, Verdict.NotSupported, $"The text reads as {Name(other)}, and your shop speaks {Name(language.TwoLetterISOLanguageName)} (SHOP_LANGUAGE).");
    }

    private static string Name(string language) => CultureInfo.GetCultureInfo(language).EnglishName;

    private static HashSet<string> Words(string words) => [.. words.Split(' ')];
}
