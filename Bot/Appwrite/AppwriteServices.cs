using Bot.Health;
using Conversations.Posts.Publishing;
using Conversations.Posts.Restoring;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Appwrite;

internal static class AppwriteServices
{
    /// <summary>Needs <see cref="Journal.IOutbox"/> and <see cref="IDeviceId"/>.</summary>
    public static IServiceCollection AddAppwrite(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<AppwriteOptions, AppwriteOptionsCheck>().BindConfiguration("");
        services.AddHealth();
        services.AddSingleton(provider => new VendorSwitch(AppwriteClient.Vendor, provider.GetRequiredService<IOptions<AppwriteOptions>>().Value.IsOn));
        services.AddVendorHttp(AppwriteClient.Name, new(AppwriteClient.Vendor, TimeSpan.FromSeconds(20), 4 * 1024 * 1024));
        services.AddVendorHttp(AppwriteClient.Files, new(AppwriteClient.Vendor, TimeSpan.FromSeconds(90), 1024 * 1024));
        services.AddVendorHttp(AppwritePictures.Public, new(AppwriteClient.Vendor, TimeSpan.FromSeconds(30), AppwritePictures.MostBytes, Counted: false));
        services.AddSingleton<AppwriteClient>();
        services.AddSingleton<AppwritePictures>();
        services.AddSingleton<AppwriteOutbox>();
        services.AddSingleton<AppwriteSetup>();
        services.AddSingleton<AppwriteClaims>();
        services.AddSingleton<AppwriteBooks>();
        services.AddSingleton<IPostBooks>(s => s.GetRequiredService<AppwriteBooks>());
        services.AddSingleton<IHoursBooks>(s => s.GetRequiredService<AppwriteBooks>());
        services.AddSingleton<IVoiceBooks>(s => s.GetRequiredService<AppwriteBooks>());
        services.AddSingleton<IClaimMirror>(provider => provider.GetRequiredService<AppwriteClaims>());
        return services;
    }
}
