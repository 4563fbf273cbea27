using Bot.Settings;
using Microsoft.Extensions.Configuration;

namespace Bot.Shopify;

/// <summary>The shop, and one of two ways into its Admin API.</summary>
public sealed class ShopifyOptions
{
    /// <summary><c>acme.myshopify.com</c>.</summary>
    [ConfigurationKeyName("SHOPIFY_SHOP")]
    public string? Shop { get; set => field = SettingText.Clean(value)?.ToLowerInvariant(); }

    [ConfigurationKeyName("SHOPIFY_CLIENT_ID")]
    public string? ClientId { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("SHOPIFY_CLIENT_SECRET")]
    public string? ClientSecret { get; set => field = SettingText.Clean(value); }

    /// <summary>Permanent token of an older custom app.</summary>
    [ConfigurationKeyName("SHOPIFY_ACCESS_TOKEN")]
    public string? AccessToken { get; set => field = SettingText.Clean(value); }

    /// <summary>Further hosts whose product links are ours, comma-separated.</summary>
    [ConfigurationKeyName("SHOPIFY_STOREFRONT_URLS")]
    public string? StorefrontUrls { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("SHOPIFY_API_URL")]
    public string? ApiUrl { get; set => field = SettingText.Clean(value); }

    public bool IsOn => Shop is not null;

    /// <summary>Where the shop's own host is reached: itself, unless <c>SHOPIFY_API_URL</c> says otherwise.</summary>
    public Uri Api => new(ApiUrl ?? $"https://{Shop}");

    public IReadOnlyList<Uri> Storefronts => [.. SettingText.List(StorefrontUrls).Select(u => new Uri(u))];
}
