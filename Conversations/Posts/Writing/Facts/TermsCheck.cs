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
    protected WordLists Words { get; } = new(file);

    /// <summary>The lists that hold promises.</summary>
    protected abstract IReadOnlyList<string> Promises { get; }

    protected virtual bool IsOther(ClaimText text, Found match) => false;

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (var list in Promises)
        {
            List<Found>? said = null;
            foreach (var match in Words[list].In(text.Lower))
            {
                if (IsOther(text, match) || (said ??= [.. Words[list].In(record.Text)]).Exists(s => Same(s.Value, match.Value))) continue;
                var words = text.Words(match);
                yield return Words["field"].In(record.Text).FirstOrDefault() is { Length: > 0 } field ? Wrong(words, $"says “{Around(record.Text, field)}”") : Unsupported(words);
            }
        }
    }

    private static bool Same(string said, string claimed) =>
        Spans(said).SequenceEqual(Spans(claimed))
        && (Days(claimed).Any() ? Days(claimed).All(Days(said).Contains) : !Days(said).Any())
        && Lexicon.Places.In(claimed).All(c => Lexicon.Places.In(said).Any(s => c.Covers(s.Meaning)));

    private static IEnumerable<string> Days(string text) => Lexicon.Calendar.In(text).Select(d => d.Meaning);

    /// <summary>Its numbers, those of times in days: two years are 24 months.</summary>
    private static IEnumerable<decimal> Spans(string text) => Number().Matches(text)
        .Select(n => (Value: Numbers.Read(n.Groups["n"].Value) ?? 1, Unit: n.Groups["unit"].Value))
        .Select(n => Math.Round(n.Value * n.Unit switch { "year" or "jahr" or "jähr" => 365m, "month" or "monat" => 365m / 12, "week" or "woche" or "wöch" => 7m, "hour" or "stunde" => 1m / 24, _ => 1m }, 1)).Order();

    private static string Around(string text, Found field)
    {
        var from = text.LastIndexOfAny(['.', '\n', '!'], field.Index) + 1;
        var to = text.IndexOfAny(['.', '\n', '!'], field.Index + field.Length);
        return Chat.ChatText.Cut(text[from..(to < 0 ? text.Length : to)].Trim(), 80);
    }

    [GeneratedRegex($@"(?<!\w)(?:(?<n>{Numbers.Any})(?:[\s-]*(?:\w+ )?(?<unit>year|jahr|jähr|month|monat|week|woche|wöch|hour|stunde|day|tag|täg))?|(?:an?|one|eine?[mrn]?)[\s-](?<unit>year|jahr|month|monat|week|woche))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Number();
}
