using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>What an amount of money in a text is said to be.</summary>
internal enum AmountRole
{
    Price,

    /// <summary>The price before a reduction.</summary>
    WasPrice,

    Saved,

    /// <summary>What sending costs, or from which order on it costs nothing.</summary>
    Shipping,

    /// <summary>A tip, a donation, a bank note.</summary>
    Other,
}

/// <summary>An amount of money in a text.</summary>
/// <param name="Currency">ISO 4217, or $, which is many currencies; null where none is named.</param>
internal sealed partial record Amount(decimal Value, string? Currency, AmountRole Role, int Start, int Length)
{
    private static readonly WordLists Words = new("amounts");

    public static IEnumerable<Amount> In(ClaimText text)
    {
        var matches = Pattern().Matches(text.Lower).Concat(Bare().Matches(text.Lower)).OrderBy(m => m.Index).ToList();
        foreach (var match in matches)
        {
            if (Numbers.Read(match.Groups["amount"].Value) is not { } value) continue;
            if (match.Groups["cents"] is { Success: true } cents) value += (Numbers.Read(cents.Value) ?? 0) / 100;
            var sign = match.Groups["before"].Value + match.Groups["after"].Value;
            yield return new(value, CurrencyOf(sign), RoleOf(text, match, value, matches), match.Index, match.Length);
        }
    }

    /// <param name="text">In lower case.</param>
    public static IEnumerable<decimal> ValuesIn(string text) => Pattern().Matches(text).Select(m => Numbers.Read(m.Groups["amount"].Value)).OfType<decimal>();

    private static AmountRole RoleOf(ClaimText text, Match match, decimal value, List<Match> all)
    {
        var end = match.Index + match.Length;
        var next = all.FirstOrDefault(m => m.Index >= end);
        // What stands beside the neighbouring amount belongs to that one.
        var previous = all.LastOrDefault(m => m.Index + m.Length <= match.Index);
        var before = text.Before(match.Index, previous is null ? 48 : Math.Clamp(match.Index - previous.Index - previous.Length, 0, 48));
        var after = text.After(end, next is null ? 48 : Math.Clamp(next.Index - end, 0, 48));
        bool Says(string role) => Words[$"before-{role}"].Close(before) || (Words[$"after-{role}"].Begin(after) && !(next is not null && Words[$"before-{role}"].Close(after)));
        if (Says("other")) return AmountRole.Other;
        if (Says("shipping")) return AmountRole.Shipping;
        if (Says("saved") && !Words["now"].Close(before)) return AmountRole.Saved;
        if (Says("was") || Arrow().IsMatch(after)) return AmountRole.WasPrice;
        // "from 49 to 34", "von 49 auf 34", "49 € now 34 €": the dearer of the two is the old one.
        if (next is not null && Numbers.Read(next.Groups["amount"].Value) < value && Words[Words["from"].Close(before) ? "to" : "down"].Begin(after)) return AmountRole.WasPrice;
        return AmountRole.Price;
    }

    private static string? CurrencyOf(string sign) => sign.Trim(' ', '.') switch
    {
        "€" or "eur" or "euro" or "euros" or "euronen" or "öcken" or "ocken" => "EUR",
        "£" or "gbp" or "pounds" or "quid" or "pfund" => "GBP",
        "usd" => "USD",
        "$" or "dollar" or "dollars" or "bucks" => "$",
        "chf" or "franken" or "francs" or "fr" => "CHF",
        _ => null,
    };

    [GeneratedRegex($@"(?<before>€|£|\$|(?<!\w)(?:eur|usd|gbp|chf|fr\.))\s?(?<amount>\d[\d.,']*\d|\d)(?:[.,][–-])?|(?<![\w.,])(?<amount>{Numbers.Any})(?:[.,]?[–-])?[\s-]?(?<after>€|£|\$|(?:eur|usd|gbp|chf|euros?|euronen|ö?ocken|dollars?|bucks|pounds(?! of)|quid|franken|francs)(?!\w)|pfund(?=\s*(?:[.,;:!?)]|$|\n)))(?:\s?(?<cents>\d\d|{Numbers.Words})(?![\w%€$£]|[.,]\d|\s?(?:cm|ml|g|kg|%)))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Pattern();

    // Without a currency, an amount is one by its form and the word before it: "nur 29,90", "for 34.50", "39,-".
    [GeneratedRegex(@"(?<=(?<!\w)(?:for|just|only|now|at|nur|für|jetzt|kostet|costs|um|zu|statt|instead of|was|vorher|früher|spart|spare|save|saves|von|from|uvp|rrp|einzelpreis|sonst|normal|regulär|preis:?|price:?)\s)(?<amount>\d{1,4}[.,]\d{2})(?!\s?(?:[\d%€£$]|uhr|am(?!\w)|pm(?!\w)|cm|mm|ml|kg|cl|eur|usd|chf|gbp|o'clock|[lmg](?!\w)|euro|franken|pounds|dollars))|(?<=(?<!\w)(?:statt|instead of|von|from|was|vorher|früher|before)\s)(?<amount>\d{1,4})(?=\s(?:nur|auf|to|jetzt|now|nun|only|just)\s(?:\w+\s){0,2}(?:[€£$]|chf\s?)?\d)|(?<=(?<!\w)(?:statt|instead of|früher|vorher|once|formerly|uvp|rrp|früher mal|einst)\s)(?<amount>\d{1,4}|[a-zäöüß]{4,30}(?:zig|ßig|zehn)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)(?=\s?(?:[,.!?;)]|$|\n|jetzt|nur|now|heute|just))(?!\s\d|[.,]\d)|(?<![\w.,])(?<amount>\d{1,4}(?:[.,]\d{2})?)(?=\s(?:statt|instead of|rather than)\s\d+(?:[.,]\d\d)?(?!\d|\s?[€£$]|\s?(?:franken|euro|dollar|chf)))|(?<![\w.,])(?<amount>\d{1,4}[.,]\d{2})(?=\s?(?:→|->|➡|=>))|(?<=(?:→|->|➡|=>)\s?)(?<amount>\d{1,4}[.,]\d{2})(?!\s?[€£$\d])|(?<=(?<!\w)a\s)(?<amount>tenner|fiver)(?!\w)|(?<![\w.,])(?<amount>\d{1,4})[.,][–-](?!\w|\s?(?:€|chf|eur|fr))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^\s*(→|->|=>|➡|➜|>)", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Arrow();
}
