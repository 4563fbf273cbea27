using Bot.Health;
using Bot.Social.Facebook;
using Bot.Social.Instagram;
using Bot.Social.Meta;
using Bot.Social.TikTok;
using Conversations.Insights;
using Conversations.Logins;
using Conversations.Posts.Forms;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Social;

internal static class SocialServices
{
    public static IServiceCollection AddSocial(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<MetaOptions, MetaOptionsCheck>().BindConfiguration("");
        return services
            .AddHealth()
            .AddSingleton<MetaToken>()
            .AddSingleton<TokenClient>()
            .AddSingleton<ILogin, MetaLogin>()
            .AddGraph(InstagramClient.Vendor, o => o.InstagramIsOn)
            .AddSingleton<InstagramClient>()
            .AddSingleton<InstagramReads>()
            .AddSingleton<InstagramCarousel>()
            .AddSingleton<IPublisher, InstagramPublisher>()
            .AddSingleton<IMetricsSource, InstagramMetrics>()
            .AddGraph(FacebookClient.Vendor, o => o.FacebookIsOn)
            .AddSingleton<FacebookClient>()
            .AddSingleton<IPublisher, FacebookPublisher>()
            .AddSingleton<IMetricsSource, FacebookMetrics>()
            .AddTikTok();
    }

    private static IServiceCollection AddTikTok(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<TikTokOptions, TikTokOptionsCheck>().BindConfiguration("");
        services.AddSingleton(provider => new VendorSwitch(TikTokClient.Vendor, provider.GetRequiredService<IOptions<TikTokOptions>>().Value.IsOn));
        services.AddVendorHttp(
            TikTokClient.Vendor, new(TikTokClient.Vendor, TimeSpan.FromSeconds(30), 1024 * 1024, OkIsSuccess: false),
            (handler, _) => handler.PooledConnectionLifetime = TimeSpan.Zero); // as for Meta
        services.AddSingleton(provider => new ConfiguredOrigins(provider.GetRequiredService<IOptions<TikTokOptions>>().Value.ApiUrl is { } api ? [new Uri(api)] : []));
        services.AddVendorHttp(
            TikTokVideos.Name, new(TikTokClient.Vendor, TimeSpan.FromMinutes(10), 64 * 1024, Counted: false),
            (handler, provider) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.Zero;
                // The address comes in an answer: it may lead nowhere but to the public or to what the settings name.
                handler.UseProxy = false;
                handler.ConnectCallback = provider.GetRequiredService<PublicAddresses>().ConnectAsync;
            });
        return services
            .AddSingleton<TikTokUploads>()
            .AddSingleton<VideoFiles>()
            .AddSingleton<ITikTokCreator, TikTokCreator>()
            .AddSingleton<TikTokVideos>()
            .AddSingleton<TikTokTokens>()
            .AddSingleton<TikTokClient>()
            .AddSingleton<TikTokPhotos>()
            .AddSingleton<ILogin, TikTokLogin>()
            .AddSingleton<IMetricsSource, TikTokMetrics>()
            .AddSingleton<IPublisher, TikTokPublisher>();
    }

    private static IServiceCollection AddGraph(this IServiceCollection services, string vendor, Func<MetaOptions, bool> isOn)
    {
        services.AddSingleton(provider => new VendorSwitch(vendor, isOn(provider.GetRequiredService<IOptions<MetaOptions>>().Value)));
        services.AddVendorHttp(
            vendor,
            new(vendor, TimeSpan.FromSeconds(30), 4 * 1024 * 1024),
            // A fresh connection for each call: one that died while it waited would turn a publish that was never read into "unknown".
            (handler, _) => handler.PooledConnectionLifetime = TimeSpan.Zero);
        return services;
    }
}
