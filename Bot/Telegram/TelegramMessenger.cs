using Bot.Journal;
using Conversations.Chat;
using Conversations.Shop;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using ChatId = Conversations.Chat.ChatId;

namespace Bot.Telegram;

/// <summary>The one sender: order per chat, flood limits, escaping, and a plain text where markup is refused (U6).</summary>
internal sealed partial class TelegramMessenger(TelegramCalls calls, JournalFiles files, ILogger<TelegramMessenger> log) : IMessenger
{
    public async Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct)
    {
        if (card.Picture is { } picture && await TryPhotoAsync(chat, card, picture, ct) is { } shown) return shown;
        Message? last = null;
        var pieces = TelegramHtml.Split(card.Text).ToList();
        foreach (var piece in pieces)
        {
            var keyboard = piece == pieces[^1] ? Markup(card.Keyboard) : null;
            var reply = last is null ? Reply(card) : null;
            last = await calls.InChatAsync(chat, piece, (bot, text, mode, c) => bot.SendMessage(
                chat.Value, text, parseMode: mode, replyParameters: reply, replyMarkup: keyboard, disableNotification: card.Silent,
                linkPreviewOptions: new() { IsDisabled = true }, cancellationToken: c), ct);
        }
        return new(chat, last!.Id, null);
    }

    public async Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct)
    {
        try
        {
            return (message.Picture, card.Picture) switch
            {
                (null, null) => await EditTextAsync(message, card, ct),
                ({ } known, { } wanted) when known.Length == 0 || known == wanted.Key => await EditCaptionAsync(message, card, ct),
                (_, { } picture) => await EditMediaAsync(message, card, picture, ct),
                _ => await ReplaceAsync(message, card, ct),
            };
        }
        catch (ApiRequestException e) when (Says(e, "message is not modified"))
        {
            return message;
        }
        catch (ApiRequestException e) when (Says(e, "message to edit not found") || Says(e, "message can't be edited") || Says(e, "there is no text in the message"))
        {
            return await SendAsync(message.Chat, card, ct);
        }
    }

    public async Task ShowPicturesAsync(ChatId chat, IReadOnlyList<Picture> pictures, string line, CancellationToken ct)
    {
        var shown = new List<(Picture Picture, Func<InputFile> File)>();
        foreach (var picture in pictures)
        {
            if (await FileAsync(picture, ct, $"{shown.Count + 1}.jpg") is { } file) shown.Add((picture, file));
        }
        if (shown.Count < 2) return; // an album has two at least; what is missing is in the log, and the card says what is in the post
        var messages = await calls.InChatAsync(chat, line, (bot, html, mode, c) => bot.SendMediaGroup(
            chat.Value, shown.Select((s, i) => new InputMediaPhoto(s.File()) { Caption = i == 0 ? html : null, ParseMode = mode }), cancellationToken: c), ct);
        foreach (var (one, message) in shown.Zip(messages)) await RememberAsync(one.Picture, message);
    }

    public async Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct)
    {
        try
        {
            await calls.AtOnceAsync((bot, c) => bot.AnswerCallbackQuery(
                callbackId, toast.Length == 0 ? null : ChatText.Cut(toast, TelegramHtml.ToastLimit), showAlert: alert, cancellationToken: c), ct);
        }
        catch (ApiRequestException e) when (Says(e, "query is too old"))
        {
            // The press was decided all the same; the card shows the outcome.
        }
    }

    public async Task ShowTypingAsync(ChatId chat, CancellationToken ct)
    {
        try
        {
            await calls.AtOnceAsync((bot, c) => bot.SendChatAction(chat.Value, ChatAction.Typing, cancellationToken: c), ct);
        }
        catch (Exception e) when (e is RequestException or HttpRequestException)
        {
            // Nobody misses it; what really does not work fails at the next message.
        }
    }

    private async Task<MessageRef?> TryPhotoAsync(ChatId chat, Card card, Picture picture, CancellationToken ct)
    {
        if (await FileAsync(picture, ct) is not { } file) return null;
        var caption = TelegramHtml.Cut(card.Text, TelegramHtml.CaptionLimit);
        var message = await calls.InChatAsync(chat, caption, (bot, text, mode, c) => bot.SendPhoto(
            chat.Value, file(), text, mode, replyParameters: Reply(card), replyMarkup: Markup(card.Keyboard), disableNotification: card.Silent, cancellationToken: c), ct);
        await RememberAsync(picture, message);
        return new(chat, message.Id, picture.Key);
    }

    private async Task<MessageRef> EditTextAsync(MessageRef message, Card card, CancellationToken ct)
    {
        var text = TelegramHtml.Cut(card.Text, TelegramHtml.TextLimit);
        await calls.InChatAsync(message.Chat, text, (bot, html, mode, c) => bot.EditMessageText(
            message.Chat.Value, message.Message, html, mode, replyMarkup: Markup(card.Keyboard),
            linkPreviewOptions: new() { IsDisabled = true }, cancellationToken: c), ct);
        return message;
    }

    private async Task<MessageRef> EditCaptionAsync(MessageRef message, Card card, CancellationToken ct)
    {
        var caption = TelegramHtml.Cut(card.Text, TelegramHtml.CaptionLimit);
        await calls.InChatAsync(message.Chat, caption, (bot, html, mode, c) => bot.EditMessageCaption(
            message.Chat.Value, message.Message, html, mode, replyMarkup: Markup(card.Keyboard), cancellationToken: c), ct);
        return message;
    }

    private async Task<MessageRef> EditMediaAsync(MessageRef message, Card card, Picture picture, CancellationToken ct)
    {
        if (await FileAsync(picture, ct) is not { } file) return message.Picture is null ? await EditTextAsync(message, card, ct) : await EditCaptionAsync(message, card, ct);
        var caption = TelegramHtml.Cut(card.Text, TelegramHtml.CaptionLimit);
        var changed = await calls.InChatAsync(message.Chat, caption, (bot, html, mode, c) => bot.EditMessageMedia(
            message.Chat.Value, message.Message, new InputMediaPhoto(file()) { Caption = html, ParseMode = mode },
            replyMarkup: Markup(card.Keyboard), cancellationToken: c), ct);
        await RememberAsync(picture, changed);
        return message with { Picture = picture.Key };
    }

    /// <summary>A photo cannot become a text: the old message is disarmed and a new one takes its place.</summary>
    private async Task<MessageRef> ReplaceAsync(MessageRef message, Card card, CancellationToken ct)
    {
        await calls.InChatAsync(message.Chat, "", (bot, _, _, c) => bot.EditMessageReplyMarkup(message.Chat.Value, message.Message, cancellationToken: c), ct);
        return await SendAsync(message.Chat, card, ct);
    }

    /// <returns>How to name the picture in a request, each time anew; null when it cannot be had.</returns>
    private async Task<Func<InputFile>?> FileAsync(Picture picture, CancellationToken ct, string name = "picture.jpg")
    {
        if (files.Find(picture.Key) is { } known) return () => InputFile.FromFileId(known);
        try
        {
            var bytes = await picture.Load(ct);
            return () => InputFile.FromStream(new MemoryStream(bytes), name);
        }
        catch (PictureUnavailableException e)
        {
            PictureMissing(e);
            return null;
        }
    }

    private async Task RememberAsync(Picture picture, Message message)
    {
        if (message.Photo is [.., var largest] && files.Find(picture.Key) is null) await files.SaveAsync(picture.Key, largest.FileId);
    }

    private static ReplyParameters? Reply(Card card) =>
        card.ReplyTo is { } id ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null;

    private static InlineKeyboardMarkup? Markup(Keyboard keyboard) => keyboard.Rows.Count == 0
        ? null
        : new(keyboard.Rows.Select(row => row.Select(b => b.Opens is { } page
            ? InlineKeyboardButton.WithUrl(b.Label, page.AbsoluteUri)
            : InlineKeyboardButton.WithCallbackData(b.Label, b.Data!.Value.ToString()))));

    private static bool Says(ApiRequestException e, string words) => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A card goes out without its picture")]
    private partial void PictureMissing(Exception e);
}
