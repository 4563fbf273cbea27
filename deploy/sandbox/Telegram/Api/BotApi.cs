using System.Net.Mime;
using System.Text.Json.Nodes;

namespace Sandbox.Telegram.Api;

/// <summary>Finds the method, runs it and wraps what it says: https://core.telegram.org/bots/api#making-requests</summary>
internal sealed class BotApi
{
    private readonly TelegramState _state;
    private readonly Dictionary<string, Func<Call, Task<string>>> _methods = new(StringComparer.OrdinalIgnoreCase);

    public BotApi(TelegramState state)
    {
        _state = state;
        var targets = new Targets(state);
        var bot = new BotMethods(state, targets);
        var updates = new UpdateMethods(state);
        var sending = new SendMethods(state, targets, new PhotoInput(state.Files));
        var editing = new EditMethods(state, targets, new PhotoInput(state.Files));
        var commands = new CommandMethods(state);

        Add("getMe", _ => BotAccount.Me());
        Add("getChat", bot.GetChat);
        Add("sendChatAction", bot.SendChatAction);
        Add("getFile", bot.GetFile);
        Add("setMyDescription", _ => true);
        Add("setMyShortDescription", _ => true);
        _methods["getUpdates"] = updates.GetUpdates;
        Add("deleteWebhook", updates.DeleteWebhook);
        Add("getWebhookInfo", updates.GetWebhookInfo);
        _methods["sendMessage"] = sending.SendMessage;
        _methods["sendPhoto"] = sending.SendPhoto;
        _methods["sendMediaGroup"] = sending.SendMediaGroup;
        Add("deleteMessage", editing.DeleteMessage);
        Add("editMessageText", editing.EditText);
        Add("editMessageCaption", editing.EditCaption);
        Add("editMessageReplyMarkup", editing.EditReplyMarkup);
        _methods["editMessageMedia"] = editing.EditMedia;
        Add("answerCallbackQuery", bot.AnswerCallbackQuery);
        Add("setMyCommands", commands.Set);
        Add("getMyCommands", commands.Get);
        Add("deleteMyCommands", commands.Delete);
    }

    public async Task ServeAsync(HttpContext context, string token, string method)
    {
        try
        {
            BotAccount.Check(token);
            if (!_methods.TryGetValue(method, out var run)) throw new Refusal(404, "Not Found");
            var result = await run(await Call.ReadAsync(context));
            await WriteAsync(context, 200, $$"""{"ok":true,"result":{{result}}}""");
        }
        catch (Refusal refusal)
        {
            await WriteAsync(context, refusal.Code, Envelope(refusal.Code, refusal.Message, refusal.RetryAfter));
        }
    }

    /// <param name="retryAfter">Seconds.</param>
    public static string Envelope(int code, string description, int? retryAfter)
    {
        var json = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (retryAfter is not null) json["parameters"] = new JsonObject { ["retry_after"] = retryAfter };
        return json.ToJsonString();
    }

    private void Add(string name, Func<Call, JsonNode> method) => _methods[name] = call =>
    {
        lock (_state.Gate) return Task.FromResult(method(call).ToJsonString());
    };

    private static Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypeNames.Application.Json;
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
