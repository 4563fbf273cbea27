using System.Text.Json.Nodes;

namespace Sandbox.Telegram;

/// <summary>https://core.telegram.org/bots/api#message</summary>
internal static class MessageJson
{
    public static JsonObject Of(Message message, bool nested = false)
    {
        var json = new JsonObject
        {
            ["message_id"] = message.Id,
            ["from"] = message.From?.ToJson() ?? BotAccount.User(),
            ["chat"] = Of(message.Chat),
            ["date"] = message.Date,
        };
        if (message.EditDate is { } edited) json["edit_date"] = edited;
        if (message.ForwardedFrom is { } origin)
            json["forward_origin"] = new JsonObject { ["type"] = "hidden_user", ["sender_user_name"] = origin, ["date"] = message.Date };
        if (!nested && message.ReplyTo is { Deleted: false } reply) json["reply_to_message"] = Of(reply, nested: true);
        AddContent(json, message);
        if (message.Keyboard is { } keyboard) json["reply_markup"] = Of(keyboard);
        return json;
    }

    public static JsonObject Of(Conversation chat) => chat.IsPrivate
        ? new() { ["id"] = chat.Id, ["first_name"] = chat.Opener.FirstName, ["type"] = "private" }
        : new() { ["id"] = chat.Id, ["title"] = "Group of " + chat.Opener.FirstName, ["type"] = "supergroup" };

    private static void AddContent(JsonObject json, Message message)
    {
        var content = message.Content;
        if (message.Photo is { } photo) json["photo"] = photo.SizesJson();
        if (content.Text.Length == 0) return;
        json[message.Photo is null ? "text" : "caption"] = content.Text;
        if (content.Entities.Count > 0) json[message.Photo is null ? "entities" : "caption_entities"] = content.EntitiesJson();
    }

    private static JsonObject Of(Keyboard keyboard) => new()
    {
        ["inline_keyboard"] = new JsonArray([.. keyboard.Rows.Select(row => (JsonNode)new JsonArray([.. row.Select(b => (JsonNode)Of(b))]))]),
    };

    private static JsonObject Of(Button button)
    {
        var json = new JsonObject { ["text"] = button.Text };
        if (button.Url is not null) json["url"] = button.Url;
        if (button.Data is not null) json["callback_data"] = button.Data;
        if (button.CopyText is not null) json["copy_text"] = new JsonObject { ["text"] = button.CopyText };
        if (button.Style is not null) json["style"] = button.Style;
        return json;
    }
}
