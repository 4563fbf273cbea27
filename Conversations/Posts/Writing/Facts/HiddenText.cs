using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Brings out what a text holds that its readers do not see, or see in another form.</summary>
internal static partial class HiddenText
{
    /// <summary>So many are no accident of copying.</summary>
    private const int ZeroWidths = 6;

    /// <summary>Selectors of one character stand alone: https://unicode.org/reports/tr37/</summary>
    private const int Selectors = 4;

    /// <returns>What is hidden, as the end of "holds …"; null when nothing is.</returns>
    public static string? Marks(string text)
    {
        var (tags, zeroWidths, selectors, isFlag) = (0, 0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var rune = Rune.TryGetRuneAt(text, i, out var at) ? at.Value : text[i];
            // England's flag is a black flag followed by tags: https://unicode.org/reports/tr51/#valid-emoji-tag-sequences
            if (rune == 0x1F3F4) isFlag = true;
            else if (rune is >= 0xE0020 and <= 0xE007F) tags += isFlag ? 0 : 1;
            else if (char.IsSurrogate(text[i]) && !Rune.TryGetRuneAt(text, i, out _)) { }
            else if (rune is >= 0xE0100 and <= 0xE01EF) selectors++;
            else
            {
                isFlag = false;
                if (IsZeroWidth(text[i]) && i > 0 && i + 1 < text.Length && IsLatin(text[i - 1]) && IsLatin(text[i + 1])) zeroWidths++;
            }
            if (rune > 0xFFFF) i++;
        }
        return tags > 0 ? "characters that nobody sees"
            : zeroWidths >= ZeroWidths || selectors >= Selectors ? "letters with invisible characters between them"
            : text.AsSpan().ContainsAny('\u202D', '\u202E') ? "a mark that turns the reading direction"
            : MixedScripts().IsMatch(text) ? "words that mix look-alike letters"
            : null;
    }

    /// <summary>The text without what is invisible in it, and what it says when tags, codes and order are undone.</summary>
    /// <returns>The text itself first.</returns>
    public static IEnumerable<string> Readings(string text)
    {
        var plain = Plain(text);
        yield return plain;
        if (plain.Contains("&#", StringComparison.Ordinal)) yield return Plain(WebUtility.HtmlDecode(text));
        if (Percents().IsMatch(text)) yield return Plain(Uri.UnescapeDataString(text));
        foreach (Match code in Base64().Matches(text))
            if (Decoded(code.Value) is { } decoded) yield return Plain(decoded);
        var reversed = plain.ToCharArray();
        Array.Reverse(reversed);
        yield return new(reversed);
        yield return string.Concat(plain.Select(c => char.IsAsciiLetter(c) ? (char)((c & ~31) + ((c & 31) + 12) % 26 + 1) : c));
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0xE0020 and <= 0xE007E) plain.Append((char)(rune.Value - 0xE0000));
            else if (rune is { IsBmp: true, Value: var c } && (IsZeroWidth((char)c) || c == 0xAD || Chat.ChatText.TurnsDirection((char)c))) continue;
            else if (rune.Value is '’' or '‘') plain.Append('\'');
            else plain.Append(rune.ToString());
        }
        return plain.ToString();
    }

    /// <returns>Null when it is no text.</returns>
    private static string? Decoded(string code)
    {
        code = code.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var bytes = new byte[code.Length];
        if (!Convert.TryFromBase64String(code + new string('=', (4 - code.Length % 4) % 4), bytes, out var length)) return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.Count(c => char.IsLetter(c) || c == ' ') > text.Length * 0.8 ? text : null;
    }

    private static bool IsZeroWidth(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u180E' or '\u2061' or '\u2062' or '\u2063' or '\u2064';

    private static bool IsLatin(char c) => c < '\u0250' && !char.IsControl(c);

    [GeneratedRegex(@"(%[0-9a-fA-F]{2}){4}", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Percents();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{12,}={0,2}", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Base64();

    [GeneratedRegex(@"[a-zA-Z][\p{IsCyrillic}]|[\p{IsCyrillic}][a-zA-Z]", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex MixedScripts();
}
