using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Health;

internal static class VendorHttp
{
    /// <summary>
    /// A named client for one vendor with <see cref="VendorCalls"/> in front. The handler lives as long as the program,
    /// so singletons may keep the client: addresses are renewed by the lifetime of its connections.
    /// </summary>
    /// <param name="adjust">Last changes to the connection handler.</param>
    public static IHttpClientBuilder AddVendorHttp(
        this IServiceCollection services, string name, CallRules rules, Action<SocketsHttpHandler, IServiceProvider>? adjust = null) =>
        services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var handler = new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    ConnectTimeout = TimeSpan.FromSeconds(10),
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
                    AutomaticDecompression = System.Net.DecompressionMethods.All,
                };
                adjust?.Invoke(handler, provider);
                return handler;
            })
            .AddHttpMessageHandler(provider => new VendorCalls(
                rules,
                provider.GetRequiredService<IRateWindow>(),
                provider.GetRequiredService<ICallRecord>(),
                provider.GetRequiredService<VendorHealth>(),
                provider.GetRequiredService<VendorWaits>(),
                provider.GetRequiredService<TimeProvider>()))
            .RemoveAllLoggers();

    public static HttpRequestMessage As(this HttpRequestMessage request, string endpoint)
    {
        request.Options.Set(VendorCalls.Endpoint, endpoint);
        return request;
    }

    internal static bool Has(this HttpRequestMessage request, HttpRequestOptionsKey<bool> mark) => request.Options.TryGetValue(mark, out var set) && set;
}
