using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>
/// A piece of a phrase. Matching follows all ways at once instead of one after the other, so that no text takes longer
/// than its length times the length of the phrase.
/// </summary>
internal abstract class Pattern
{
    /// <summary>Whether it may also be nothing.</summary>
    public virtual bool CanBeEmpty => false;

    /// <summary>Adds every place at which it can end when it begins at the given one.</summary>
    /// <param name="ends">In no order, each once.</param>
    public abstract void Match(string text, int at, List<int> ends);

    /// <summary>Adds the two letters with which it can begin, or one where any can follow.</summary>
    /// <returns>False when it can begin with anything.</returns>
    public abstract bool AddHeads(ISet<Head> heads);

    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    public static bool IsBetween(char c) => !IsWord(c) && c is not ('.' or '!' or '?' or '…' or '\n' or '€' or '£' or '$' or '%' or '#' or '@');

    private protected static void Add(List<int> ends, int end)
    {
        if (!ends.Contains(end)) ends.Add(end);
    }
}

/// <summary>What a phrase begins with.</summary>
/// <param name="Second">0 when any character may follow.</param>
internal readonly record struct Head(char First, char Second)
{
    public static Head Of(string word) => new(word[0], word.Length > 1 ? word[1] : '\0');
}

internal sealed class Letters(string letters) : Pattern
{
    public string Value => letters;

    public override void Match(string text, int at, List<int> ends)
    {
        if (string.CompareOrdinal(text, at, letters, 0, letters.Length) == 0) Add(ends, at + letters.Length);
    }

    public override bool AddHeads(ISet<Head> heads)
    {
        heads.Add(Head.Of(letters));
        return true;
    }
}

/// <summary>Any letters, also none: <c>*</c>.</summary>
internal sealed class AnyLetters : Pattern
{
    /// <summary>What is longer is no word.</summary>
    private const int Longest = 40;

    public override bool CanBeEmpty => true;

    public override void Match(string text, int at, List<int> ends)
    {
        for (var i = 0; i <= Longest; i++)
        {
            Add(ends, at + i);
            if (at + i >= text.Length || !IsWord(text[at + i])) return;
        }
    }

    /// <summary>Whether a word that begins here holds these letters.</summary>
    public static bool Holds(string text, int at, string letters)
    {
        var end = at;
        while (end < text.Length && end - at < Longest && IsWord(text[end])) end++;
        return text.AsSpan(at, Math.Min(text.Length, end + letters.Length) - at).Contains(letters, StringComparison.Ordinal);
    }

    public override bool AddHeads(ISet<Head> heads) => false;
}

/// <summary>Between two words: a blank, a hyphen, a comma, a quotation mark; never the end of a sentence or of a line, never a sign that changes what a number means.</summary>
/// <param name="least">1 between words; 0 where they may also be written as one, and then it is at most one blank or hyphen.</param>
internal sealed class Gap(int least) : Pattern
{
    private const int Most = 3;

    public override bool CanBeEmpty => least == 0;

    public override void Match(string text, int at, List<int> ends)
    {
        if (least == 0)
        {
            Add(ends, at);
            if (at < text.Length && text[at] is ' ' or '-') Add(ends, at + 1);
            return;
        }
        for (var i = 0; i < Most && at + i < text.Length && IsBetween(text[at + i]); i++) Add(ends, at + i + 1);
    }

    public override bool AddHeads(ISet<Head> heads) => false;
}

/// <summary>One to so many whole words, whatever they are: <c>_</c> and <c>...</c>.</summary>
internal sealed class OtherWords(int most) : Pattern
{
    private const int LongestGap = 3, LongestWord = 40;

    public override void Match(string text, int at, List<int> ends)
    {
        for (var i = 0; i < most; i++)
        {
            var from = at;
            while (at < text.Length && at - from < LongestWord && (IsWord(text[at]) || text[at] is '\'' or '%' or '€' or '£' or '$' || (at > from && IsInside(text, at)))) at++;
            if (at == from) return;
            Add(ends, at);
            for (var gap = 0; gap < LongestGap && at < text.Length && IsBetween(text[at]); gap++) at++;
        }
    }

    public override bool AddHeads(ISet<Head> heads) => false;

    private static bool IsInside(string text, int at) => text[at] is '.' or '-' or ',' or ':' && at + 1 < text.Length && IsWord(text[at + 1]);
}

/// <summary>What a regular expression reads best: numbers and sums. It takes as much as it can.</summary>
internal sealed class ReadBy(Regex regex, IReadOnlyList<string> heads) : Pattern
{
    public override void Match(string text, int at, List<int> ends)
    {
        // Within "1.234" no number begins.
        if (at > 1 && text[at - 1] is '.' or ',' && char.IsDigit(text[at - 2])) return;
        foreach (var match in regex.EnumerateMatches(text.AsSpan(at)))
        {
            if (match.Index == 0 && match.Length > 0) Add(ends, at + match.Length);
            return;
        }
    }

    public override bool AddHeads(ISet<Head> all)
    {
        foreach (var head in heads) all.Add(Head.Of(head));
        return true;
    }
}

internal sealed class Choice(IReadOnlyList<Pattern> choices) : Pattern
{
    /// <summary>The first letters of the words, where all of them are words.</summary>
    private readonly string? _firsts = choices.All(c => c is Letters or Sequence { First: not null })
        ? string.Concat(choices.Select(c => (c as Letters)?.Value[0] ?? ((Sequence)c).First![0]).Distinct())
        : null;

    public override bool CanBeEmpty { get; } = choices.Any(c => c.CanBeEmpty);

    public override void Match(string text, int at, List<int> ends)
    {
        if (_firsts is not null && (at >= text.Length || !_firsts.Contains(text[at]))) return;
        foreach (var choice in choices) choice.Match(text, at, ends);
    }

    public override bool AddHeads(ISet<Head> heads) => choices.All(c => c.AddHeads(heads));
}

internal sealed class Optional(Pattern what) : Pattern
{
    public override bool CanBeEmpty => true;

    public override void Match(string text, int at, List<int> ends)
    {
        Add(ends, at);
        what.Match(text, at, ends);
    }

    public override bool AddHeads(ISet<Head> heads) => what.AddHeads(heads);
}

internal sealed class Sequence(IReadOnlyList<Pattern> parts) : Pattern
{
    [ThreadStatic]
    private static Stack<List<int>>? _unused;

    /// <summary>The letters it begins with, where it always begins with the same.</summary>
    public string? First { get; } = parts[0] switch { Letters letters => letters.Value, Sequence sequence => sequence.First, _ => null };

    public override bool CanBeEmpty { get; } = parts.All(p => p.CanBeEmpty);

    public override void Match(string text, int at, List<int> ends)
    {
        // Nearly all of them fail here, at no cost.
        if (First is { } first && string.CompareOrdinal(text, at, first, 0, first.Length) != 0) return;
        if (parts[0] is AnyLetters && parts.Count > 1 && parts[1] is Letters inside && !AnyLetters.Holds(text, at, inside.Value)) return;
        var (from, to) = (Take(), Take());
        from.Add(at);
        foreach (var part in parts)
        {
            foreach (var place in from) part.Match(text, place, to);
            (from, to) = (to, from);
            to.Clear();
            if (from.Count == 0) break;
        }
        foreach (var end in from) Add(ends, end);
        Return(from);
        Return(to);
    }

    public override bool AddHeads(ISet<Head> heads)
    {
        // A single letter goes on with what stands behind it: its second letter is not known.
        foreach (var part in parts)
        {
            if (!part.AddHeads(heads)) return false;
            if (!part.CanBeEmpty) return true;
        }
        return true;
    }

    private static List<int> Take() => (_unused ??= new()).TryPop(out var list) ? list : [];

    private static void Return(List<int> list)
    {
        list.Clear();
        _unused!.Push(list);
    }
}
