using System.Text;

namespace Conversations.Chat;

/// <summary>How a stretch of text looks.</summary>
public enum TextStyle
{
    Plain,
    Bold,
    Italic,

    /// <summary>Monospaced; a tap copies it.</summary>
    Code,
}

/// <summary>A stretch of text in one style. The text is raw: it is escaped where it leaves the house.</summary>
public readonly record struct TextRun(string Text, TextStyle Style);

/// <summary>
/// A message's text as runs of raw text. Markup exists only in the last step of sending, so that a product title
/// with <c>&lt;</c> in it can neither break a message nor pretend to be one.
/// </summary>
public sealed record ChatText
{
    public static ChatText Empty { get; } = new();

    public IReadOnlyList<TextRun> Runs { get; private init; } = [];

    /// <summary>The text without styles; its length in UTF-16 units is what Telegram's limits count.</summary>
    public string Plain => string.Concat(Runs.Select(r => r.Text));

    public ChatText Add(string text, TextStyle style = TextStyle.Plain) =>
        text.Length == 0 ? this : new() { Runs = [.. Runs, new(text, style)] };

    public ChatText Bold(string text) => Add(text, TextStyle.Bold);

    public ChatText Code(string text) => Add(text, TextStyle.Code);

    public ChatText Line(string text = "", TextStyle style = TextStyle.Plain) => Add(text, style).Add("\n");

    public ChatText Add(ChatText other) => new() { Runs = [.. Runs, .. other.Runs] };

    /// <summary>Drops line breaks and blanks at the end.</summary>
    public ChatText Trimmed()
    {
        var runs = Runs.ToList();
        while (runs.Count > 0)
        {
            var last = runs[^1];
            var text = last.Text.TrimEnd();
            if (text.Length == last.Text.Length) break;
            runs.RemoveAt(runs.Count - 1);
            if (text.Length > 0) runs.Add(last with { Text = text });
            if (text.Length > 0) break;
        }
        return new() { Runs = runs };
    }

    public bool Equals(ChatText? other) => other is not null && Runs.SequenceEqual(other.Runs);

    public override int GetHashCode() => Plain.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Plain;

    public static implicit operator ChatText(string text) => Empty.Add(text);

    public static ChatText FromString(string text) => text;

    /// <summary>Somebody else's words inside a sentence of ours: on one line, not too long, and unable to turn the reading direction of what follows.</summary>
    public static string OneLine(string text, int limit) =>
        Cut(string.Join(' ', string.Concat(text.Where(c => !TurnsDirection(c))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), limit);

    /// <summary>
    /// As Telegram shows it: one kind of line break, and a blank for a tab and whatever else cannot be seen. What is approved in a chat is made so before
    /// it is shown, or something else would go out than was read (P6).
    /// </summary>
    public static string AsShown(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => c < ' ' && c != '\n' ? ' ' : c));

    /// <summary>Embeddings, overrides and isolates: https://unicode.org/reports/tr9/#Directional_Formatting_Characters</summary>
    public static bool TurnsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Cuts a string to so many UTF-16 units, at a word where one is near, never inside a character.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit) return text;
        var end = limit - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        if (end <= 0) return limit > 0 ? "…" : "";
        var word = text.LastIndexOf(' ', end - 1, Math.Min(end, 40));
        return new StringBuilder(text, 0, word > 0 ? word : end, limit).Append('…').ToString();
    }
}
