using System.Text;

namespace Sandbox.Telegram.Text;

/// <summary>Reads one start tag with its attributes; <paramref name="begin"/> is where its bracket stands.</summary>
internal sealed class HtmlTagReader(string source, int begin)
{
    /// <summary>Every tag Telegram knows, and the entity it makes.</summary>
    public static readonly IReadOnlyDictionary<string, string> EntityTypes = new Dictionary<string, string>
    {
        ["b"] = "bold", ["strong"] = "bold", ["i"] = "italic", ["em"] = "italic", ["u"] = "underline", ["ins"] = "underline",
        ["s"] = "strikethrough", ["strike"] = "strikethrough", ["del"] = "strikethrough", ["tg-spoiler"] = "spoiler", ["span"] = "spoiler",
        ["a"] = "text_link", ["code"] = "code", ["pre"] = "pre", ["blockquote"] = "blockquote", ["tg-emoji"] = "custom_emoji",
    };

    public (string Name, IReadOnlyDictionary<string, string> Attributes) Read(ref int at)
    {
        var name = Until(ref at, static c => char.IsWhiteSpace(c) || c == '>');
        if (at >= source.Length) throw Fail("Unclosed start tag");
        if (!EntityTypes.ContainsKey(name)) throw Fail($"Unsupported start tag \"{name}\"");
        var attributes = new Dictionary<string, string>();
        while (true)
        {
            while (at < source.Length && char.IsWhiteSpace(source[at])) at++;
            if (at >= source.Length) throw Fail($"Unclosed start tag \"{name}\"");
            if (source[at] == '>') break;
            var attribute = Until(ref at, static c => char.IsWhiteSpace(c) || c is '=' or '>' or '/' or '"' or '\'');
            if (attribute.Length == 0) throw Fail($"Empty attribute name in the tag \"{name}\"");
            while (at < source.Length && char.IsWhiteSpace(source[at])) at++;
            if (at >= source.Length || source[at] != '=')
            {
                if (attribute != "expandable" || name != "blockquote")
                    throw Fail($"Expected equal sign in declaration of an attribute of the tag \"{name}\"");
                attributes[attribute] = "";
                continue;
            }
            at++;
            attributes[attribute] = Value(name, ref at);
        }
        at++;
        return (name, attributes);
    }

    private string Value(string tag, ref int at)
    {
        while (at < source.Length && char.IsWhiteSpace(source[at])) at++;
        if (at >= source.Length) throw Fail($"Unclosed start tag \"{tag}\"");
        if (source[at] is not ('"' or '\''))
        {
            var bare = Until(ref at, static c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-'));
            if (at < source.Length && !char.IsWhiteSpace(source[at]) && source[at] != '>') throw Fail("Unexpected end of name token");
            return bare;
        }
        var quote = source[at++];
        var value = new StringBuilder();
        while (at < source.Length && source[at] != quote)
        {
            if (source[at] == '&') value.Append(HtmlReference.Read(source, ref at));
            else value.Append(source[at++]);
        }
        if (at >= source.Length) throw Fail("Unclosed start tag");
        at++;
        return value.ToString();
    }

    private string Until(ref int at, Func<char, bool> stop)
    {
        var from = at;
        while (at < source.Length && !stop(source[at])) at++;
        return source[from..at].ToLowerInvariant();
    }

    private Refusal Fail(string why) =>
        Refusal.BadRequest($"can't parse entities: {why} at byte offset {Encoding.UTF8.GetByteCount(source.AsSpan(0, begin))}");
}
