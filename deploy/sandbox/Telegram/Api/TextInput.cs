using System.Text.Json.Nodes;
using Sandbox.Telegram.Text;

namespace Sandbox.Telegram.Api;

/// <summary>Text with its formatting, as Telegram takes it. Lengths count UTF-16 units after entities parsing.</summary>
internal static class TextInput
{
    private const int MaximumText = 4096;
    private const int MaximumCaption = 1024;

    public static FormattedText Message(Call call)
    {
        if (call.Text("text").Length == 0) throw Refusal.BadRequest("message text is empty");
        var text = Read(call.Text("text"), call.Text("parse_mode"), call.Json("entities", "entities"), call.AcceptsBrokenMarkup);
        if (text.Text.Length == 0) throw Refusal.BadRequest("message text is empty");
        return text.Text.Length <= MaximumText ? text : throw Refusal.BadRequest("message is too long");
    }

    public static FormattedText Caption(Call call, string text, string parseMode, JsonNode? entities)
    {
        var caption = Read(text, parseMode, entities, call.AcceptsBrokenMarkup);
        return caption.Text.Length <= MaximumCaption ? caption : throw Refusal.BadRequest("message caption is too long");
    }

    public static FormattedText Caption(Call call) =>
        Caption(call, call.Text("caption"), call.Text("parse_mode"), call.Json("caption_entities", "entities"));

    private static FormattedText Read(string text, string parseMode, JsonNode? entities, bool acceptsBrokenMarkup)
    {
        text = text.Replace("\r", "", StringComparison.Ordinal);
        if (parseMode.Equals("html", StringComparison.OrdinalIgnoreCase)) return Html(text, acceptsBrokenMarkup).Cleaned();
        // Markdown is not played here: the sandbox refuses it in the words Telegram has for a mode it does not know.
        if (parseMode.Length > 0 && !parseMode.Equals("none", StringComparison.OrdinalIgnoreCase)) throw Refusal.BadRequest("unsupported parse_mode");
        var given = entities is JsonArray list ? list.Select(Entity.From).ToList() : [];
        return new FormattedText(text, [.. given.Where(e => e.Offset >= 0 && e.Length > 0 && e.End <= text.Length)]).Cleaned();
    }

    private static FormattedText Html(string text, bool acceptsBrokenMarkup)
    {
        try
        {
            return HtmlParser.Parse(text);
        }
        catch (Refusal) when (acceptsBrokenMarkup)
        {
            return new(text, []);
        }
    }
}
