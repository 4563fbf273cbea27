using Bot.Health;
using Conversations.Shop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

internal static class ShopifyServices
{
    public static IServiceCollection AddShopify(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ShopifyOptions, ShopifyOptionsCheck>().BindConfiguration("");
        services.AddHealth();
        services.AddSingleton(provider => new VendorSwitch(ShopifyClient.Vendor, Options(provider).IsOn));
        services.AddSingleton(provider => Origins(Options(provider)));
        services.AddVendorHttp(ShopifyClient.Name, new(ShopifyClient.Vendor, TimeSpan.FromSeconds(15), 4 * 1024 * 1024, OkIsSuccess: false));
        services.AddVendorHttp(ShopifyWeb.Name, new(ShopifyClient.Vendor, TimeSpan.FromSeconds(15), ShopifyPictures.MostBytes, Counted: false), Guarded);
        services.AddVendorHttp(ShopifyVideos.Name, new(ShopifyClient.Vendor, TimeSpan.FromSeconds(15), 0, Counted: false, Streamed: true), Guarded);
        services.AddSingleton<ShopifyTokens>();
        services.AddSingleton<ShopifyClient>();
        services.AddSingleton<ShopifyWeb>();
        services.AddSingleton<IShopHosts, ShopifyHosts>();
        services.AddSingleton<IProductCatalog, ShopifyCatalog>();
        services.AddSingleton<IStorefront, ShopifyStorefront>();
        services.AddSingleton<ShopifyPictures>();
        services.AddSingleton<IPictureSource>(s => s.GetRequiredService<ShopifyPictures>());
        services.AddSingleton<IVideoSource, ShopifyVideos>();
        return services;
    }

    private static void Guarded(SocketsHttpHandler handler, IServiceProvider provider)
    {
        // A proxy would open the connection in our place, unchecked.
        handler.UseProxy = false;
        handler.ConnectCallback = provider.GetRequiredService<PublicAddresses>().ConnectAsync;
    }

    private static ShopifyOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ShopifyOptions>>().Value;

    // Only what somebody wrote into the settings: the default address gets no exception from the rule.
    private static ConfiguredOrigins Origins(ShopifyOptions options) =>
        new([.. options.Storefronts, .. options.ApiUrl is { } api ? [new Uri(api)] : Array.Empty<Uri>()]);
}
