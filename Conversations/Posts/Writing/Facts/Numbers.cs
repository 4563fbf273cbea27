using System.Globalization;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Numbers as people write them, in digits and in words of both languages.</summary>
internal static class Numbers
{
    private const string EnglishTens = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine)(?![a-z]))?";
    private const string EnglishTeens = "(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|ten|eleven|twelve)";
    private const string EnglishOnes = "(?:two|three|four|five|six|seven|eight|nine)";
    private const string English = $"(?:(?:a|one|{EnglishOnes})[ -]hundred(?: and)?(?:[ -](?:{EnglishTens}|{EnglishTeens}|{EnglishOnes}|one)(?![a-z]))?|(?:a|one|{EnglishOnes}|{EnglishTeens}|{EnglishTens})[ -]thousand|half a dozen|(?:a|two) dozen|{EnglishTens}|{EnglishTeens}|{EnglishOnes})";

    private const string GermanOnes = "(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun)";
    private const string GermanTens = "(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)";
    private const string GermanTeens = "(?:dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zehn|elf|zwölf)";
    private const string German = $"(?:(?:ein|{GermanOnes})?hundert(?:und)?(?:{GermanTens}|{GermanTeens}|{GermanOnes}|eins)?|(?:ein|{GermanOnes}|{GermanTeens}|{GermanTens})?tausend|ein halbes dutzend|ein dutzend|{GermanTens}|{GermanTeens}|{GermanOnes})";

    /// <summary>The two letters that the words begin with.</summary>
    public static readonly string[] Heads = ["a ", "a-", "on", "tw", "th", "fo", "fi", "si", "se", "ei", "ni", "te", "el", "ha", "zw", "dr", "vi", "fü", "ac", "ne", "ze", "hu", "ta"];

    /// <summary>Words from two on: "one" and "ein" count nothing in most sentences.</summary>
    public const string Words = $"(?:{German}|{English})";

    public const string Whole = $@"(?:\d{{1,3}}(?:[.,]\d{{3}})+(?!\d)|\d+|{Words})";

    /// <summary>With decimals.</summary>
    public const string Any = $@"(?:\d[\d.,']*\d|\d|{Words})";

    private static readonly Dictionary<string, int> Named = Name();

    /// <summary>Reads <c>1,234.50</c>, <c>1.234,50</c>, <c>34,5</c>, <c>34</c>, <c>one hundred and thirty-four</c>, <c>hundertvierunddreißig</c>.</summary>
    public static decimal? Read(string text)
    {
        text = text.Trim();
        if (text.Length == 0) return null;
        if (!char.IsDigit(text[0])) return ReadWords(text.Replace('-', ' '));
        var digits = text.Replace("'", "", StringComparison.Ordinal);
        var decimals = digits.LastIndexOfAny([',', '.']);
        if (decimals >= 0 && digits.Length - decimals - 1 == 3 && digits[..decimals].Trim('0').Length > 0) decimals = -1; // a thousands mark
        var whole = decimals < 0 ? digits : digits[..decimals];
        whole = whole.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(decimals < 0 ? whole : $"{whole}.{digits[(decimals + 1)..]}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }

    private static int? ReadWords(string words)
    {
        if (Named.TryGetValue(words, out var named)) return named;
        foreach (var (mark, value) in ((string, int)[])[("hundred", 100), ("hundert", 100), ("thousand", 1000), ("tausend", 1000)])
        {
            var at = words.IndexOf(mark, StringComparison.Ordinal);
            if (at < 0) continue;
            var (times, rest) = (words[..at].Trim(), words[(at + mark.Length)..].Trim());
            if (rest.StartsWith("and ", StringComparison.Ordinal)) rest = rest[4..];
            if (rest.StartsWith("und", StringComparison.Ordinal)) rest = rest[3..];
            var (many, more) = (times is "" or "a" or "one" or "ein" ? 1 : ReadWords(times), rest.Length == 0 || rest == "and" ? 0 : rest is "one" or "eins" ? 1 : ReadWords(rest));
            return many * value + more;
        }
        return null;
    }

    private static Dictionary<string, int> Name()
    {
        string[] english = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] german = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        string[] zehner = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
        var named = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["half a dozen"] = 6, ["tenner"] = 10, ["fiver"] = 5, ["ein halbes dutzend"] = 6, ["a dozen"] = 12, ["ein dutzend"] = 12, ["two dozen"] = 24, ["dreissig"] = 30,
        };
        for (var i = 0; i < english.Length; i++) (named[english[i]], named[german[i]]) = (i + 2, i + 2);
        for (var t = 0; t < tens.Length; t++)
        {
            (named[tens[t]], named[zehner[t]]) = (10 * (t + 2), 10 * (t + 2));
            for (var i = 1; i < 10; i++)
            {
                named[$"{tens[t]} {(i == 1 ? "one" : english[i - 2])}"] = 10 * (t + 2) + i;
                named[$"{(i == 1 ? "ein" : german[i - 2])}und{zehner[t]}"] = 10 * (t + 2) + i;
            }
        }
        return named;
    }
}
