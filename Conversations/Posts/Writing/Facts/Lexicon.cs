namespace Conversations.Posts.Writing.Facts;

/// <summary>Words of one field in both languages, by what they mean. A meaning is a path: <c>wood/wood/oak</c> is a kind of <c>wood/wood</c>.</summary>
internal sealed class Lexicon
{
    /// <summary>What a word may end in without being another one.</summary>
    private const string Endings = "(en|er|es|em|ens|e|n|s)?";

    /// <summary>Shorter ones are parts of too many other words.</summary>
    private const int LongEnough = 4;

    private readonly Lazy<PhraseIndex<string>> _index;
    private readonly Dictionary<string, List<string>> _stems = new(StringComparer.Ordinal);

    private Lexicon(string file) => _index = new(() =>
    {
        var index = new PhraseIndex<string>();
        foreach (var line in WordFile.Read(file)[""])
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            foreach (var word in line[(colon + 2)..].Split(", "))
            {
                // "europe/italy/*: como, lucca": each has a meaning of its own.
                var meaning = line[colon - 1] == '*' ? line[..(colon - 1)] + word.TrimEnd('*') : line[..colon];
                if (word.TrimEnd('*') is { Length: >= LongEnough } stem && stem.All(c => char.IsLetter(c) || c is ' ' or '-'))
                {
                    if (!_stems.TryGetValue(meaning, out var stems)) _stems[meaning] = stems = [];
                    stems.Add(stem);
                }
                index.Add(Notation.Read(word.EndsWith('*') ? word : word + Endings, PhraseSets.Common), meaning);
            }
        }
        return index;
    });

    public static Lexicon Materials { get; } = new("materials");

    public static Lexicon Colours { get; } = new("colours");

    public static Lexicon Places { get; } = new("places");

    /// <summary>Months, days of the week, feasts.</summary>
    public static Lexicon Calendar { get; } = new("calendar");

    /// <summary>What products have or come with.</summary>
    public static Lexicon Parts { get; } = new("parts");

    /// <summary>What products are counted in.</summary>
    public static Lexicon Things { get; } = new("things");

    /// <summary>Words of a meaning that are long enough to be known as parts of others.</summary>
    public IReadOnlyList<string> StemsOf(string meaning)
    {
        _ = _index.Value;
        return _stems.TryGetValue(meaning, out var stems) ? stems : [];
    }

    /// <param name="text">In lower case. "Black, Forest Green" names no Black Forest: a name holds no comma.</param>
    public IEnumerable<Mention> In(string text)
    {
        List<int> ends = [];
        for (var at = 0; at < text.Length; at++)
        {
            if (!Pattern.IsWord(text[at]) || (at > 0 && Pattern.IsWord(text[at - 1])) || _index.Value.Longest(text, at, ends, end => !text.AsSpan(at, end - at).Contains(',')) is not { } found) continue;
            yield return new(found.Value, at, found.End - at);
            at = found.End - 1;
        }
    }
}

/// <param name="Start">Where it stands in the text that was searched.</param>
internal readonly record struct Mention(string Meaning, int Start, int Length)
{
    /// <summary>The first part of the path: what excludes each other stands in one family.</summary>
    public string Family => Meaning.Split('/')[0];

    /// <summary>Whether who says this has said the other: oak is wood.</summary>
    public bool Covers(string other) => Meaning == other || Meaning.StartsWith(other + "/", StringComparison.Ordinal);
}
