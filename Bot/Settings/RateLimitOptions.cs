using System.Globalization;
using Conversations.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Settings;

/// <summary>Our own ceilings on calls to vendors.</summary>
public sealed class RateLimitOptions
{
    private const string Defaults = "instagram=180/h,facebook=180/h,tiktok=6/m,shopify=7200/h,gemini=3600/h";

    /// <summary><c>name=calls/unit</c>, comma-separated; unit s, m, h or d. Replaces the defaults by name.</summary>
    [ConfigurationKeyName("RATE_LIMITS")]
    public string? Text { get; set => field = SettingText.Clean(value); }

    public IReadOnlyDictionary<string, RateLimit> Limits => Parse(new());

    internal Dictionary<string, RateLimit> Parse(SettingChecks checks)
    {
        var limits = new Dictionary<string, RateLimit>(StringComparer.Ordinal);
        foreach (var part in SettingText.List(Defaults).Concat(SettingText.List(Text)))
        {
            if (TryParse(part, out var name, out var limit)) limits[name] = limit;
            else checks.Wrong($"RATE_LIMITS holds \"{part}\", which is not name=calls/unit with a unit of s, m, h or d and 1 to 100000 calls. A right value looks like instagram=180/h,shopify=7200/h.");
        }
        return limits;
    }

    private static bool TryParse(string part, out string name, out RateLimit limit)
    {
        (name, limit) = ("", new(0, TimeSpan.Zero));
        if (part.Split('=', StringSplitOptions.TrimEntries) is not [var key, var value] || key.Length == 0 || !key.All(char.IsAsciiLetterLower)) return false;
        if (value.Split('/', StringSplitOptions.TrimEntries) is not [var number, var unit]) return false;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var calls) || calls is < 1 or > 100_000) return false;
        TimeSpan? window = unit switch
        {
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => null,
        };
        if (window is null) return false;
        (name, limit) = (key, new(calls, window.Value));
        return true;
    }
}

internal sealed class RateLimitOptionsCheck : IValidateOptions<RateLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, RateLimitOptions options)
    {
        var checks = new SettingChecks();
        options.Parse(checks);
        return checks.Result;
    }
}
