using Conversations.Chat;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Bot.Telegram;

/// <summary>Registers the command menu at the start. A courtesy: the bot works without it.</summary>
internal sealed partial class CommandMenu(TelegramClients clients, IEnumerable<ICommandHandler> commands, ILogger<CommandMenu> log) : BackgroundService
{
    public static IReadOnlyList<BotCommand> Of(IEnumerable<ICommandHandler> commands) =>
        [.. commands.Where(c => c.MenuLine is not null).Select(c => new BotCommand(c.Name, c.MenuLine!))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await clients.Sender.SetMyCommands(Of(commands), cancellationToken: stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            NotRegistered(e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The command menu could not be registered ({Kind})")]
    private partial void NotRegistered(string kind);
}
