using Bot.Settings;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

internal sealed class ShopifyOptionsCheck : IValidateOptions<ShopifyOptions>
{
    public ValidateOptionsResult Validate(string? name, ShopifyOptions options)
    {
        var checks = new SettingChecks();
        CheckShop(checks, options);
        CheckKeys(checks, options);
        checks.Address("SHOPIFY_API_URL", options.ApiUrl, "https://acme.myshopify.com");
        foreach (var storefront in SettingText.List(options.StorefrontUrls))
            checks.Address("SHOPIFY_STOREFRONT_URLS", storefront, "https://www.acme.com");
        return checks.Result;
    }

    private static void CheckShop(SettingChecks checks, ShopifyOptions options)
    {
        if (options.Shop is not { } shop)
        {
            if (options.ClientId is not null || options.ClientSecret is not null || options.AccessToken is not null)
                checks.Needs("SHOPIFY_SHOP", null, "a key for the shop is there, but not the shop", "acme.myshopify.com");
            return;
        }
        if (shop.Length < 4 || !shop.Contains('.') || Uri.CheckHostName(shop) != UriHostNameType.Dns)
            checks.Wrong("SHOPIFY_SHOP must be the shop's host only, without https:// and without a path. A right value looks like acme.myshopify.com.");
    }

    private static void CheckKeys(SettingChecks checks, ShopifyOptions options)
    {
        checks.Token("SHOPIFY_CLIENT_ID", options.ClientId);
        checks.Token("SHOPIFY_CLIENT_SECRET", options.ClientSecret);
        checks.Token("SHOPIFY_ACCESS_TOKEN", options.AccessToken);
        var pair = options.ClientId is not null || options.ClientSecret is not null;
        if (pair && options.AccessToken is not null)
            checks.Wrong("SHOPIFY_ACCESS_TOKEN stands beside SHOPIFY_CLIENT_ID or SHOPIFY_CLIENT_SECRET: keep one of the two ways in and remove the other.");
        if (pair)
        {
            checks.Needs("SHOPIFY_CLIENT_ID", options.ClientId, "SHOPIFY_CLIENT_SECRET is there without it", "the 32 letters and digits on the app's page in the Dev Dashboard");
            checks.Needs("SHOPIFY_CLIENT_SECRET", options.ClientSecret, "SHOPIFY_CLIENT_ID is there without it", "shpss_ and 32 letters and digits");
        }
        else if (options.Shop is not null && options.AccessToken is null)
        {
            checks.Wrong("SHOPIFY_SHOP is there without a key: set SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET (new apps), or SHOPIFY_ACCESS_TOKEN (an older custom app, shpat_ and 32 letters and digits).");
        }
    }
}
