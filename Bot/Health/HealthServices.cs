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
        return services;
    }
}
