using Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Health;

internal static class HealthServices
{
    /// <summary>Needs <see cref="TimeProvider"/> and <see cref="ICallRecord"/>.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.TryAddSingleton<VendorHealth>();
        services.TryAddSingleton<VendorWaits>();
        services.TryAddSingleton<PublicAddresses>();
        return services;
    }

    /// <summary>Sees to it that the running program's loops try (O2); needs a host to end.</summary>
    public static IServiceCollection AddLoopWatch(this IServiceCollection services) => services
        .AddSingleton<LoopWatch>()
        .AddSingleton<ILoopWatch>(s => s.GetRequiredService<LoopWatch>())
        .AddHostedService(s => s.GetRequiredService<LoopWatch>());
}
