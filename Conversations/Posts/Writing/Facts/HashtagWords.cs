using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Takes a hashtag apart into the words it was put together from: <c>freereturns</c>, <c>staatspreis2024</c>.</summary>
internal static partial class HashtagWords
{
    private const int Longest = 40, ShortestWord = 3;

    private static readonly string[] Files = ["superlatives", "guarantees", "shipping", "discounts", "stock", "origins", "materials", "places", "colours", "things", "colours-context", "sets"];

    private static readonly HashSet<string> Small = new(["of", "in", "to", "by", "am", "im", "on", "us", "my", "we", "an", "zu", "ab", "no"], StringComparer.Ordinal);

    private static readonly Lazy<HashSet<string>> Known = new(() => Files.SelectMany(f => WordFile.Read(f).SelectMany(l => l.Value)).SelectMany(l => Word().Matches(l)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal));

    /// <param name="tag">In lower case, without its #.</param>
    /// <returns>As few words as do; null when it is one word, or some of it is in no list.</returns>
    public static string? Apart(string tag)
    {
        if (tag.Length > Longest) return null;
        var best = new string?[tag.Length + 1];
        var count = new int[tag.Length + 1];
        best[0] = "";
        for (var end = 1; end <= tag.Length; end++)
            for (var start = Math.Max(0, end - 24); start < end; start++)
            {
                if (best[start] is not { } before || (best[end] is not null && count[end] <= count[start] + 1)) continue;
                var word = tag[start..end];
                if (!IsWord(word)) continue;
                (best[end], count[end]) = (before.Length == 0 ? word : $"{before} {word}", count[start] + 1);
            }
        return count[tag.Length] > 1 ? best[tag.Length] : null;
    }

    private static bool IsWord(string word) => word.All(char.IsDigit) || Small.Contains(word) || (word.Length >= ShortestWord && Known.Value.Contains(word));

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Word();
}
