using Bot.Appwrite;
using Bot.Appwrite.Steps;
using Bot.Shopify;
using Bot.Telegram;
using Conversations.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Setup;

internal static class SetupServices
{
    public static IServiceCollection AddSetup(this IServiceCollection services) => services
        .AddSingleton<SetupRun>()
        .AddSingleton<FunctionStep>()
        .AddSingleton<IWebhookAddress>(s => s.GetRequiredService<FunctionStep>())
        .AddSingleton<WebhookStep>()
        .AddSingleton<IWebhookSubscriptions, WebhookSubscriptions>()
        .AddSingleton<MenuStep>();

    /// <summary>In the order in which each finds what it needs.</summary>
    public static IReadOnlyList<ISetupStep> SetupSteps(this IServiceProvider services) =>
    [
        .. services.GetRequiredService<AppwriteSetup>().Steps,
        services.GetRequiredService<FunctionStep>(),
        services.GetRequiredService<WebhookStep>(),
        services.GetRequiredService<MenuStep>(),
    ];
}
