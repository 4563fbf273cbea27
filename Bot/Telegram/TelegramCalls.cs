using Conversations;
using Conversations.Chat;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types.Enums;
using ChatId = Conversations.Chat.ChatId;

namespace Bot.Telegram;

/// <summary>Calls into a chat: one after the other, paced, and tried again only when Telegram says that it did nothing (429).</summary>
internal sealed class TelegramCalls(TelegramClients clients, Pace pace, TimeProvider time)
{
    private readonly KeyedLock<ChatId> _oneAtATime = new();

    /// <param name="call">Takes the text as HTML, or as it is with <see cref="ParseMode.None"/> when markup was refused.</param>
    /// <exception cref="ChatUnreachableException">Blocked, or never started.</exception>
    public async Task<T> InChatAsync<T>(ChatId chat, ChatText text, Func<ITelegramBotClient, string, ParseMode, CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(chat, ct);
        var (body, mode) = (TelegramHtml.Render(text), ParseMode.Html);
        while (true)
        {
            await pace.WaitAsync(chat, ct);
            try
            {
                return await call(clients.Sender, body, mode, ct);
            }
            catch (ApiRequestException e) when (e is { ErrorCode: 429, Parameters.RetryAfter: { } seconds })
            {
                pace.HoldBack(chat, TimeSpan.FromSeconds(seconds));
            }
            catch (ApiRequestException e) when (mode == ParseMode.Html && e.Message.Contains("can't parse entities", StringComparison.OrdinalIgnoreCase))
            {
                (body, mode) = (text.Plain, ParseMode.None);
            }
            catch (ApiRequestException e) when (e.ErrorCode == 403 || e.Message.Contains("chat not found", StringComparison.OrdinalIgnoreCase))
            {
                throw new ChatUnreachableException(e.Message, e);
            }
        }
    }

    public Task<T> InChatAsync<T>(ChatId chat, string text, Func<ITelegramBotClient, string, ParseMode, CancellationToken, Task<T>> call, CancellationToken ct) =>
        InChatAsync(chat, (ChatText)text, call, ct);

    /// <summary>For what no flood limit counts: toasts, typing.</summary>
    public async Task AtOnceAsync(Func<ITelegramBotClient, CancellationToken, Task> call, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await call(clients.Sender, ct);
                return;
            }
            catch (ApiRequestException e) when (tries < 3 && e is { ErrorCode: 429, Parameters.RetryAfter: { } seconds })
            {
                await Task.Delay(TimeSpan.FromSeconds(seconds), time, ct);
            }
        }
    }
}
