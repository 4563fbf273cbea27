using System.Text.RegularExpressions;

namespace Sandbox.Telegram.Text;

/// <summary>What Telegram marks by itself: links, commands, hashtags, mentions, mail addresses.</summary>
internal static partial class AutoEntities
{
    private static readonly char[] NeverLast = ['.', ',', ';', ':', '!', '?', '\'', '"', '»', '…'];

    public static IReadOnlyList<Entity> AddTo(string text, IEnumerable<Entity> given)
    {
        var all = given.ToList();
        var taken = all.Where(e => e.Type is "code" or "pre" or "text_link").ToList();
        foreach (var (type, pattern) in Kinds)
        {
            foreach (var match in pattern.EnumerateMatches(text))
            {
                var length = type == "url" ? UrlLength(text.AsSpan(match.Index, match.Length)) : match.Length;
                var found = new Entity(type, match.Index, length);
                if (taken.Any(e => e.Offset < found.End && found.Offset < e.End)) continue;
                taken.Add(found);
                all.Add(found);
            }
        }
        return [.. all.OrderBy(e => e.Offset).ThenByDescending(e => e.Length)];
    }

    private static (string Type, Regex Pattern)[] Kinds =>
        [("email", Email()), ("url", Url()), ("bot_command", Command()), ("hashtag", Hashtag()), ("mention", Mention())];

    private static int UrlLength(ReadOnlySpan<char> url)
    {
        while (true)
        {
            var trimmed = url.TrimEnd(NeverLast);
            if (trimmed.EndsWith(')') && !trimmed.Contains('(')) trimmed = trimmed[..^1];
            if (trimmed.Length == url.Length) return url.Length;
            url = trimmed;
        }
    }

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w@.])(?:https?://[^\s<>""`]+|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|shop|store|io|co|eu|de|at|ch|fr|it|es|nl|uk|me)(?::\d{1,5})?(?:[/?#][^\s<>""`]*)?(?![\w@-]))", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w#])#[\p{L}\p{Nd}_]*[\p{L}_][\p{L}\p{Nd}_]*")]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")]
    private static partial Regex Mention();
}
