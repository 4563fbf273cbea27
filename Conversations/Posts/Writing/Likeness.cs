namespace Conversations.Posts.Writing;

/// <summary>
/// How much of two texts is the same: of all sequences of three words in either, the share that is in both (Jaccard). Three
/// words are long enough not to be found in every text of a shop, and short enough to see through a changed word.
/// </summary>
internal static class Likeness
{
    /// <summary>From here on a reader has the feeling of having read it before.</summary>
    public const double TooAlike = 0.5;

    /// <summary>So many posts back nobody remembers.</summary>
    public const int Remembered = 60;

    private const int Sequence = 3;

    /// <returns>The most alike of the texts, with its share from 0 to 1; null when there are none.</returns>
    public static (PostId Post, double Share)? Closest(string text, IReadOnlyList<PostText> others)
    {
        if (others.Count == 0) return null;
        var own = SequencesOf(text);
        return others.Select(o => (o.Post, Share(own, SequencesOf(o.Text)))).MaxBy(o => o.Item2);
    }

    private static double Share(HashSet<string> a, HashSet<string> b)
    {
        var both = a.Count(b.Contains);
        return both == 0 ? 0 : (double)both / (a.Count + b.Count - both);
    }

    /// <summary>Hashtags and punctuation do not count: they are the same in every text of a shop.</summary>
    private static HashSet<string> SequencesOf(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w[0] != '#')
            .Select(w => string.Concat(w.Where(char.IsLetterOrDigit)).ToUpperInvariant()).Where(w => w.Length > 0).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - Sequence + 1)).Select(i => string.Join(' ', words.Skip(i).Take(Sequence)))];
    }
}
