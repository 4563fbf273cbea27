using System.Globalization;
using Bot.Social.Meta;
using Bot.Social.TikTok;
using Conversations.Posts;
using Conversations.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Settings;

/// <summary>The shop's own ways: zone, language, hours.</summary>
public sealed class ShopOptions
{
    [ConfigurationKeyName("SHOP_TIME_ZONE")]
    public string? TimeZone { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("SHOP_LANGUAGE")]
    public string Language { get; set => field = SettingText.Clean(value) ?? field; } = "en";

    /// <summary>Five fields of cron, or <c>off</c>.</summary>
    [ConfigurationKeyName("GENERATE_AT")]
    public string GenerateAt { get; set => field = SettingText.Clean(value) ?? field; } = "0 9,14,19 * * *";

    [ConfigurationKeyName("PUBLISH_AT")]
    public string PublishAt { get; set => field = SettingText.Clean(value) ?? field; } = "12:30,17:30,20:30";

    [ConfigurationKeyName("UNDO_WINDOW")]
    public string UndoWindow { get; set => field = SettingText.Clean(value) ?? field; } = "60s";

    [ConfigurationKeyName("QUALITY_THRESHOLD")]
    public string QualityThreshold { get; set => field = SettingText.Clean(value) ?? field; } = "0.85";

    internal HoursText Hours => new(TimeZone!, GenerateAt, PublishAt);

    /// <summary>Reads <c>60s</c> and <c>5m</c>; no more than an hour.</summary>
    internal static TimeSpan? ReadSpan(string text)
    {
        if (text is not [.. var digits, 's' or 'm'] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var span = text[^1] == 's' ? TimeSpan.FromSeconds(number) : TimeSpan.FromMinutes(number);
        return span <= TimeSpan.FromHours(1) ? span : null;
    }

    internal static double? ReadShare(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share : null;

    internal static CultureInfo? ReadLanguage(string text)
    {
        try
        {
            return text.Length >= 2 ? CultureInfo.GetCultureInfo(text, predefinedOnly: true) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <param name="canDraft">Whether there is a shop to draft about and a model to write.</param>
    /// <param name="changed">In the chat; it wins.</param>
    internal ShopSettings ToSettings(MetaOptions meta, TikTokOptions tiktok, ChangedHours? changed, bool canDraft)
    {
        var platforms = PlatformsOf(meta, tiktok);
        canDraft &= platforms.Count > 0; // what could not be written, or go anywhere, is not drafted three times a day
        var hours = ChangeHours.InForce(Hours, changed).Read(canDraft)!;
        return new()
        {
            Zone = hours.Zone,
            GenerateAt = hours.GenerateAt,
            PublishAt = hours.PublishAt,
            CanDraft = canDraft,
            Language = ReadLanguage(Language)!,
            UndoWindow = ReadSpan(UndoWindow)!.Value,
            QualityThreshold = ReadShare(QualityThreshold)!.Value,
            Platforms = platforms,
            TikTokTakesPictures = tiktok.TakesPictures,
        };
    }

    private static IReadOnlyList<Platform> PlatformsOf(MetaOptions meta, TikTokOptions tiktok) =>
        [.. new[] { (Platform.Instagram, meta.InstagramIsOn), (Platform.Facebook, meta.FacebookIsOn), (Platform.TikTok, tiktok.IsOn) }.Where(p => p.Item2).Select(p => p.Item1)];
}

internal sealed class ShopOptionsCheck : IValidateOptions<ShopOptions>
{
    public ValidateOptionsResult Validate(string? name, ShopOptions options)
    {
        var checks = new SettingChecks();
        if (options.TimeZone is null) checks.Wrong("SHOP_TIME_ZONE is missing: the IANA name of the shop's zone, such as Europe/Berlin.");
        else Check("SHOP_TIME_ZONE", HourSetting.Zone, options.TimeZone);
        if (ShopOptions.ReadLanguage(options.Language) is null) checks.Wrong("SHOP_LANGUAGE is not a language: write en, de or en-GB.");
        Check("GENERATE_AT", HourSetting.GenerateAt, options.GenerateAt);
        Check("PUBLISH_AT", HourSetting.PublishAt, options.PublishAt);
        if (ShopOptions.ReadSpan(options.UndoWindow) is null) checks.Wrong("UNDO_WINDOW cannot be read: 60s or 5m, at most an hour.");
        if (ShopOptions.ReadShare(options.QualityThreshold) is null) checks.Wrong("QUALITY_THRESHOLD is not between 0 and 1: write 0.85.");
        return checks.Result;

        void Check(string name, HourSetting setting, string text)
        {
            if (HoursText.MistakeIn(setting, text) is { } mistake) checks.Wrong($"{name} {mistake}");
        }
    }
}
