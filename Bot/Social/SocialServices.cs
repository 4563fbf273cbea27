using Bot.Health;
using Bot.Social.Instagram;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Social;

internal static class SocialServices
{
    public static IServiceCollection AddSocial(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<MetaOptions, MetaOptionsCheck>().BindConfiguration("");
        services.AddHealth();
        services.AddSingleton(provider => new VendorSwitch(InstagramClient.Vendor, provider.GetRequiredService<IOptions<MetaOptions>>().Value.InstagramIsOn));
        services.AddVendorHttp(
            InstagramClient.Name,
            new(InstagramClient.Vendor, TimeSpan.FromSeconds(30), 4 * 1024 * 1024),
            // A fresh connection for each call: one that died while it waited would turn a publish that was never read into "unknown".
            (handler, _) => handler.PooledConnectionLifetime = TimeSpan.Zero);
        services.AddSingleton<InstagramClient>();
        services.AddSingleton<InstagramReads>();
        services.AddSingleton<IPublisher, InstagramPublisher>();
        return services;
    }
}
