using System.Text;

namespace Sandbox.Telegram.Text;

/// <summary>Telegram's HTML, no more and no less: https://core.telegram.org/bots/api#html-style</summary>
internal sealed class HtmlParser
{
    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<Entity> _entities = [];
    private readonly Stack<OpenTag> _open = new();
    private int _at;

    private HtmlParser(string source) => _source = source;

    /// <exception cref="Refusal">400 "can't parse entities: …", with the offset in UTF-8 bytes.</exception>
    public static FormattedText Parse(string source) => new HtmlParser(source).Run();

    private FormattedText Run()
    {
        while (_at < _source.Length)
        {
            if (_source[_at] == '&') _text.Append(HtmlReference.Read(_source, ref _at));
            else if (_source[_at] != '<') _text.Append(_source[_at++]);
            else if (_at + 1 < _source.Length && _source[_at + 1] == '/') Close();
            else Open();
        }
        if (_open.TryPeek(out var left)) throw Fail($"Can't find end tag corresponding to start tag \"{left.Name}\"");
        // Telegram keeps no other formatting inside code.
        var code = _entities.Where(e => e.Type is "code" or "pre").ToList();
        var kept = _entities.Where(e => !code.Any(c => c != e && c.Offset <= e.Offset && e.End <= c.End && (e.Type is not "pre")));
        return new(_text.ToString(), [.. kept.OrderBy(e => e.Offset).ThenByDescending(e => e.Length)]);
    }

    private void Open()
    {
        var begin = _at++;
        var (name, attributes) = new HtmlTagReader(_source, begin).Read(ref _at);
        switch (name)
        {
            case "span" when attributes.GetValueOrDefault("class") != "tg-spoiler":
                throw Fail($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(begin)}");
            case "tg-emoji" when !long.TryParse(attributes.GetValueOrDefault("emoji-id"), out _):
                throw Fail("Invalid custom emoji identifier specified");
            default:
                _open.Push(new(name, _text.Length, attributes));
                break;
        }
    }

    private void Close()
    {
        var begin = _at;
        if (!_open.TryPop(out var tag)) throw Fail($"Unexpected end tag at byte offset {Bytes(begin)}");
        var end = _at + 2;
        while (end < _source.Length && !char.IsWhiteSpace(_source[end]) && _source[end] != '>') end++;
        var name = _source[(_at + 2)..end];
        while (end < _source.Length && char.IsWhiteSpace(_source[end])) end++;
        if (end >= _source.Length || _source[end] != '>') throw Fail($"Unclosed end tag at byte offset {Bytes(begin)}");
        if (name.Length > 0 && !name.Equals(tag.Name, StringComparison.OrdinalIgnoreCase))
            throw Fail($"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{tag.Name}>\", found \"</{name}>\"");
        _at = end + 1;
        if (_text.Length > tag.Start && EntityOf(tag) is { } entity) _entities.Add(entity);
    }

    private Entity? EntityOf(OpenTag tag)
    {
        Entity Plain(string type) => new(type, tag.Start, _text.Length - tag.Start);
        switch (tag.Name)
        {
            case "a":
                var url = tag.Attributes.GetValueOrDefault("href") is { Length: > 0 } href ? href : _text.ToString(tag.Start, _text.Length - tag.Start);
                return LinkCheck.Checked(url) is { } link ? Plain("text_link") with { Url = link } : null;
            case "pre":
                // <pre><code class="language-…">: the language moves to the outer one.
                var inner = _entities.Find(e => e.Type == "code" && e.Offset == tag.Start && e.End == _text.Length);
                return Plain("pre") with { Language = inner?.Language };
            case "code":
                var language = tag.Attributes.GetValueOrDefault("class") is { } c && c.StartsWith("language-", StringComparison.Ordinal) ? c[9..] : null;
                var inPre = _open.TryPeek(out var outer) && outer.Name == "pre";
                return Plain("code") with { Language = inPre ? language : null };
            case "tg-emoji":
                return Plain("custom_emoji") with { CustomEmojiId = tag.Attributes["emoji-id"] };
            case "blockquote":
                return Plain(tag.Attributes.ContainsKey("expandable") ? "expandable_blockquote" : "blockquote");
            default:
                return Plain(HtmlTagReader.EntityTypes[tag.Name]);
        }
    }

    private int Bytes(int at) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, at));

    private static Refusal Fail(string why) => Refusal.BadRequest("can't parse entities: " + why);

    private sealed record OpenTag(string Name, int Start, IReadOnlyDictionary<string, string> Attributes);
}
