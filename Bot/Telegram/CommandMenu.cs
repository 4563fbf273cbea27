using Conversations.Chat;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Bot.Telegram;

/// <summary>Registers the command menu at the start. A courtesy: the bot works without it.</summary>
internal sealed partial class CommandMenu(TelegramClients clients, IEnumerable<ICommandHandler> commands, ILogger<CommandMenu> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var menu = commands.Where(c => c.MenuLine is not null).Select(c => new BotCommand(c.Name, c.MenuLine!)).ToList();
        try
        {
            await clients.Sender.SetMyCommands(menu, cancellationToken: stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            NotRegistered(e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The command menu could not be registered ({Kind})")]
    private partial void NotRegistered(string kind);
}
