using System.Globalization;

namespace Sandbox.Telegram.Api;

/// <summary>Which chat and which message a call means, and whether the bot may.</summary>
internal sealed class Targets(TelegramState state)
{
    public Conversation Chat(Call call)
    {
        var text = call.Text("chat_id");
        if (text.Length == 0) throw Refusal.BadRequest("chat_id is empty");
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)) throw Refusal.BadRequest("chat not found");
        return state.Chat(id)
            ?? throw (id > 0 ? Refusal.Forbidden("bot can't initiate conversation with a user") : Refusal.BadRequest("chat not found"));
    }

    /// <summary>A chat that takes a message now.</summary>
    public Conversation OpenChat(Call call) =>
        Chat(call) is { Blocked: false } chat ? chat : throw Refusal.Forbidden("bot was blocked by the user");

    /// <summary>The bot's own message that is to be edited.</summary>
    public Message ToEdit(Call call)
    {
        if (call.Has("inline_message_id")) throw Refusal.BadRequest("MESSAGE_ID_INVALID");
        var chat = OpenChat(call);
        var id = call.Number("message_id");
        if (id == 0) throw Refusal.BadRequest("message identifier is not specified");
        var message = state.Message(chat.Id, (int)id) ?? throw Refusal.BadRequest("message to edit not found");
        return message.From is null ? message : throw Refusal.BadRequest("message can't be edited");
    }

    /// <summary>The message answered to, or null; both the present and the older way of naming it.</summary>
    public Message? RepliedTo(Call call, Conversation chat)
    {
        var id = call.Number("reply_to_message_id");
        var without = call.Flag("allow_sending_without_reply");
        if (call.Json("reply_parameters", "reply parameters") is { } reply)
        {
            id = reply.Number("message_id") ?? 0;
            without = reply.Flag("allow_sending_without_reply");
        }
        if (id == 0) return null;
        var message = state.Message(chat.Id, (int)id);
        return message is null && !without ? throw Refusal.BadRequest("message to be replied not found") : message;
    }
}
