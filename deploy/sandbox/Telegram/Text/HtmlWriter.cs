using System.Text;

namespace Sandbox.Telegram.Text;

/// <summary>Writes formatting back as Telegram HTML, for people who compare.</summary>
internal static class HtmlWriter
{
    public static string Write(FormattedText formatted)
    {
        var tags = formatted.Entities.Select(e => (Entity: e, Tag: TagOf(e))).Where(t => t.Tag.Open.Length > 0).ToList();
        var opens = tags.ToLookup(t => t.Entity.Offset);
        var open = new Stack<(Entity Entity, (string Open, string Close) Tag)>();
        var html = new StringBuilder();
        for (var i = 0; i <= formatted.Text.Length; i++)
        {
            while (open.TryPeek(out var top) && top.Entity.End <= i) html.Append(open.Pop().Tag.Close);
            foreach (var tag in opens[i])
            {
                html.Append(tag.Tag.Open);
                open.Push(tag);
            }
            if (i < formatted.Text.Length) html.Append(Escaped(formatted.Text[i]));
        }
        return html.ToString();
    }

    private static (string Open, string Close) TagOf(Entity e) => e.Type switch
    {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<tg-spoiler>", "</tg-spoiler>"),
        "code" => ("<code>", "</code>"),
        "pre" when e.Language is not null => ($"<pre><code class=\"language-{Escaped(e.Language)}\">", "</code></pre>"),
        "pre" => ("<pre>", "</pre>"),
        "blockquote" => ("<blockquote>", "</blockquote>"),
        "expandable_blockquote" => ("<blockquote expandable>", "</blockquote>"),
        "text_link" => ($"<a href=\"{Escaped(e.Url!)}\">", "</a>"),
        "custom_emoji" => ($"<tg-emoji emoji-id=\"{Escaped(e.CustomEmojiId!)}\">", "</tg-emoji>"),
        _ => ("", ""),
    };

    private static string Escaped(string attribute) => string.Concat(attribute.Select(c => c == '"' ? "&quot;" : Escaped(c)));

    private static string Escaped(char c) => c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => c.ToString() };
}
