using Bot.Setup;
using Conversations.Chat;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Bot.Telegram;

/// <summary>The command menu, as <see cref="CommandMenu"/> registers it at every start.</summary>
internal sealed class MenuStep(TelegramClients clients, IEnumerable<ICommandHandler> commands) : ISetupStep
{
    public string Title => "Telegram menu";

    public string Vendor => "Telegram";

    public string? Off => null;

    public async Task<SetupLook> LookAsync(CancellationToken ct)
    {
        var wanted = CommandMenu.Of(commands);
        var there = await AskAsync(() => clients.Sender.GetMyCommands(cancellationToken: ct), ct);
        if (there.Select(c => (c.Command, c.Description)).SequenceEqual(wanted.Select(c => (c.Command, c.Description)))) return SetupLook.Right;
        return new([new($"menu of {wanted.Count} commands", "set", stop => AskAsync(async () =>
        {
            await clients.Sender.SetMyCommands(wanted, cancellationToken: stop);
            return true;
        }, stop))]);
    }

    // The texts of other exceptions may hold the address, and the token is part of it (X3).
    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        try
        {
            return await ask();
        }
        catch (ApiRequestException e)
        {
            throw new SetupException(e.ErrorCode is 401 or 404 ? "Telegram refuses the token: check TELEGRAM_BOT_TOKEN." : $"Telegram refused ({e.ErrorCode}).", e);
        }
        catch (Exception e) when (e is RequestException or HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw new SetupException("Telegram could not be reached.", e);
        }
    }
}
