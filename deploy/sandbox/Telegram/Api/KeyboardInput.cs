using System.Text;
using System.Text.Json.Nodes;
using Sandbox.Telegram.Text;

namespace Sandbox.Telegram.Api;

/// <summary>Inline buttons with Telegram's checks. Other kinds of reply markup are taken and shown nowhere.</summary>
internal static class KeyboardInput
{
    private const int MaximumButtons = 100;

    /// <summary>Null when there are no inline buttons.</summary>
    public static Keyboard? Read(Call call)
    {
        if (call.Json("reply_markup", "reply keyboard markup") is not { } markup) return null;
        if (markup is not JsonObject o) throw Refusal.BadRequest("object expected as reply markup");
        if (!o.ContainsKey("inline_keyboard")) return null;
        if (o["inline_keyboard"] is not JsonArray rows) throw Refusal.BadRequest("field \"inline_keyboard\" must be of type Array");
        List<IReadOnlyList<Button>> keyboard = [];
        foreach (var row in rows)
        {
            if (row is not JsonArray buttons)
                throw Refusal.BadRequest("can't parse inline keyboard button: Inline keyboard row must be an Array");
            if (buttons.Count > 0) keyboard.Add([.. buttons.Select(Read)]);
        }
        if (keyboard.Sum(r => r.Count) > MaximumButtons) throw Refusal.BadRequest("reply markup is too long");
        return keyboard.Count == 0 ? null : new(keyboard);
    }

    private static Button Read(JsonNode? node)
    {
        if (node is not JsonObject json) throw Refusal.BadRequest("can't parse inline keyboard button: Object expected");
        if (json.Text("text") is not { } text) throw Refusal.BadRequest("can't parse inline keyboard button: Can't find field \"text\"");
        if (text.Trim().Length == 0) throw Refusal.BadRequest("BUTTON_TEXT_INVALID");
        var button = new Button(text, json.Text("callback_data"), json.Text("url"), json["copy_text"].Text("text"), json.Text("style"));
        if (button.Style is not (null or "primary" or "success" or "danger")) throw Refusal.BadRequest("BUTTON_STYLE_INVALID");
        switch (button)
        {
            case { Url: { } url }:
                var link = LinkCheck.Checked(url) ?? throw Refusal.BadRequest($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
                return button with { Url = link, Data = null, CopyText = null };
            case { Data: { } data }:
                return Encoding.UTF8.GetByteCount(data) is >= 1 and <= 64
                    ? button with { CopyText = null }
                    : throw Refusal.BadRequest("BUTTON_DATA_INVALID");
            case { CopyText: { } copy }:
                return copy.Length is >= 1 and <= 256 ? button : throw Refusal.BadRequest("BUTTON_COPY_TEXT_INVALID");
            default:
                throw Refusal.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
    }
}
