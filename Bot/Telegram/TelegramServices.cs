using Conversations.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Telegram;

internal static class TelegramServices
{
    public static IServiceCollection AddTelegram(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<TelegramOptions, TelegramOptionsCheck>().BindConfiguration("");
        return services
            .AddSingleton<People>()
            .AddSingleton<IOwnerChat>(s => s.GetRequiredService<People>())
            .AddSingleton<TelegramClients>()
            .AddSingleton<Pace>()
            .AddSingleton<TelegramCalls>()
            .AddSingleton<IMessenger, TelegramMessenger>()
            .AddSingleton<Intake>()
            .AddSingleton<DiskWarning>()
            .AddHostedService(s => s.GetRequiredService<DiskWarning>())
            .AddHostedService<JournalRebuild>()
            .AddHostedService<CommandMenu>()
            .AddHostedService<PollLoop>();
    }
}
