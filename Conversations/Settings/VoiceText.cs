using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Conversations.Settings;

/// <summary>What a brand voice may be: a few sentences that a person can read in the chat exactly as the model gets them.</summary>
internal static partial class VoiceText
{
    /// <summary>In UTF-16 units.</summary>
    public const int Most = 600;

    private const int ZeroWidthNonJoiner = 0x200C, ZeroWidthJoiner = 0x200D; // part of emoji, and of Persian and Indian words

    /// <returns>A sentence; null when it can be taken.</returns>
    public static string? MistakeIn(string text)
    {
        if (text.Length > Most) return string.Create(CultureInfo.InvariantCulture, $"That is {text.Length} characters; {Most} fit. Say it shorter.");
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsMark(rune) || (Rune.IsControl(rune) && rune.Value != '\n')) return "There are characters in it that nobody sees, such as tabs or marks of reading direction. Type it anew instead of pasting it.";
        }
        if (Markup().IsMatch(text)) return "Write it as plain sentences, without links, tags or other markup.";
        return text.EnumerateRunes().Any(Rune.IsLetter) ? null : "I need words: a sentence or two about how the shop speaks.";
    }

    /// <summary>Characters that show nothing themselves: of direction, of width, tags (https://unicode.org/reports/tr9/, https://unicode.org/reports/tr51/#flag-emoji-tag-sequences).</summary>
    private static bool IsMark(Rune rune) => rune == Rune.ReplacementChar
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator && rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner));

    [GeneratedRegex(@"<[A-Za-z/!?]|```|\]\(|\*\*|__|://", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
