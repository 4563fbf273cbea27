using System.Text.Json.Nodes;
using Sandbox.Telegram.Text;

namespace Sandbox.Telegram.Api;

/// <summary>https://core.telegram.org/bots/api#updating-messages</summary>
internal sealed class EditMethods(TelegramState state, Targets targets, PhotoInput photos)
{
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    public JsonNode EditText(Call call)
    {
        var text = TextInput.Message(call);
        var keyboard = KeyboardInput.Read(call);
        var message = targets.ToEdit(call);
        if (message.Photo is not null) throw Refusal.BadRequest("there is no text in the message to edit");
        return Change(message, text, null, keyboard);
    }

    public JsonNode EditCaption(Call call)
    {
        var caption = TextInput.Caption(call);
        var keyboard = KeyboardInput.Read(call);
        var message = targets.ToEdit(call);
        if (message.Photo is null) throw Refusal.BadRequest("there is no caption in the message to edit");
        return Change(message, caption, message.Photo, keyboard);
    }

    public async Task<string> EditMedia(Call call)
    {
        if (call.Json("media", "InputMedia") is not JsonObject media) throw Refusal.BadRequest("input media is not specified");
        if (media.Text("type") != "photo") throw Refusal.BadRequest("type of the media is not played by this sandbox");
        var caption = TextInput.Caption(call, media.Text("caption") ?? "", media.Text("parse_mode") ?? "", media["caption_entities"]);
        var keyboard = KeyboardInput.Read(call);
        lock (state.Gate) targets.ToEdit(call);
        var photo = await photos.ReadAsync(call, media.Text("media") ?? "", "media");
        lock (state.Gate) return Change(targets.ToEdit(call), caption, photo, keyboard).ToJsonString();
    }

    public JsonNode EditReplyMarkup(Call call)
    {
        var keyboard = KeyboardInput.Read(call);
        var message = targets.ToEdit(call);
        return Change(message, message.Content, message.Photo, keyboard);
    }

    public JsonNode DeleteMessage(Call call)
    {
        var chat = targets.Chat(call);
        var id = call.Number("message_id");
        if (id == 0) throw Refusal.BadRequest("message identifier is not specified");
        var message = state.Message(chat.Id, (int)id) ?? throw Refusal.BadRequest("message to delete not found");
        if (state.Now - message.Date > Deletable.TotalSeconds || (message.From is not null && !chat.IsPrivate))
            throw Refusal.BadRequest("message can't be deleted for everyone");
        message.Deleted = true;
        state.Events.Add("delete", chat.Id, message.Id);
        return true;
    }

    private JsonObject Change(Message message, FormattedText content, Photo? photo, Keyboard? keyboard)
    {
        state.Flood.Count(message.Chat.Id);
        var sameContent = ReferenceEquals(message.Photo, photo) && message.Content.SameAs(content);
        if (sameContent && Keyboard.Same(message.Keyboard, keyboard))
        {
            throw Refusal.BadRequest("message is not modified: specified new message content and reply markup "
                + "are exactly the same as a current content and reply markup of the message");
        }
        message.Content = content;
        message.Photo = photo;
        message.Keyboard = keyboard;
        message.Edits++;
        // New buttons alone do not mark a message as edited.
        if (!sameContent) message.EditDate = state.Now;
        state.Events.Add("edit", message.Chat.Id, message.Id, text: content.Text);
        return MessageJson.Of(message);
    }
}
