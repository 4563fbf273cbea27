namespace Conversations.Posts.Writing.Facts;

/// <summary>The phrases of one list, by the first letters that they can have.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseIndex<T>
{
    private readonly Dictionary<Head, List<(Pattern Pattern, T Value)>> _byHead = [];
    private readonly List<(Pattern Pattern, T Value)> _any = [];

    public void Add(Pattern pattern, T value)
    {
        var heads = new HashSet<Head>();
        if (!pattern.AddHeads(heads)) _any.Add((pattern, value));
        else
            foreach (var head in heads)
            {
                if (!_byHead.TryGetValue(head, out var phrases)) _byHead[head] = phrases = [];
                phrases.Add((pattern, value));
            }
    }

    /// <summary>The longest phrase that begins at a place, between two words' ends.</summary>
    /// <param name="isEnd">Which ends will do.</param>
    /// <returns>Where it ends; null when none begins here.</returns>
    public (int End, T Value)? Longest(string text, int at, List<int> ends, Func<int, bool>? isEnd = null)
    {
        (int End, T Value)? longest = null;
        if (_byHead.TryGetValue(new(text[at], at + 1 < text.Length ? text[at + 1] : '\0'), out var phrases)) Try(phrases);
        if (_byHead.TryGetValue(new(text[at], '\0'), out phrases)) Try(phrases);
        Try(_any);
        return longest;

        void Try(List<(Pattern Pattern, T Value)> some)
        {
            foreach (var (pattern, value) in some)
            {
                ends.Clear();
                pattern.Match(text, at, ends);
                foreach (var end in ends)
                    if (end > at && end > (longest?.End ?? 0) && (end == text.Length || !Pattern.IsWord(text[end]) || !Pattern.IsWord(text[end - 1])) && isEnd?.Invoke(end) is not false) longest = (end, value);
            }
        }
    }
}

/// <summary>The phrases of one list, searched for as one.</summary>
internal sealed class Phrases
{
    private readonly Lazy<PhraseIndex<bool>> _index;

    /// <param name="lines">In the notation of <c>Words/README.md</c>; read when first asked.</param>
    public Phrases(IReadOnlyList<string> lines) => _index = new(() =>
    {
        var index = new PhraseIndex<bool>();
        foreach (var line in lines) index.Add(Notation.Read(line, PhraseSets.Common), true);
        return index;
    });

    /// <summary>Where they stand, one after the other; of those that begin at one place, the longest.</summary>
    /// <param name="text">In lower case.</param>
    public IEnumerable<Found> In(string text)
    {
        List<int> ends = [];
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsStart(text, at) || _index.Value.Longest(text, at, ends) is not { } found) continue;
            yield return new(text, at, found.End - at);
            at = found.End - 1;
        }
    }

    public bool AreIn(string text) => In(text).Any();

    /// <summary>Whether one of them is the last that a text says.</summary>
    public bool Close(string text)
    {
        var last = text.Length;
        while (last > 0 && text[last - 1] is not ('.' or '!' or '?' or '\n') && !Pattern.IsWord(text[last - 1])) last--;
        List<int> ends = [];
        for (var at = 0; at < last; at++)
            if (IsStart(text, at) && _index.Value.Longest(text, at, ends, end => end >= last) is not null) return true;
        return false;
    }

    /// <summary>Whether one of them is the first that a text says.</summary>
    public bool Begin(string text)
    {
        var first = 0;
        while (first < text.Length && text[first] is not ('.' or '!' or '?' or '\n') && !Pattern.IsWord(text[first])) first++;
        List<int> ends = [];
        for (var at = 0; at <= first && at < text.Length; at++)
            if (_index.Value.Longest(text, at, ends) is not null) return true;
        return false;
    }

    private static bool IsStart(string text, int at) => !char.IsWhiteSpace(text[at]) && (at == 0 || !Pattern.IsWord(text[at - 1]));
}

/// <summary>Words that were found in a text.</summary>
internal readonly record struct Found(string Text, int Index, int Length)
{
    public string Value => Text.Substring(Index, Length);

    public int End => Index + Length;
}
