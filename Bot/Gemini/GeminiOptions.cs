using Bot.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Gemini;

/// <summary>The model that writes captions.</summary>
public sealed class GeminiOptions
{
    /// <summary>No prefix is assumed: keys have changed theirs in 2026.</summary>
    [ConfigurationKeyName("GEMINI_API_KEY")]
    public string? ApiKey { get; set => field = SettingText.Clean(value); }

    /// <summary>Comma-separated; the first is used, the rest are fallbacks.</summary>
    [ConfigurationKeyName("GEMINI_MODEL")]
    public string? Model { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("GEMINI_API_URL")]
    public string? ApiUrl { get; set => field = SettingText.Clean(value); }

    /// <summary><c>on</c>: the drafts of a day are written the night before, at half the price.</summary>
    [ConfigurationKeyName("GEMINI_BATCH")]
    public string Batch { get; set => field = SettingText.Clean(value) ?? field; } = "off";

    public bool IsBatched => Batch == "on";

    public bool IsOn => ApiKey is not null;

    public IReadOnlyList<string> Models => SettingText.List(Model ?? "gemini-3.5-flash-lite,gemini-3.8-flash");

    public Uri Api => new(ApiUrl ?? "https://generativelanguage.googleapis.com");
}

internal sealed class GeminiOptionsCheck : IValidateOptions<GeminiOptions>
{
    public ValidateOptionsResult Validate(string? name, GeminiOptions options)
    {
        var checks = new SettingChecks();
        checks.Token("GEMINI_API_KEY", options.ApiKey);
        checks.Address("GEMINI_API_URL", options.ApiUrl, "https://generativelanguage.googleapis.com");
        const string right = "A right value looks like gemini-3.5-flash-lite,gemini-3.8-flash.";
        if (options.Models.Count == 0) checks.Wrong($"GEMINI_MODEL names no model. {right}");
        foreach (var model in options.Models.Where(m => !m.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')))
            checks.Wrong($"GEMINI_MODEL holds \"{model}\", which is not a model's name. {right}");
        if (options.Batch is not ("on" or "off")) checks.Wrong("GEMINI_BATCH is neither on nor off.");
        return checks.Result;
    }
}
