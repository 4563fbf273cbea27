using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>
/// Promises of a field, of which the record must hold the same one: of the same list, with the same numbers and the same
/// places in it.
/// </summary>
/// <param name="kind">As it stands on the card.</param>
/// <param name="file">A word file with the lists of promises, and <c>field</c>, by which one sees that the record speaks of it at all.</param>
internal abstract partial class TermsCheck(string kind, string file) : ClaimCheck(kind)
{
    /// <summary>A list of how long it lasts, which any sentence of the record may say.</summary>
    protected const string Lasting = "lasting";

    /// <summary>So far from what the field is called a promise is still one of it.</summary>
    private const int Reach = 44;

    protected WordLists Words { get; } = new(file);

    /// <summary>The lists that hold promises.</summary>
    protected abstract IReadOnlyList<string> Promises { get; }

    /// <summary>Whether the shop knows it to be so without a word in the record.</summary>
    protected virtual bool IsKnown(Found match, ShopRecord record) => false;

    protected virtual bool IsOther(ClaimText text, Found match) => false;

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record) => Listed(text, record).Concat(General(text, record));

    private IEnumerable<Finding> Listed(ClaimText text, ShopRecord record)
    {
        List<string>? sentences = null;
        foreach (var list in Promises)
        {
            List<Found>? said = null;
            foreach (var match in Words[list].In(text.Lower))
            {
                if (IsOther(text, match) || IsKnown(match, record) || record.Says(match.Value) || (list == Lasting && Spans(match.Value).All(Spans(record.Text).Contains)) || (said ??= [.. Words[list].In(record.Text)]).Exists(s => Same(s.Value, match.Value))) continue;
                if (Holds(match.Value, sentences ??= [.. Sentences().Matches(record.Text).Select(s => s.Value).Where(s => Words["field"].AreIn(s))])) continue;
                var words = text.Words(match);
                yield return Words["field"].In(record.Text).FirstOrDefault() is { Length: > 0 } field ? Wrong(words, $"says “{Around(record.Text, field)}”") : Unsupported(words);
            }
        }
    }

    /// <summary>In whatever words: what the field is called, and beside it a time, a place, a price or another thing that can be promised.</summary>
    private IEnumerable<Finding> General(ClaimText text, ShopRecord record)
    {
        List<string>? said = null;
        foreach (var trigger in Words["trigger"].In(text.Lower))
        {
            if (IsOther(text, trigger) || Words["no-trigger"].Begin(text.After(trigger.End)) || Words["no-trigger-before"].Close(text.Before(trigger.Index))) continue;
            if (text.IsKitchen(trigger.Index) || Promise(text, trigger) is not { } promise) continue;
            var (from, to) = (Math.Min(trigger.Index, promise.Start), Math.Max(trigger.End, promise.End));
            said ??= [.. Sentences().Matches(record.Text).Select(s => s.Value).Where(s => Words["field"].AreIn(s))];
            to = WithRow(text.Lower, to);
            if (Holds(text.Lower[from..to], said) || IsOther(text, new Found(text.Lower, from, to - from))) continue;
            var words = text.Words(from, to - from);
            yield return said.Count > 0 ? Wrong(words, $"says “{Chat.ChatText.Cut(said[0].Trim(), 80)}”") : Unsupported(words);
        }
    }

    /// <summary>Where it ends with the places that stand in a row behind it: "to Austria, Italy and France".</summary>
    private static int WithRow(string text, int end)
    {
        while (Row().Match(text, end) is { Success: true } row && Lexicon.Places.In(row.Groups["next"].Value).FirstOrDefault() is { Start: 0, Length: > 0 }) end = row.Index + row.Length;
        return end;
    }

    /// <summary>The nearest thing that is promised beside a trigger in its sentence, or that the trigger says itself.</summary>
    private (int Start, int End)? Promise(ClaimText text, Found trigger)
    {
        if (Words["promise"].AreIn(trigger.Value)) return (trigger.Index, trigger.End);
        var after = text.After(trigger.End, Reach);
        if (Nearest(after).FirstOrDefault() is { Length: > 0 } next) return (trigger.End + next.Index, trigger.End + next.End);
        var before = text.Before(trigger.Index, Reach);
        if (Nearest(before).LastOrDefault() is { Length: > 0 } last) return (trigger.Index - before.Length + last.Index, trigger.Index - before.Length + last.End);
        return null;
    }

    private IEnumerable<Found> Nearest(string piece) =>
        Words["promise"].In(piece).Concat(Lexicon.Places.In(piece).Select(p => new Found(piece, p.Start, p.Length))).OrderBy(f => f.Index);

    /// <summary>Whether one of the record's sentences of the field says as much: the same times, days and places, and that it is free where that is claimed.</summary>
    private bool Holds(string claimed, List<string> said) => said.Exists(s =>
        Spans(claimed).All(Spans(s).Contains) && Days(claimed).All(Days(s).Contains) && Spans(claimed).Any() | Days(claimed).Any() | Words["free-word"].AreIn(claimed) | Lexicon.Places.In(claimed).Any()
        && Lexicon.Places.In(claimed).All(c => Lexicon.Places.In(s).Any(p => c.Covers(p.Meaning))) && (!Words["free-word"].AreIn(claimed) || Words["free-word"].AreIn(s)));

    private static bool Same(string said, string claimed) =>
        Spans(said).SequenceEqual(Spans(claimed))
        && (Days(claimed).Any() ? Days(claimed).All(Days(said).Contains) : !Days(said).Any())
        && Lexicon.Places.In(claimed).All(c => Lexicon.Places.In(said).Any(s => c.Covers(s.Meaning)));

    private static IEnumerable<string> Days(string text) => Lexicon.Calendar.In(text).Select(d => d.Meaning);

    /// <summary>Its numbers, those of times in days: two years are 24 months.</summary>
    private static IEnumerable<decimal> Spans(string text) => Number().Matches(text)
        .SelectMany(n => n.Groups["n"].Captures.Select(c => c.Value).DefaultIfEmpty("").Select(v => (Value: Numbers.Read(v) ?? 1, Unit: n.Groups["unit"].Value)))
        .Select(n => Math.Round(n.Value * n.Unit switch { "year" or "jahr" or "jähr" => 365m, "month" or "monat" => 365m / 12, "week" or "woche" or "wöch" => 7m, "hour" or "stunde" => 1m / 24, _ => 1m }, 1)).Concat(Lifetime().IsMatch(text) ? [decimal.MaxValue] : []).Order();

    private static string Around(string text, Found field)
    {
        var from = text.LastIndexOfAny(['.', '\n', '!'], field.Index) + 1;
        var to = text.IndexOfAny(['.', '\n', '!'], field.Index + field.Length);
        return Chat.ChatText.Cut(text[from..(to < 0 ? text.Length : to)].Trim(), 80);
    }

    [GeneratedRegex(@"\G(?:\s*,|\s+(?:and|und|or|oder|&))?\s+(?:(?:the|nach|in|die|der|to)\s+){0,2}(?<next>[\p{L}-]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Row();

    [GeneratedRegex(@"lifetime|for life|lifelong|lebenslang|leben lang|zeitlebens|for ?ever|für immer", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Lifetime();

    [GeneratedRegex(@"(?:[^.!?\n]|[.](?=\d))+", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Sentences();

    [GeneratedRegex($@"(?<!\w)(?:(?<n>(?>{Numbers.Any}))(?!,\s|(?:st|nd|rd|th)\b)(?:\s?(?:bis|to|or|oder|-|–)\s?(?<n>{Numbers.Any}))?(?:[\s-]*(?:\w+ )?(?<unit>year|jahr|jähr|month|monat|week|woche|wöch|hour|stunde|day|tag|täg))?|(?:an?|one|eine?[mrn]?)[\s-](?<unit>year|jahr|month|monat|week|woche))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Number();
}
