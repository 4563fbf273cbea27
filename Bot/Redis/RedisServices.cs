using Bot.Health;
using Bot.Settings;
using Conversations.Chat;
using Conversations.Help;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Redis;

internal static class RedisServices
{
    /// <summary>Sessions and rate windows, with or without a Redis.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<RedisOptions, RedisOptionsCheck>().BindConfiguration("");
        services.AddOptionsWithValidateOnStart<RateLimitOptions, RateLimitOptionsCheck>().BindConfiguration("");
        services.AddSingleton(provider => new VendorSwitch(RedisConnection.Vendor, provider.GetRequiredService<IOptions<RedisOptions>>().Value.IsOn));
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<MemorySessions>();
        services.AddSingleton<RedisSessions>();
        services.AddSingleton<ISessionStore, SessionStore>();
        services.AddSingleton<MemoryRateWindow>();
        services.AddSingleton<RedisRateWindow>();
        services.AddSingleton<IRateWindow, RateWindows>();
        services.AddSingleton<ILimitsBoard, LimitsBoard>();
        return services;
    }
}
