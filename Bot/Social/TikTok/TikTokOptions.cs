using Bot.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>An app at TikTok, and the account that has connected it.</summary>
public sealed class TikTokOptions
{
    [ConfigurationKeyName("TIKTOK_CLIENT_KEY")]
    public string? ClientKey { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("TIKTOK_CLIENT_SECRET")]
    public string? ClientSecret { get; set => field = SettingText.Clean(value); }

    /// <summary>The first of a chain: TikTok may give another with each renewal, and we keep that.</summary>
    [ConfigurationKeyName("TIKTOK_REFRESH_TOKEN")]
    public string? RefreshToken { get; set => field = SettingText.Clean(value); }

    /// <summary>A host of the shop that is verified for the app; TikTok fetches pictures from nowhere else.</summary>
    [ConfigurationKeyName("TIKTOK_MEDIA_DOMAIN")]
    public string? MediaDomain { get; set => field = SettingText.Clean(value)?.ToLowerInvariant(); }

    [ConfigurationKeyName("TIKTOK_API_URL")]
    public string? ApiUrl { get; set => field = SettingText.Clean(value); }

    public bool IsOn => ClientKey is not null && ClientSecret is not null && RefreshToken is not null;

    public bool TakesPictures => IsOn && MediaDomain is not null;

    public Uri Api => new(ApiUrl ?? "https://open.tiktokapis.com");
}

internal sealed class TikTokOptionsCheck(IConfiguration settings) : IValidateOptions<TikTokOptions>
{
    public ValidateOptionsResult Validate(string? name, TikTokOptions options)
    {
        var checks = new SettingChecks();
        checks.Token("TIKTOK_CLIENT_KEY", options.ClientKey);
        checks.Token("TIKTOK_CLIENT_SECRET", options.ClientSecret);
        checks.Token("TIKTOK_REFRESH_TOKEN", options.RefreshToken);
        if (options.ClientKey is not null || options.ClientSecret is not null || options.RefreshToken is not null)
        {
            const string together = "TIKTOK_CLIENT_KEY, TIKTOK_CLIENT_SECRET and TIKTOK_REFRESH_TOKEN belong together";
            checks.Needs("TIKTOK_CLIENT_KEY", options.ClientKey, together, "the word beginning with aw on the app's page at developers.tiktok.com");
            checks.Needs("TIKTOK_CLIENT_SECRET", options.ClientSecret, together, "the 32 letters and digits beside the client key");
            checks.Needs("TIKTOK_REFRESH_TOKEN", options.RefreshToken, together, "rft. and a long row of letters and digits");
        }
        if (options.MediaDomain is { } domain)
        {
            if (PhotoAddress.Origin(domain) is null)
                checks.Wrong("TIKTOK_MEDIA_DOMAIN must be a host only, without https:// and without a path. A right value looks like www.acme.com.");
            if (options.RefreshToken is null)
                checks.Wrong("TIKTOK_MEDIA_DOMAIN is there without TIKTOK_REFRESH_TOKEN: connect TikTok with all three of its settings, or remove the domain. A right value looks like www.acme.com.");
        }
        checks.Address("TIKTOK_API_URL", options.ApiUrl, "https://open.tiktokapis.com");
        if (IsReal(options.RefreshToken)) checks.NothingPlayed(settings, "TIKTOK_REFRESH_TOKEN");
        return checks.Result;
    }

    /// <summary>As TikTok's own begin; those of the sandbox say that they are from there.</summary>
    private static bool IsReal(string? token) =>
        token is not null && token.StartsWith("rft.", StringComparison.Ordinal) && !token.StartsWith("rft.sandbox", StringComparison.Ordinal);
}
