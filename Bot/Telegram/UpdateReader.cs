using Conversations.Chat;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Bot.Telegram;

/// <summary>From Telegram's update to ours. Whatever cannot be read is nobody's: it is confirmed and forgotten.</summary>
internal static class UpdateReader
{
    /// <returns>Null for kinds we did not ask for, and for updates that lack a sender or a chat.</returns>
    public static StoredUpdate? Read(Update update) => update switch
    {
        { CallbackQuery: { Id: not null, From: not null, Message: { Chat: not null } message } press } => new StoredUpdate
        {
            UpdateId = update.Id, Chat = message.Chat.Id, User = press.From.Id, Name = press.From.FirstName ?? "", Kind = UpdateKind.Pressed,
            Message = message.Id, MessageHasPicture = message.Photo is not null, CallbackId = press.Id, Data = press.Data ?? "",
        },
        { Message: { From: { } from, Chat: not null } message } => new StoredUpdate
        {
            UpdateId = update.Id, Chat = message.Chat.Id, User = from.Id, Name = from.FirstName ?? "",
            Kind = Text(message) is null ? UpdateKind.Other : UpdateKind.Said,
            Message = message.Id, Text = Text(message), Links = Links(message), Forwarded = message.ForwardOrigin is not null,
        },
        _ => null,
    };

    public static Incoming ToIncoming(StoredUpdate update, Person from) => update.Kind switch
    {
        UpdateKind.Pressed => new Incoming.Pressed
        {
            UpdateId = update.UpdateId, Chat = new(update.Chat), From = from, CallbackId = update.CallbackId!, Data = update.Data!,
            On = new(new(update.Chat), update.Message, update.MessageHasPicture ? "" : null),
        },
        UpdateKind.Said => new Incoming.Said
        {
            UpdateId = update.UpdateId, Chat = new(update.Chat), From = from, Text = update.Text!, Links = update.Links ?? [],
            Forwarded = update.Forwarded, Message = update.Message,
        },
        _ => new Incoming.Other { UpdateId = update.UpdateId, Chat = new(update.Chat), From = from },
    };

    private static string? Text(Message message) => message.Text ?? message.Caption;

    private static List<string> Links(Message message)
    {
        var text = Text(message);
        if (text is null) return [];
        var links = new List<string>();
        foreach (var entity in (message.Entities ?? message.CaptionEntities ?? []).OfType<MessageEntity>())
        {
            if (entity.Type == MessageEntityType.TextLink && entity.Url is { } behind) links.Add(behind);
            else if (entity.Type == MessageEntityType.Url && entity is { Offset: >= 0, Length: >= 0 } && entity.Length <= text.Length - entity.Offset)
                links.Add(text.Substring(entity.Offset, entity.Length));
        }
        return links;
    }
}
