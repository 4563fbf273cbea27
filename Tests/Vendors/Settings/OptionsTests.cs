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
    private const string Secret = "sk-canary-7f3";

    [Fact]
    public async Task Without_settings_every_vendor_is_off_and_nothing_is_wrong()
    {
        await using var rig = All(new());
        Assert.Empty(Mistakes(rig));
        Assert.All(rig.Health.All, v => Assert.Equal(VendorCondition.Off, v.Condition));
        Assert.Equal(["appwrite", "gemini", "instagram", "redis", "shopify"], rig.Health.All.Select(v => v.Vendor));
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
            ["APPWRITE_ENDPOINT"] = "https://fra.cloud.appwrite.io/v1",
            ["APPWRITE_PROJECT"] = "shop",
            ["APPWRITE_API_KEY"] = "standard_1",
            ["REDIS_URL"] = "127.0.0.1:1",
        });
        Assert.Empty(Mistakes(rig));
        Assert.All(rig.Health.All, v => Assert.Equal(VendorCondition.On, v.Condition));
        Assert.Equal(("acme.myshopify.com", "shpat_1"), (rig.Get<IOptions<ShopifyOptions>>().Value.Shop, rig.Get<IOptions<ShopifyOptions>>().Value.AccessToken));
    }

    [Theory]
    [InlineData("SHOPIFY_SHOP is there without a key", "SHOPIFY_SHOP=acme.myshopify.com")]
    [InlineData("SHOPIFY_SHOP is missing", $"SHOPIFY_ACCESS_TOKEN={Secret}")]
    [InlineData("SHOPIFY_CLIENT_SECRET is missing", "SHOPIFY_SHOP=acme.myshopify.com", $"SHOPIFY_CLIENT_ID={Secret}")]
    [InlineData("SHOPIFY_ACCESS_TOKEN stands beside", "SHOPIFY_SHOP=acme.myshopify.com", "SHOPIFY_CLIENT_ID=a", $"SHOPIFY_CLIENT_SECRET={Secret}", $"SHOPIFY_ACCESS_TOKEN={Secret}")]
    [InlineData("SHOPIFY_SHOP must be the shop's host only", "SHOPIFY_SHOP=https://acme.myshopify.com", "SHOPIFY_ACCESS_TOKEN=a")]
    [InlineData("SHOPIFY_ACCESS_TOKEN has a blank or a line break", "SHOPIFY_SHOP=acme.myshopify.com", $"SHOPIFY_ACCESS_TOKEN={Secret}\n{Secret}")]
    [InlineData("SHOPIFY_STOREFRONT_URLS must begin with https", "SHOPIFY_STOREFRONT_URLS=http://www.acme.com")]
    [InlineData("SHOPIFY_API_URL must be scheme and host only", "SHOPIFY_API_URL=https://acme.com/admin")]
    [InlineData("GEMINI_API_KEY is in quotes", $"GEMINI_API_KEY=\"{Secret}\"")]
    [InlineData("GEMINI_API_KEY has a character", $"GEMINI_API_KEY={Secret}\u200B{Secret}")]
    [InlineData("GEMINI_MODEL holds \"models/x\"", "GEMINI_MODEL=models/x")]
    [InlineData("META_ACCESS_TOKEN is missing", "INSTAGRAM_ACCOUNT_ID=1")]
    [InlineData("META_ACCESS_TOKEN is there without an account", $"META_ACCESS_TOKEN={Secret}")]
    [InlineData("INSTAGRAM_ACCOUNT_ID must be a number", $"META_ACCESS_TOKEN={Secret}", "INSTAGRAM_ACCOUNT_ID=@shop")]
    [InlineData("META_APP_ID and META_APP_SECRET belong together", $"META_APP_SECRET={Secret}")]
    [InlineData("APPWRITE_API_KEY is missing", "APPWRITE_ENDPOINT=https://fra.cloud.appwrite.io/v1", "APPWRITE_PROJECT=shop")]
    [InlineData("APPWRITE_ENDPOINT must end in /v1", "APPWRITE_ENDPOINT=https://fra.cloud.appwrite.io", "APPWRITE_PROJECT=shop", $"APPWRITE_API_KEY={Secret}")]
    [InlineData("REDIS_URL must not begin with a scheme", $"REDIS_URL=redis://:{Secret}@redis:6379")]
    [InlineData("RATE_LIMITS holds \"instagram=many\"", "RATE_LIMITS=instagram=many")]
    public async Task Each_mistake_has_one_sentence_and_no_secret(string begins, params string[] settings)
    {
        await using var rig = All(settings.Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1]));
        var mistake = Assert.Single(Mistakes(rig));
        Assert.StartsWith(begins, mistake, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        await using var rig = All(new() { ["SHOPIFY_SHOP"] = "acme", ["SHOPIFY_API_URL"] = "acme", ["APPWRITE_PROJECT"] = "a/b", ["GEMINI_API_URL"] = "ftp://a" });
        Assert.Equal(7, Mistakes(rig).Count);
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
