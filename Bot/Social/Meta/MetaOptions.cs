using Bot.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Social.Meta;

/// <summary>One token for the accounts at Meta.</summary>
public sealed class MetaOptions
{
    [ConfigurationKeyName("META_ACCESS_TOKEN")]
    public string? AccessToken { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("INSTAGRAM_ACCOUNT_ID")]
    public string? InstagramAccountId { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("FACEBOOK_PAGE_ID")]
    public string? FacebookPageId { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("META_APP_ID")]
    public string? AppId { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("META_APP_SECRET")]
    public string? AppSecret { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("META_API_URL")]
    public string? ApiUrl { get; set => field = SettingText.Clean(value); }

    public bool InstagramIsOn => AccessToken is not null && InstagramAccountId is not null;

    public bool FacebookIsOn => AccessToken is not null && FacebookPageId is not null;

    /// <summary>Instagram Login, whose tokens are refreshed in another way than Facebook Login's.</summary>
    public bool IsInstagramLogin => Api.Host == "graph.instagram.com";

    public Uri Api => new(ApiUrl ?? "https://graph.facebook.com");
}

internal sealed class MetaOptionsCheck(IConfiguration settings) : IValidateOptions<MetaOptions>
{
    public ValidateOptionsResult Validate(string? name, MetaOptions options)
    {
        var checks = new SettingChecks();
        var accounts = options.InstagramAccountId is not null || options.FacebookPageId is not null;
        const string token = "a long word of letters and digits, often beginning with EAA or IGAA";
        checks.Token("META_ACCESS_TOKEN", options.AccessToken);
        checks.Token("META_APP_SECRET", options.AppSecret);
        if (accounts) checks.Needs("META_ACCESS_TOKEN", options.AccessToken, "an account is named without the token for it", token);
        if (options.AccessToken is not null && !accounts)
            checks.Wrong("META_ACCESS_TOKEN is there without an account: set INSTAGRAM_ACCOUNT_ID (17841400000000000) or FACEBOOK_PAGE_ID (100000000000000), or remove the token.");
        checks.Digits("INSTAGRAM_ACCOUNT_ID", options.InstagramAccountId, "17841400000000000");
        checks.Digits("FACEBOOK_PAGE_ID", options.FacebookPageId, "100000000000000");
        checks.Digits("META_APP_ID", options.AppId, "1234567890123456");
        if (options.AppId is null != options.AppSecret is null)
            checks.Wrong("META_APP_ID and META_APP_SECRET belong together: set both (1234567890123456 and 32 letters and digits), or neither.");
        checks.Address("META_API_URL", options.ApiUrl, "https://graph.facebook.com");
        if (IsReal(options.AccessToken)) checks.NothingPlayed(settings, "META_ACCESS_TOKEN");
        return checks.Result;
    }

    /// <summary>As Meta's own tokens begin, for Facebook Login and for Instagram Login.</summary>
    private static bool IsReal(string? token) =>
        token is not null && (token.StartsWith("EAA", StringComparison.Ordinal) || token.StartsWith("IG", StringComparison.Ordinal));
}
