using System.Text.Json.Nodes;
using Sandbox.Telegram.Text;

namespace Sandbox.Telegram.Api;

/// <summary>https://core.telegram.org/bots/api#sendmessage and what follows it.</summary>
internal sealed class SendMethods(TelegramState state, Targets targets, PhotoInput photos)
{
    public Task<string> SendMessage(Call call)
    {
        var text = TextInput.Message(call);
        return Task.FromResult(Post(call, text, null));
    }

    public async Task<string> SendPhoto(Call call)
    {
        var caption = TextInput.Caption(call);
        lock (state.Gate) targets.OpenChat(call);
        var photo = await photos.ReadAsync(call, call.Text("photo"), "photo");
        return Post(call, caption, photo);
    }

    /// <summary>An album: two to ten photos, each a message of its own, with no room for buttons.</summary>
    public async Task<string> SendMediaGroup(Call call)
    {
        if (call.Json("media", "media") is not JsonArray { Count: >= 2 and <= 10 } items) throw Refusal.BadRequest("there must be 2-10 media to send as an album");
        lock (state.Gate) targets.OpenChat(call);
        var shown = new List<(FormattedText Caption, Photo Photo)>();
        foreach (var item in items)
        {
            if (item is not JsonObject media || media.Text("type") != "photo") throw Refusal.BadRequest("type of the media is not played by this sandbox");
            var caption = TextInput.Caption(call, media.Text("caption") ?? "", media.Text("parse_mode") ?? "", media["caption_entities"]);
            shown.Add((caption, await photos.ReadAsync(call, media.Text("media") ?? "", "")));
        }
        lock (state.Gate)
        {
            var chat = targets.OpenChat(call);
            foreach (var _ in shown) state.Flood.Count(chat.Id);
            var album = $"{state.Now}{chat.Id}{chat.Messages.Count}";
            return new JsonArray([.. shown.Select(s =>
            {
                var message = MessageJson.Of(state.Post(chat, null, s.Caption, s.Photo, null, null, null));
                message["media_group_id"] = album;
                return (JsonNode)message;
            })]).ToJsonString();
        }
    }

    private string Post(Call call, FormattedText content, Photo? photo)
    {
        var keyboard = KeyboardInput.Read(call);
        lock (state.Gate)
        {
            var chat = targets.OpenChat(call);
            var replyTo = targets.RepliedTo(call, chat);
            state.Flood.Count(chat.Id);
            return MessageJson.Of(state.Post(chat, null, content, photo, keyboard, null, replyTo)).ToJsonString();
        }
    }
}
