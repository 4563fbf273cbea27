namespace Conversations.Chat;

/// <summary>
/// The way into a chat. Keeps to Telegram's flood limits, so a call may wait; calls for one chat are carried out in order.
/// </summary>
public interface IMessenger
{
    /// <exception cref="ChatUnreachableException">The person has blocked the bot, or never started it.</exception>
    Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct);

    /// <summary>
    /// Makes the message show the card. Nothing to change is fine; a message that is gone or cannot take this form is
    /// replaced by a new one.
    /// </summary>
    /// <returns>The message that shows the card now.</returns>
    /// <exception cref="ChatUnreachableException">The person has blocked the bot.</exception>
    Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct);

    /// <summary>Shows 2 to 10 pictures together under one line; they have no buttons and are not edited. One that cannot be had is left out.</summary>
    /// <exception cref="ChatUnreachableException">The person has blocked the bot, or never started it.</exception>
    async Task ShowPicturesAsync(ChatId chat, IReadOnlyList<Picture> pictures, string line, CancellationToken ct)
    {
        foreach (var picture in pictures) await SendAsync(chat, new() { Text = line, Picture = picture }, ct);
    }

    /// <summary>The toast for a press; at most 200 UTF-16 units. A press too old to be answered is ignored.</summary>
    /// <param name="alert">Shown as a window that must be closed, for what the person must not miss.</param>
    Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct);

    /// <summary>"typing …" for some seconds; a courtesy that never fails.</summary>
    Task ShowTypingAsync(ChatId chat, CancellationToken ct);
}

/// <summary>Nobody can be reached in this chat: nothing to retry.</summary>
public sealed class ChatUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
