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
