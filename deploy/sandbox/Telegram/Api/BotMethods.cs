using System.Text.Json.Nodes;

namespace Sandbox.Telegram.Api;

/// <summary>Answers to presses, chat actions, files and chats.</summary>
internal sealed class BotMethods(TelegramState state, Targets targets)
{
    private const int MaximumToast = 200;

    private static readonly HashSet<string> Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker",
        "find_location", "record_video_note", "upload_video_note",
    ];

    public JsonNode AnswerCallbackQuery(Call call)
    {
        var id = call.Text("callback_query_id");
        var text = call.Text("text");
        if (text.Length > MaximumToast) throw Refusal.BadRequest("MESSAGE_TOO_LONG");
        if (state.Callbacks.Answer(id) is not { } press)
        {
            const string TooOld = "query is too old and response timeout expired or query ID is invalid";
            state.Events.Add("answerRefused", 0, null, id, TooOld);
            throw Refusal.BadRequest(TooOld);
        }
        state.Events.Add("toast", press.ChatId, press.MessageId, id, text, call.Flag("show_alert"));
        return true;
    }

    public JsonNode SendChatAction(Call call)
    {
        var chat = targets.OpenChat(call);
        var action = call.Text("action");
        if (!Actions.Contains(action)) throw Refusal.BadRequest("wrong parameter action in request");
        state.Events.Add("typing", chat.Id, text: action);
        return true;
    }

    public JsonNode GetChat(Call call)
    {
        var chat = MessageJson.Of(targets.Chat(call));
        chat["accent_color_id"] = 0;
        chat["max_reaction_count"] = 11;
        chat["accepted_gift_types"] = new JsonObject
        {
            ["unlimited_gifts"] = false,
            ["limited_gifts"] = false,
            ["unique_gifts"] = false,
            ["premium_subscription"] = false,
            ["gifts_from_channels"] = false,
        };
        return chat;
    }

    public JsonNode GetFile(Call call)
    {
        var id = call.Text("file_id");
        if (id.Length == 0) throw Refusal.BadRequest("file_id not specified");
        return state.Files.Describe(id) ?? throw Refusal.BadRequest("invalid file_id");
    }
}
