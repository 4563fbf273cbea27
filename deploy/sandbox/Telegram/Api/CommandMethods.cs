using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sandbox.Telegram.Api;

/// <summary>https://core.telegram.org/bots/api#setmycommands</summary>
internal sealed partial class CommandMethods(TelegramState state)
{
    private const int MaximumCommands = 100;

    public JsonNode Set(Call call)
    {
        if (call.Json("commands", "commands") is not JsonArray list) throw Refusal.BadRequest("expected an Array of BotCommand");
        if (list.Count > MaximumCommands) throw Refusal.BadRequest("BOT_COMMANDS_TOO_MUCH");
        state.Commands.Set(Scope(call), Language(call), [.. list.Select(Read)]);
        return true;
    }

    public JsonNode Get(Call call) => new JsonArray(
        [.. state.Commands.Get(Scope(call), Language(call)).Select(c => (JsonNode)new JsonObject { ["command"] = c.Command, ["description"] = c.Description })]);

    public JsonNode Delete(Call call)
    {
        state.Commands.Delete(Scope(call), Language(call));
        return true;
    }

    private static BotCommand Read(JsonNode? json)
    {
        var command = (json.Text("command") ?? "").TrimStart('/');
        var description = json.Text("description") ?? "";
        if (!Name().IsMatch(command)) throw Refusal.BadRequest("BOT_COMMAND_INVALID");
        return description.Trim().Length is >= 1 and <= 256
            ? new(command, description)
            : throw Refusal.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }

    private static string Language(Call call) => call.Text("language_code") is var code && (code.Length == 0 || Iso639().IsMatch(code))
        ? code
        : throw Refusal.BadRequest("invalid language code specified");

    private static string Scope(Call call)
    {
        if (call.Json("scope", "BotCommandScope") is not { } scope) return "default";
        string Id(string name) => scope.Text(name) is { Length: > 0 } id ? id : throw Refusal.BadRequest("chat_id is empty");
        return scope.Text("type") switch
        {
            "default" => "default",
            "all_private_chats" => "all_private_chats",
            "all_group_chats" => "all_group_chats",
            "all_chat_administrators" => "all_chat_administrators",
            "chat" => "chat:" + Id("chat_id"),
            "chat_administrators" => "chat_administrators:" + Id("chat_id"),
            "chat_member" => $"chat_member:{Id("chat_id")}:{Id("user_id")}",
            _ => throw Refusal.BadRequest("can't parse BotCommandScope: unsupported type specified"),
        };
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex Iso639();
}
