using System.Text.RegularExpressions;
using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Posts.Writing.Facts;

/// <summary>
/// Text that speaks to a model or to the bot, in the shop's record or in the caption. It has no effect; a person hears of
/// it, and the draft is not ready before somebody has looked.
/// </summary>
internal sealed partial class InstructionCheck() : ClaimCheck(Name)
{
    public const string Name = "instructions";

    /// <summary>So much of it is quoted.</summary>
    private const int Quoted = 90;

    /// <summary>So much of the sentence may stand before it in the quotation.</summary>
    private const int LeadIn = 30;

    private readonly WordLists _words = new("instructions");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (var (place, said) in Places(record.Product))
            if (Suspicious(said) is { } found) yield return new(Name, Verdict.NotSupported, $"The product's {place} {found}. Check it in your shop before you approve.");
        if (Suspicious(text.Original) is { } own) yield return new(Name, Verdict.NotSupported, $"The text {own}.");
    }

    private static IEnumerable<(string Place, string Text)> Places(Product product)
    {
        yield return ("title", product.Title);
        yield return ("description", product.Description);
        yield return ("vendor", product.Vendor ?? "");
        yield return ("type", product.Type ?? "");
        yield return ("tags", string.Join(", ", product.Tags));
        yield return ("options", string.Join(", ", product.Options.SelectMany(o => o.Value.Prepend(o.Key))));
        yield return ("picture's alt text", product.PictureAlt ?? "");
        foreach (var picture in product.MorePictures ?? []) yield return ("picture's alt text", picture.Alt ?? "");
    }

    /// <returns>What it holds, as the end of a sentence; null when it is as it should be.</returns>
    private string? Suspicious(string text)
    {
        if (text.Length == 0) return null;
        if (HiddenText.Marks(text) is { } marks) return $"holds {marks}";
        foreach (var reading in HiddenText.Readings(text))
        {
            if (Markers().Match(reading) is { Success: true } marker) return Quote(reading, marker.Index);
            if (Order(reading) is { } order) return Quote(reading, order.Index);
        }
        return null;
    }

    private Found? Order(string reading)
    {
        var lower = reading.ToLowerInvariant();
        foreach (var order in _words["orders"].In(lower).Concat(_words["openers"].In(lower).Where(m => char.IsUpper(reading[m.Index]) || Beginning().IsMatch(lower[..m.Index])))) return order;
        return null;
    }

    private static string Quote(string text, int at)
    {
        var sentence = text.AsSpan(0, at).LastIndexOfAny(".!?\n") + 1;
        return $"holds what looks like instructions: “{ChatText.OneLine(text[(at - sentence <= LeadIn ? sentence : at)..].TrimEnd().TrimEnd('.'), Quoted)}”";
    }

    // Marks of chats and programs: roles, markers, markup, assignments, commands, and buttons like the card's.
    [GeneratedRegex("""
        <\|\w|\|>|\[/?(?:SYSTEM|INST|ASSISTANT|USER|ADMIN)\]|<</?SYS|</?(?:product|system|assistant|user|instructions?|prompt|script|iframe)\b|<!--|display\s*:\s*none|```
        |"(?:role|content|system|approved|status|caption|confidence)"\s*:
        |^[\s#*>]*(?:human|assistant|system|user|developer|ai)\s*:
        |\b(?:approved|published|status|force|admin|review|ready|role)\s*=\s*["']?\w
        |\b(?i:set|change|export|unset|update)\s+[A-Z]{2,}(?:_[A-Z0-9]+)+\b
        |\b(?:approve|publish|reject|confirm|now|edit|delete)[:_]\d+
        |(?<![\w/.:<])/(?:start|stop|help|approve|publish|post|settings|queue|orders|delete|cancel|reset|admin|costs|limits|stats|now|broadcast|sudo|exec|run|clear|voice|skip|reject|confirm|pause|resume|edit|system)(?:_\d+)?(?![\w/])
        |[✅☑✔⚡🚀❌🗑✏]\uFE0F?\s?(?:approve|publish|now|post|reject|confirm|freigeben|veröffentlichen|ablehnen)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Markers();

    /// <summary>What stands before a sentence.</summary>
    [GeneratedRegex("""(?:^|[.!?:;\n—–>\]*}"“„»)…/-])[\s"'“„(]*(?:(?:please|bitte|now|and|then|also|s'il vous plaît)\s+)?$""", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, ClaimCheck.Timeout)]
    private static partial Regex Beginning();
}
