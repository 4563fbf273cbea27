using Bot.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>Where the forgettable things are kept; absent: in this process.</summary>
public sealed class RedisOptions
{
    /// <summary><c>redis:6379</c> or a whole StackExchange.Redis string; may hold a password.</summary>
    [ConfigurationKeyName("REDIS_URL")]
    public string? Url { get; set => field = SettingText.Clean(value); }

    public bool IsOn => Url is not null;
}

internal sealed class RedisOptionsCheck : IValidateOptions<RedisOptions>
{
    private const string Right = "A right value looks like redis:6379 or redis:6379,password=….";

    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        var checks = new SettingChecks();
        if (options.Url is { } url)
        {
            if (url.Contains("://", StringComparison.Ordinal)) checks.Wrong($"REDIS_URL must not begin with a scheme such as redis://. {Right}");
            else if (!IsReadable(url)) checks.Wrong($"REDIS_URL cannot be understood. {Right}");
        }
        return checks.Result;
    }

    private static bool IsReadable(string url)
    {
        try
        {
            return ConfigurationOptions.Parse(url).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
