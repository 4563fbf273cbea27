using Sandbox.Telegram.Text;

namespace Sandbox.Telegram.Control;

/// <summary>A message as the person on the phone sees it.</summary>
/// <param name="From"><c>bot</c> or <c>user</c>.</param>
/// <param name="Html">The text with its formatting as Telegram HTML.</param>
/// <param name="Photo">Path of the picture on the desk, or null.</param>
/// <param name="Date">Unix seconds.</param>
public sealed record MessageView(
    int MessageId, string From, long FromId, string FromName, string Text, string Html, string Plain, IReadOnlyList<Entity> Entities,
    string? Photo, int PhotoWidth, int PhotoHeight, IReadOnlyList<IReadOnlyList<Button>> Keyboard, int Edits, bool Deleted,
    long Date, long? EditDate, string? ForwardedFrom, int? ReplyTo)
{
    internal static MessageView Of(Message message)
    {
        var size = message.Photo?.Sizes[^1];
        return new(
            message.Id,
            message.From is null ? "bot" : "user",
            message.From?.Id ?? BotAccount.Id,
            message.From?.FirstName ?? BotAccount.Name,
            message.Content.Text,
            HtmlWriter.Write(message.Content),
            message.Content.Text,
            message.Content.Entities,
            size is null ? null : "/control/telegram/photos/" + message.Photo!.FileId(size.Letter),
            size?.Width ?? 0,
            size?.Height ?? 0,
            message.Keyboard?.Rows ?? [],
            message.Edits,
            message.Deleted,
            message.Date,
            message.EditDate,
            message.ForwardedFrom,
            message.ReplyTo?.Id);
    }
}

public sealed record CommandView(string Command, string Description);
