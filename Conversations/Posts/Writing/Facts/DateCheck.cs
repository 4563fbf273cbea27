using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Days on which an offer begins or ends, something appears, arrives or was harvested: the record must name them.</summary>
internal sealed partial class DateCheck() : ClaimCheck("date")
{
    private readonly WordLists _words = new("dates");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (var date in _words["claims"].In(text.Lower))
            if (!IsSaid(date.Value, record) && !_words["hours"].Begin(text.After(date.End)) && !_words["habit"].Close(text.Before(date.Index)))
                yield return Unsupported(text.Words(date));
        // "this week" is a claim where something is to be had in it.
        foreach (var time in _words["while"].In(text.Lower))
            if (!IsSaid(time.Value, record) && (_words["offer"].AreIn(text.Before(time.Index, 80)) || _words["offer"].AreIn(text.After(time.End, 80)))) yield return Unsupported(text.Words(time));
    }

    /// <summary>Whether the record names the same days, months and numbers; in words of either language.</summary>
    private static bool IsSaid(string claim, ShopRecord record)
    {
        if (record.Says(claim)) return true;
        var days = Lexicon.Calendar.In(claim).Select(d => d.Meaning).ToList();
        var numbers = Number().Matches(claim).Select(n => n.Value).ToList();
        return days.Count + numbers.Count > 0 && (numbers.Count > 0 || days.TrueForAll(d => d.StartsWith("day", StringComparison.Ordinal)))
            && days.TrueForAll(d => Lexicon.Calendar.In(record.Text).Any(s => s.Meaning == d))
            && numbers.TrueForAll(n => Number().Matches(record.Text).Any(s => s.Value == n));
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Number();
}
