using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Days on which an offer begins or ends, something appears, arrives or was harvested: the record must name them.</summary>
internal sealed partial class DateCheck() : ClaimCheck("date")
{
    private static readonly (string Word, int Number)[] Ordinals =
    [
        ("first", 1), ("erste", 1), ("second", 2), ("zweite", 2), ("third", 3), ("dritte", 3), ("fourth", 4), ("vierte", 4), ("fifth", 5), ("fünfte", 5), ("sixth", 6), ("sechste", 6), ("seventh", 7), ("siebte", 7), ("tenth", 10), ("zehnte", 10),
    ];

    private readonly WordLists _words = new("dates");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (var date in _words["claims"].In(text.Lower))
            if (!IsSaid(date.Value, record) && !IsIdle(text, date) && !IsOurStory(text, date, record) && !IsTold(text, date) && !_words["hours"].Begin(text.After(date.End)) && !_words["habit"].Close(text.Before(date.Index)))
                yield return Unsupported(text.Words(date));
        // "this week" is a claim where something is to be had in it.
        foreach (var time in _words["while"].In(text.Lower))
            if (!IsSaid(time.Value, record) && (_words["offer"].AreIn(text.Before(time.Index, 80)) || _words["offer"].AreIn(text.After(time.End, 80)))) yield return Unsupported(text.Words(time));
    }

    /// <summary>"It snows until April": a day without a number is a claim only where the sentence offers something.</summary>
    private bool IsIdle(ClaimText text, Found date) => !Number().IsMatch(date.Value) && _words["weak"].In(date.Value).Any(w => w.Length == date.Length)
        && !_words["weak-context"].AreIn(text.Before(date.Index, 90)) && !_words["weak-context"].AreIn(text.After(date.End, 90));

    /// <summary>"The first snow since 2019": a year is a claim where the maker is named, or something is made, and not by us who tell it.</summary>
    private bool IsOurStory(ClaimText text, Found date, ShopRecord record)
    {
        if (!_words["founded"].In(date.Value).Any(f => f.Length == date.Length)) return false;
        var sentence = text.Sentence(date.Index);
        if (Maker().Matches(record.Product.Vendor ?? "").Any(m => sentence.Contains(m.Value.ToLowerInvariant(), StringComparison.Ordinal))) return false;
        var end = date.End + text.After(date.End, 60).Length;
        return (end < text.Lower.Length && text.Lower[end] == '?') || _words["we"].AreIn(sentence) || !_words["makers"].AreIn(sentence);
    }

    /// <summary>"On 3 March we burnt the toast": what happened on a day offers nothing.</summary>
    private bool IsTold(ClaimText text, Found date) => _words["told"].Begin(text.After(date.End)) && !_words["weak-context"].AreIn(text.After(date.End, 60)) && !_words["weak-context"].AreIn(date.Value);

    /// <summary>Whether the record names the same days, months and numbers; in words of either language.</summary>
    private static bool IsSaid(string claim, ShopRecord record)
    {
        if (record.Says(claim)) return true;
        // "Third edition" is what the record calls "3. Auflage".
        if (Ordinals.FirstOrDefault(o => claim.Contains(o.Word, StringComparison.Ordinal)) is { Word: not null } ordinal && Edition().IsMatch(claim)) return record.Says($"{ordinal.Number}. auflage") || record.Says($"{ordinal.Word} edition");
        var days = Lexicon.Calendar.In(claim).Select(d => d.Meaning).ToList();
        var numbers = Number().Matches(claim).Select(n => n.Value).ToList();
        return days.Count + numbers.Count > 0 && (numbers.Count > 0 || days.TrueForAll(d => d.StartsWith("day", StringComparison.Ordinal)))
            && days.TrueForAll(d => Lexicon.Calendar.In(record.Text).Any(s => s.Meaning == d))
            && numbers.TrueForAll(n => Number().Matches(record.Text).Any(s => s.Value == n));
    }

    [GeneratedRegex("auflage|edition|printing", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Edition();

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Maker();

    [GeneratedRegex(@"\d+", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Number();
}
