using System.Text;
using Conversations.Chat;

namespace Bot.Telegram;

/// <summary>
/// The last step before the wire: raw text becomes Telegram's HTML (https://core.telegram.org/bots/api#html-style).
/// Nothing else in the house writes markup (X6).
/// </summary>
internal static class TelegramHtml
{
    public const int TextLimit = 4096;
    public const int CaptionLimit = 1024;
    public const int ToastLimit = 200;

    public static string Render(ChatText text)
    {
        var html = new StringBuilder();
        foreach (var run in text.Runs)
        {
            var escaped = Escape(run.Text);
            html.Append(run.Style switch
            {
                TextStyle.Bold => $"<b>{escaped}</b>",
                TextStyle.Italic => $"<i>{escaped}</i>",
                TextStyle.Code => $"<code>{escaped}</code>",
                _ => escaped,
            });
        }
        return html.ToString();
    }

    /// <summary>Cuts at so many UTF-16 units of visible text, keeping styles.</summary>
    public static ChatText Cut(ChatText text, int limit)
    {
        if (text.Plain.Length <= limit) return text;
        var cut = ChatText.Empty;
        var left = limit;
        foreach (var run in text.Runs)
        {
            if (run.Text.Length <= left - 1)
            {
                cut = cut.Add(run.Text, run.Style);
                left -= run.Text.Length;
                continue;
            }
            // More follows, so a run that just fits is cut as well: the mark at the end says so.
            return cut.Add(ChatText.Cut(run.Text + "\n", left), run.Style);
        }
        return cut;
    }

    /// <summary>Splits into pieces that each fit into one message, at line ends where there are some.</summary>
    public static IEnumerable<ChatText> Split(ChatText text)
    {
        var piece = ChatText.Empty;
        var used = 0;
        foreach (var run in text.Runs)
        {
            var rest = run.Text;
            while (used + rest.Length > TextLimit)
            {
                var room = TextLimit - used;
                var at = room > 0 ? rest.LastIndexOf('\n', room - 1) + 1 : 0;
                if (at <= 0 && used == 0) at = char.IsHighSurrogate(rest[room - 1]) ? room - 1 : room;
                if (at > 0) piece = piece.Add(rest[..at], run.Style);
                yield return piece.Trimmed();
                (piece, used, rest) = (ChatText.Empty, 0, rest[at..]);
            }
            piece = piece.Add(rest, run.Style);
            used += rest.Length;
        }
        if (used > 0) yield return piece;
    }

    // Only & < > have a meaning in Telegram's HTML; HtmlEncode would also turn letters into entities.
    private static string Escape(string text) => text.Contains('&', StringComparison.Ordinal) || text.AsSpan().ContainsAny('<', '>')
        ? new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString()
        : text;
}
