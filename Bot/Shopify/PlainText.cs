using System.Net;
using System.Text;

namespace Bot.Shopify;

/// <summary>Product descriptions arrive as HTML. Read once from left to right, so that no input can make it slow.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "br", "div", "li", "ul", "ol", "tr", "table", "section", "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dt", "dd",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "noscript", "iframe" };

    public static string FromHtml(string html, int limit)
    {
        var raw = new StringBuilder();
        for (var i = 0; i < html.Length;)
        {
            if (html[i] != '<' || !BeginsTag(html, i))
            {
                // A line break in the source is only a blank on the page.
                raw.Append(html[i] is '\n' or '\r' or '\t' ? ' ' : html[i]);
                i++;
                continue;
            }
            i = SkipTag(html, i, out var name);
            if (Blocks.Contains(name)) raw.Append('\n');
        }
        return Conversations.Chat.ChatText.Cut(Tidy(WebUtility.HtmlDecode(raw.ToString())), limit);
    }

    private static bool BeginsTag(string html, int at) =>
        at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?');

    /// <returns>The position behind the tag, and behind the whole element for those that show no text.</returns>
    private static int SkipTag(string html, int at, out string name)
    {
        name = "";
        if (html.AsSpan(at).StartsWith("<!--"))
        {
            var close = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return close < 0 ? html.Length : close + 3;
        }
        var start = at + 1 + (html[at + 1] == '/' ? 1 : 0);
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end])) end++;
        name = html[start..end];
        var after = EndOfTag(html, end);
        if (html[at + 1] == '/' || !Silent.Contains(name)) return after;
        var closing = html.IndexOf($"</{name}", after, StringComparison.OrdinalIgnoreCase);
        return closing < 0 ? html.Length : EndOfTag(html, closing);
    }

    // Quoted values may hold a '>'.
    private static int EndOfTag(string html, int at)
    {
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c is '"' or '\'') quote = c;
            else if (c == '>') return at + 1;
        }
        return html.Length;
    }

    private static string Tidy(string text)
    {
        var lines = text.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }
}
