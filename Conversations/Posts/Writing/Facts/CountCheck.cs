using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>How many pieces, pages, colours or sizes there are must stand in the record or follow from its options.</summary>
internal sealed partial class CountCheck() : ClaimCheck("count")
{
    /// <summary>"Two cups of tea and a book" counts no cups of the product.</summary>
    private const int InStories = 5;

    private readonly WordLists _words = new("counts"), _stock = new("stock");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        var pairs = Pairs(record.Stated).ToLookup(p => p.Thing.Meaning, p => p.Count);
        // Numbers that the record gives to something else support nothing.
        var taken = Pairs(record.Stated).Select(p => p.Start).Concat(Measure.In(record.Stated).SelectMany(m => Enumerable.Range(m.Start, m.Length))).ToHashSet();
        var said = Number().Matches(record.Stated).Where(m => !taken.Contains(m.Index) && !IsMeasure().IsMatch(record.Stated[(m.Index + m.Length)..])).Select(m => Numbers.Read(m.Value)).OfType<decimal>().ToHashSet();
        var left = _stock["pieces"].In(text.Lower).Concat(_stock["one"].In(text.Lower)).ToList();
        bool IsStock(int start, int end) => left.Exists(l => l.Index < end && start < l.End);
        var end = 0;
        foreach (var set in _words["sets"].In(text.Lower))
        {
            var number = Number().Match(set.Value);
            var count = number.Success ? Numbers.Read(number.Value) ?? 0 : 2; // a double pack
            if (count < 2 || IsStock(set.Index, set.End) || IsMeasure().IsMatch(text.Lower[(set.Index + number.Index + number.Length)..]) || _words["before-not"].Close(text.Before(set.Index)) || text.IsKitchen(set.Index)) continue;
            end = set.End;
            if (Pairs(set.Value).Any(p => OptionsOf(p.Thing.Meaning, record) == count)) continue; // all three colours
            if (!said.Contains(count) && !pairs.Any(p => p.Contains(count))) yield return Judge(text.Words(set), said, record);
        }
        foreach (var (count, start, thing) in Pairs(text.Lower))
        {
            if (count < 2 || start < end || IsStock(start, thing.Start + thing.Length) || (count == record.Product.Stock && ((!pairs[thing.Meaning].Any() && _stock["ready"].AreIn(text.Sentence(start, 60))) || IsTheProduct(text.Lower.Substring(thing.Start, thing.Length), thing, record))) || IsSocks(count, record) || (thing.Family is "story" && count <= InStories) || text.IsKitchen(start)) continue;
            var yields = (pairs[thing.Meaning].Any() || thing.Meaning is "use") && _words["yields"].Close(text.Before(start));
            if ((!yields && _words["before-not"].Close(text.Before(start))) || _words["after-not"].Begin(text.After(thing.Start + thing.Length))) continue;
            var words = text.Words(start, thing.Start + thing.Length - start);
            if (OptionsOf(thing.Meaning, record) is { } options)
            {
                if (options != count && !pairs[thing.Meaning].Contains(count)) yield return Wrong(words, $"lists {options}");
            }
            else if (pairs[thing.Meaning].Any())
            {
                if (!pairs[thing.Meaning].Contains(count)) yield return Wrong(words, $"says {string.Join(", ", pairs[thing.Meaning].Distinct())}");
            }
            // Cups, plants and loaves stand in many a story; pockets and pages are the product's.
            else if (thing.Family is not "story" && !said.Contains(count)) yield return Unsupported(words);
        }
        foreach (var extra in ExtraMarks().IsMatch(text.Lower) ? _words["extras"].In(text.Lower) : [])
        {
            if (_words["denied"].AreIn(extra.Value) || !IsThing(extra.Value)) continue;
            if (LeftOut(extra.Value, record) is { } sentence) yield return Wrong(text.Words(extra), $"says “{sentence}”");
            else if (And().Split(extra.Value).Any(e => !IsSaid(e, record))) yield return Unsupported(text.Words(extra));
        }
    }

    /// <summary>"Acht Stück da", "three aprons left": then it is the stock that is counted.</summary>
    private static bool IsTheProduct(string word, Mention thing, ShopRecord record) => thing.Family is "piece" or "pair" || record.IsCalled(word);

    /// <summary>Three pairs are six single ones; of three pairs there may be three colours.</summary>
    private static bool IsSocks(decimal count, ShopRecord record) =>
        Pairs(record.Stated).Any(p => p.Count > 1 && (p.Thing.Family is "pair" or "piece" || record.IsCalled(record.Stated.Substring(p.Thing.Start, p.Thing.Length))) && (p.Count == count || (p.Thing.Family is "pair" && p.Count * 2 == count)));

    private Finding Judge(string words, HashSet<decimal> said, ShopRecord record) =>
        said.Any(s => s is > 1 and < 1000) && _words["spoken"].AreIn(record.Text) ? Wrong(words, "says another number") : Unsupported(words);

    /// <summary>"Crumbs included" and "gute Laune inklusive" promise nothing: behind its name, only what can lie in a parcel is an extra.</summary>
    private bool IsThing(string extra) => !Trailing().IsMatch(extra) || Lexicon.Parts.In(extra).Any() || Lexicon.Things.In(extra).Any() || Lexicon.Materials.In(extra).Any() || _words["services"].AreIn(extra);

    /// <returns>The sentence of the record that says that it is not included; null when none does.</returns>
    private string? LeftOut(string extra, ShopRecord record) => record.Stated.Split('.', '\n')
        .FirstOrDefault(s => _words["not-included"].AreIn(s) && Lexicon.Things.In(extra).Any(e => Lexicon.Things.In(s).Any(t => t.Meaning == e.Meaning)))?.Trim();

    /// <summary>Whether each long word of an extra stands in the record, or means something that does.</summary>
    private static bool IsSaid(string extra, ShopRecord record) =>
        LongWords().Matches(extra).All(w => record.Text.Contains(w.Value[..Math.Min(w.Length, 6)], StringComparison.Ordinal)
            || Lexicon.Materials.In(w.Value).Any(m => record.Means(m, Lexicon.Materials, record.Materials))
            || Lexicon.Things.In(w.Value).Any(t => Lexicon.Things.In(record.Text).Any(s => s.Meaning == t.Meaning)));

    /// <returns>How many of these there are to choose from; null when it is something else that is counted, or the record has no such option.</returns>
    private static int? OptionsOf(string thing, ShopRecord record)
    {
        var name = thing switch { "option/colour" => OptionColour(), "option/size" => OptionSize(), "option/kind" => OptionKind(), _ => null };
        return name is null ? null : record.Product.Options.Where(o => name.IsMatch(o.Key)).Select(o => (int?)o.Value.Count).FirstOrDefault();
    }

    /// <summary>Numbers with what they count, at most two words later: "three big pockets".</summary>
    private static IEnumerable<(decimal Count, int Start, Mention Thing)> Pairs(string text)
    {
        var things = Lexicon.Things.In(text).ToList();
        foreach (Match match in Counted().Matches(text))
        {
            var number = match.Groups["n"];
            // "42. Cable" ends a sentence; "3. Auflage" does not.
            if (number.Value.EndsWith('.') && !Lexicon.Things.In(match.Groups["reach"].Value).Any(t => t.Meaning is "edition")) continue;
            if ((match.Groups["one"].Success ? 1 : Numbers.Read(number.Value.TrimEnd('.'))) is not { } count) continue;
            var from = number.Index + number.Length;
            if (IsMeasure().IsMatch(text[from..Math.Min(text.Length, from + 12)])) continue;
            foreach (var thing in things.Where(t => t.Start >= from && t.Start <= from + match.Groups["reach"].Length))
            {
                if (!OnlyAdjectives().IsMatch(text[from..thing.Start])) continue;
                yield return (count, number.Index, thing);
                break;
            }
        }
    }

    [GeneratedRegex($@"(?<!\w|\d[.,]){Numbers.Words}(?=er|teilig|fach|\W|$)|(?<!\w)\d{{1,5}}", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Number();

    [GeneratedRegex($@"(?<![\w.,€£$:/]|€ |um )(?<n>(?<one>one|an?|ein|eine|einen|einem|einer)(?!\w)|{Numbers.Whole}(?!\w)\.?)(?![.,]\d|\s?[%€£$:×°])(?=(?<reach>[\s-][\w'²/-]{{1,40}}(?:\s[\w'-]{{1,40}}){{0,2}}))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^[\s-]((?!(of|von|und|and|or|oder|for|für|in|to|bis|x|mal|times|with|mit|a|per|pro|am|are|is|was|were|sind|ist|war|waren|on|auf|at|bei|the|die|der|das|den|dem|my|your|our)\b)[\p{L}/²\d-]+\s){0,2}$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex OnlyAdjectives();

    [GeneratedRegex(@"^(?:[.,]\d|\s?(?:cm|mm|ml|cl|dl|kg|g|l|m|km|€|%|eur|euros?|chf|franken|pounds|dollars?|£|\$|x|×|grams?|gramm|kilos?|lit(?:er|re)s?|litern?|metern?|met(?:er|re)s?|kilomet(?:er|re)s?|kilometern?|miles|meilen|inch(?:es)?|lux|lumens?|watts?|volts?|seconds|sekunden|minutes|minuten|days|tagen?|weeks|wochen|months|monaten?|years|jahren?|hours|stunden|degrees|grad|°|uhr|o'clock)(?!\w))", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex IsMeasure();

    /// <summary>Without one of these there is no extra; most texts have none.</summary>
    [GeneratedRegex("includ|inkl|incl|liegt|liegen|enclosed|enthalten|inbegriffen|mitgeliefert|dabei|with|kommt mit|samt|dazu|gratis|thrown in|on top|obendrauf|for free|bekomm|kriegt|geschenkt", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex ExtraMarks();

    [GeneratedRegex("(?:liegt bei|liegen bei|anbei|enclosed|included|enthalten|mitgeliefert|inklusive|inbegriffen|mit dabei|thrown in|on top|gratis|obendrauf|for free)$", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"\s(?:and|und|plus)\s", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex And();

    [GeneratedRegex(@"(?!comes|includ|inklus|kommt|gelief|complete|deliver|ships|gratis|bekomm|zusätz)\b\p{L}{5,}", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex LongWords();

    [GeneratedRegex("colou?r|farb|glaze|glasur", RegexOptions.IgnoreCase, ClaimCheck.Timeout)]
    private static partial Regex OptionColour();

    [GeneratedRegex("size|größe|grösse|durchmesser|topf", RegexOptions.IgnoreCase, ClaimCheck.Timeout)]
    private static partial Regex OptionSize();

    [GeneratedRegex("design|motiv|pattern|muster|variet|variante|style|sorte|flavo|geschmack|duft|scent|colou?r|farb|ausführung", RegexOptions.IgnoreCase, ClaimCheck.Timeout)]
    private static partial Regex OptionKind();
}
