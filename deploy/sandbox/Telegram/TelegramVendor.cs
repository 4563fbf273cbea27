using Sandbox.Desk;
using Sandbox.Telegram.Api;
using Sandbox.Telegram.Control;

namespace Sandbox.Telegram;

/// <summary>The Telegram Bot API (https://core.telegram.org/bots/api) for one bot, and the phones of the people who write to it.</summary>
public sealed class TelegramVendor : IVendor
{
    private readonly TelegramState _state;
    private readonly BotApi _api;

    internal TelegramVendor(int seed, TimeProvider time, SandboxClock clock)
    {
        _state = new(seed, time, clock);
        _api = new(_state);
        People = new(_state);
    }

    public string Name => "telegram";

    public People People { get; }

    public ChatEvents Events => _state.Events;

    /// <summary>Updates the bot has not confirmed.</summary>
    public int PendingUpdates
    {
        get
        {
            lock (_state.Gate) return _state.Updates.Count;
        }
    }

    /// <summary>A poll waits here for an update, or for its time to end.</summary>
    public bool IsPolled
    {
        get
        {
            lock (_state.Gate) return _state.Updates.Waiter is not null;
        }
    }

    internal TimeProvider Time => _state.Time;

    public void Map(WebApplication app)
    {
        app.Map("/bot{token}/{method}", (HttpContext context, string token, string method) => _api.ServeAsync(context, token, method));
        app.MapGet("/file/bot{token}/{**path}", Download);
        app.MapFallback(context => Refuse(context, 404, "Not Found"));
    }

    public void MapControl(RouteGroupBuilder control) => new TelegramControl(this).Map(control);

    public (string ContentType, string Body) ErrorBody(int status) => status switch
    {
        401 => Error(401, "Unauthorized"),
        403 => Error(403, "Forbidden: bot was blocked by the user"),
        404 => Error(404, "Not Found"),
        409 => Error(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
        429 => Error(429, "Too Many Requests: retry after 5", 5),
        // Its proxy answers for a server that is away.
        502 or 503 or 504 => ("text/html", $"<html>\r\n<head><title>{status}</title></head>\r\n<body><center><h1>{status}</h1></center></body>\r\n</html>"),
        >= 500 => Error(status, "Internal Server Error"),
        _ => Error(status, "Bad Request"),
    };

    public IReadOnlyDictionary<string, string> Settings(string address) => new Dictionary<string, string>
    {
        ["TELEGRAM_BOT_TOKEN"] = BotAccount.Token,
        ["TELEGRAM_API_URL"] = address,
        ["TELEGRAM_ALLOWED_USERS"] = "111:owner",
    };

    /// <summary>The messages of a chat in order, deleted ones included.</summary>
    public IReadOnlyList<MessageView> Chat(long chatId)
    {
        lock (_state.Gate) return [.. (_state.Chat(chatId)?.Messages ?? []).Select(MessageView.Of)];
    }

    /// <summary>The command menu on that person's phone.</summary>
    public IReadOnlyList<CommandView> Commands(long userId, string languageCode = "en")
    {
        lock (_state.Gate) return [.. _state.Commands.For(userId, userId, languageCode).Select(c => new CommandView(c.Command, c.Description))];
    }

    /// <summary>A JPEG, or null.</summary>
    public byte[]? PhotoBytes(string fileId) => _state.Files.Download(fileId);

    /// <summary>What a delivery may look like: some updates once more, or the next ones newest first.</summary>
    /// <returns>How many come again.</returns>
    internal int Deliver(int again, bool reversed)
    {
        lock (_state.Gate) return _state.Updates.Deliver(again, reversed);
    }

    /// <summary>The newest <paramref name="count"/> messages that are not deleted.</summary>
    internal IReadOnlyList<MessageView> Newest(long chatId, int count)
    {
        lock (_state.Gate)
        {
            return [.. (_state.Chat(chatId)?.Messages ?? []).AsEnumerable().Reverse().Where(m => !m.Deleted).Take(count).Reverse().Select(MessageView.Of)];
        }
    }

    internal MessageView? View(long chatId, int messageId)
    {
        lock (_state.Gate) return _state.Message(chatId, messageId) is { } message ? MessageView.Of(message) : null;
    }

    private Task Download(HttpContext context, string token, string path)
    {
        try
        {
            BotAccount.Check(token);
        }
        catch (Refusal refusal)
        {
            return Refuse(context, refusal.Code, refusal.Message);
        }
        if (_state.Files.Download(path) is not { } jpeg || !path.StartsWith("photos/", StringComparison.Ordinal))
            return Refuse(context, 404, "Not Found");
        context.Response.ContentType = "application/octet-stream";
        return context.Response.Body.WriteAsync(jpeg).AsTask();
    }

    private static Task Refuse(HttpContext context, int code, string description)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(BotApi.Envelope(code, description, null));
    }

    private static (string, string) Error(int code, string description, int? retryAfter = null) =>
        ("application/json", BotApi.Envelope(code, description, retryAfter));
}
