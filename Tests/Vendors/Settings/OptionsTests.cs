using Bot.Appwrite;
using Bot.Gemini;
using Bot.Health;
using Bot.Shopify;
using Bot.Settings;
using Bot.Social;
using Conversations.Settings;
using Microsoft.Extensions.Options;

namespace Tests.Vendors.Settings;

public sealed class OptionsTests
{
    [Fact]
    public async Task Without_settings_every_vendor_is_off_and_nothing_is_wrong()
    {
        await using var rig = All(new());
        Assert.Empty(Mistakes(rig));
        Assert.All(rig.Health.All, v => Assert.Equal(VendorCondition.Off, v.Condition));
        Assert.Equal(["appwrite", "facebook", "gemini", "instagram", "redis", "shopify", "tiktok"], rig.Health.All.Select(v => v.Vendor));
    }

    [Fact]
    public async Task Whole_vendors_are_on_whatever_stands_around_the_values()
    {
        await using var rig = All(new()
        {
            ["SHOPIFY_SHOP"] = "\uFEFFAcme.myshopify.com\r\n",
            ["SHOPIFY_ACCESS_TOKEN"] = " shpat_1 ",
            ["GEMINI_API_KEY"] = "AQ.1",
            ["META_ACCESS_TOKEN"] = "EAA1",
            ["INSTAGRAM_ACCOUNT_ID"] = "17841400000000000",
            ["FACEBOOK_PAGE_ID"] = "100000000000000",
            ["APPWRITE_ENDPOINT"] = "https://fra.cloud.appwrite.io/v1",
            ["APPWRITE_PROJECT"] = "shop",
            ["APPWRITE_API_KEY"] = "standard_1",
            ["REDIS_URL"] = "127.0.0.1:1",
            ["TIKTOK_CLIENT_KEY"] = "aw1",
            ["TIKTOK_CLIENT_SECRET"] = " 1 ",
            ["TIKTOK_REFRESH_TOKEN"] = "rft.1",
            ["TIKTOK_MEDIA_DOMAIN"] = "WWW.acme.com",
        });
        Assert.Empty(Mistakes(rig));
        Assert.All(rig.Health.All, v => Assert.Equal(VendorCondition.On, v.Condition));
        Assert.Equal(("acme.myshopify.com", "shpat_1"), (rig.Get<IOptions<ShopifyOptions>>().Value.Shop, rig.Get<IOptions<ShopifyOptions>>().Value.AccessToken));
    }

    [Fact]
    public void Rate_limits_replace_the_defaults_by_name()
    {
        var limits = new RateLimitOptions { Text = "instagram=5/s, appwrite=7/d" }.Limits;
        Assert.Equal(new RateLimit(5, TimeSpan.FromSeconds(1)), limits["instagram"]);
        Assert.Equal(new RateLimit(7, TimeSpan.FromDays(1)), limits["appwrite"]);
        Assert.Equal(new RateLimit(6, TimeSpan.FromMinutes(1)), limits["tiktok"]);
        Assert.Equal(new RateLimit(7200, TimeSpan.FromHours(1)), limits["shopify"]);
    }

    private static Rig All(Dictionary<string, string?> settings) =>
        new(services => services.AddShopify().AddGemini().AddSocial().AddAppwrite(), settings);

    private static List<string> Mistakes(Rig rig)
    {
        try
        {
            rig.Get<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
        catch (AggregateException e)
        {
            return [.. e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(v => v.Failures)];
        }
    }
}
