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
        services.TryAddSingleton<PublicAddresses>();
        services.TryAddSingleton<LoopWatch>();
        services.TryAddSingleton<ILoopWatch>(s => s.GetRequiredService<LoopWatch>());
        return services;
    }
}
