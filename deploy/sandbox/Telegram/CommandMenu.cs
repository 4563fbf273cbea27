namespace Sandbox.Telegram;

internal sealed record BotCommand(string Command, string Description);

/// <summary>The bot's commands by scope and language; the narrowest wins.</summary>
internal sealed class CommandMenu
{
    private readonly Dictionary<(string Scope, string Language), IReadOnlyList<BotCommand>> _menus = [];

    public void Set(string scope, string language, IReadOnlyList<BotCommand> commands) => _menus[(scope, language)] = commands;

    public void Delete(string scope, string language) => _menus.Remove((scope, language));

    public IReadOnlyList<BotCommand> Get(string scope, string language) => _menus.GetValueOrDefault((scope, language)) ?? [];

    /// <summary>As a phone resolves it: https://core.telegram.org/bots/api#determining-list-of-commands</summary>
    public IReadOnlyList<BotCommand> For(long chatId, long userId, string language)
    {
        string[] scopes = chatId > 0
            ? [$"chat:{chatId}", "all_private_chats", "default"]
            : [$"chat_member:{chatId}:{userId}", $"chat:{chatId}", "all_group_chats", "default"];
        return scopes.SelectMany(s => new[] { (s, language), (s, "") })
            .Select(k => _menus.GetValueOrDefault(k))
            .FirstOrDefault(m => m is { Count: > 0 }) ?? [];
    }
}
