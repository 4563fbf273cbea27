using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>A hashtag that claims something is held against the record as the same words in a sentence would be.</summary>
internal sealed partial class HashtagCheck() : ClaimCheck("hashtag")
{
    /// <summary>Shorter ones stand in too many words by chance.</summary>
    private const int LongEnoughToCombine = 4;

    private readonly ClaimCheck[] _inWords = [new SuperlativeCheck(), new ShippingCheck(), new GuaranteeCheck(), new DiscountCheck(), new OriginCheck(), new StockCheck(), new MaterialCheck()];

    private readonly WordLists _words = new("hashtags"), _origins = new("origins");
    private readonly Phrases _parts = new WordLists("colours-context")["parts"];
    private readonly IReadOnlyList<string> _qualities = WordFile.Read("hashtags")["qualities"];

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (Match match in Tags().Matches(text.Original))
            
            if ((Judge(match.Value, match.Value[1..].ToLowerInvariant().Replace("_", "", StringComparison.Ordinal), record) ?? Apart(match.Value, record)) is { } finding) yield return finding;
    }

    /// <summary>Judged as the words it is made of would be in a sentence.</summary>
    private Finding? Apart(string words, ShopRecord record)
    {
        var tag = words[1..].ToLowerInvariant();
        if ((tag.Contains('_', StringComparison.Ordinal) ? tag.Replace('_', ' ') : HashtagWords.Apart(tag) ?? tag) is not { } said) return null;
        var text = new ClaimText(said);
        return _inWords.SelectMany(c => c.Find(text, record)).Select(f => f with { Check = Kind, Words = words }).FirstOrDefault();
    }

    private Finding? Judge(string words, string tag, ShopRecord record)
    {
        bool Is(string list) => _words[list].In(tag).Any(w => w.Length == tag.Length);
        if (Is("sale") && !Is("not-sale")) return record.Product.WasPrice is null ? Wrong(words, "shows no reduction") : null;
        if (Is("offer") || Is("praise") || Is("shipping")) return Unless(record.SaysTogether(tag), words);
        if (Is("scarce")) return Scarce(words, tag, record);
        foreach (var way in OriginCheck.Ways)
            if (_origins[way].In(tag).Any(w => w.Length == tag.Length || (w.Index == 0 && w.Length > LongEnoughToCombine))) return Unless(_origins[way].AreIn(record.Text), words);
        if (Ways().IsMatch(tag)) return Unless(_origins["hand"].AreIn(record.Text), words);
        if (MadeIn().Match(tag) is { Success: true } made && !_words["not-place"].Begin(made.Groups["place"].Value)) return Origin(words, made.Groups["place"].Value, record);
        if (Lexicon.Places.In(tag).Any(p => p.Length == tag.Length)) return Unless(record.Says(tag) || Lexicon.Places.In(tag).Any(c => Lexicon.Places.In(record.Text).Any(p => p.Covers(c.Meaning) || c.Covers(p.Meaning))), words) is null ? null : Origin(words, tag, record);
        if (_qualities.FirstOrDefault(q => tag == q || Combined(tag, q)) is { } quality)
            return Unless(record.SaysTogether(quality) || Lexicon.Materials.In(quality).Any(c => record.Means(c, Lexicon.Materials, record.Materials)), words);
        return Material(words, tag, record) ?? Colour(words, tag, record);
    }

    private Finding? Scarce(string words, string tag, ShopRecord record)
    {
        if (record.SaysTogether(tag)) return null;
        if (!tag.StartsWith("last", StringComparison.Ordinal) && !tag.StartsWith("letzte", StringComparison.Ordinal)) return Unsupported(words);
        return record.Product.Stock switch { null => Unsupported(words), <= StockCheck.Few => null, var stock => Wrong(words, $"counts {stock}") };
    }

    private Finding? Unless(bool holds, string words) => holds ? null : Unsupported(words);

    private Finding? Origin(string words, string place, ShopRecord record) =>
        record.Says(place) || Lexicon.Places.In(place).Any(c => record.Places.Any(p => p.Covers(c.Meaning) || c.Covers(p.Meaning))) ? null : Against(words, record.Words(record.Places));

    /// <summary>A material, alone, as "pure…", or before the product: what the record holds of it decides.</summary>
    private Finding? Material(string words, string tag, ShopRecord record)
    {
        var bare = Pure().Replace(tag, "");
        foreach (var material in Parts(bare).SelectMany(Lexicon.Materials.In).Where(m => m is { Start: 0, Family: "oil" or "wax" } ? record.Materials.Any(r => r.Family == m.Family) : m is { Start: 0, Family: not ("food" or "paper" or "fruit" or "scent" or "heat" or "roast" or "weight") }))
            return record.Means(material, Lexicon.Materials, record.Materials) ? null : Against(words, record.Words(record.Materials.Where(m => m.Family == material.Family)));
        return null;
    }

    private Finding? Colour(string words, string tag, ShopRecord record)
    {
        foreach (var colour in Lexicon.Colours.In(tag).Where(c => c.Length == tag.Length && c.Meaning.Contains('/', StringComparison.Ordinal)))
            return record.Means(colour, Lexicon.Colours, record.Colours) || Lexicon.Materials.In(tag).Any() ? null : Against(words, record.Words(record.Colours));
        for (var at = tag.Length - 3; at >= 3; at--)
            if (_parts.Begin(tag[at..]) && Lexicon.Colours.In(tag[..at]).FirstOrDefault(c => c.Length == at) is { Length: > 0 } prefix && !record.Means(prefix, Lexicon.Colours, record.Colours))
                return Against(words, record.Words(record.Colours));
        return null;
    }

    /// <summary>The tag itself, and its beginning where the rest is what such things are called: <c>linen</c> of <c>linenapron</c>.</summary>
    private IEnumerable<string> Parts(string tag)
    {
        if (Lexicon.Materials.In(tag).Any(m => m.Length == tag.Length)) yield return tag;
        for (var at = tag.Length - 3; at >= 3; at--)
            if (_parts.Begin(tag[at..]) && Lexicon.Materials.In(tag[..at]).Any(m => m.Length == at)) yield return tag[..at];
    }

    private static bool Combined(string tag, string quality) =>
        (quality.Length >= LongEnoughToCombine && (tag.StartsWith(quality, StringComparison.Ordinal) || tag.EndsWith(quality, StringComparison.Ordinal)))
        || (quality == "bio" && tag.StartsWith("bio", StringComparison.Ordinal) && Lexicon.Materials.In(tag[3..]).Any());

    [GeneratedRegex(@"#[\p{L}\p{N}_]{2,60}", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Tags();

    [GeneratedRegex("^\\w*(handmade|handcrafted|handarbeit|handgemacht|handgefertigt|smallbatch|locallymade|regionalproduziert)\\w*$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Ways();

    [GeneratedRegex(@"^(?:(?:proudly)?(?:made|crafted|produced|baked|handmade|woven|designed|born|grown|roasted|brewed|gemacht|hergestellt|gefertigt|produziert|gebacken|gewebt)in|made|crafted|handmade|designed|woven|produced|ausder|aus|productof|produktaus)(?<place>\p{L}{3,})$", RegexOptions.ExplicitCapture, ClaimCheck.Timeout)]
    private static partial Regex MadeIn();

    [GeneratedRegex(@"^(pure|100percent|100prozent|100|real|rein(es|e|er)?|echt(es|e|er)?|genuine|solid|massiv(es)?)", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Pure();
}
