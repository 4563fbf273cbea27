using Bot.Journal;
using Conversations.Logins;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Logins;

internal static class LoginServices
{
    /// <summary>Needs the journal.</summary>
    public static IServiceCollection AddLogins(this IServiceCollection services)
    {
        services.AddOptions<BackupOptions>().BindConfiguration("");
        return services
            .AddSingleton<Seal>()
            .AddSingleton<IRenewedTokens, JournalTokens>()
            .AddSingleton<ILoginStore, JournalLogins>();
    }
}
