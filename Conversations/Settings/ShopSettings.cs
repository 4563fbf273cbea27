using System.Globalization;
using Conversations.Posts.Drafting;

namespace Conversations.Settings;

/// <summary>How this shop works: what the use cases need to know of the settings.</summary>
public sealed record ShopSettings
{
    private volatile ShopHours _hours = new() { Zone = TimeZoneInfo.Utc, PublishAt = [] };

    /// <summary>May change at any time: in the chat, without a restart.</summary>
    public ShopHours Hours { get => _hours; set => _hours = value; }

    /// <summary><c>SHOP_TIME_ZONE</c>.</summary>
    public required TimeZoneInfo Zone { get => Hours.Zone; init => Hours = Hours with { Zone = value }; }

    /// <summary><c>SHOP_LANGUAGE</c>: the language of drafts, and how money and dates are written.</summary>
    public required CultureInfo Language { get; init; }

    /// <summary><c>GENERATE_AT</c>; null while nothing is drafted by itself.</summary>
    public SlotPlan? GenerateAt { get => Hours.GenerateAt; init => Hours = Hours with { GenerateAt = value }; }

    /// <summary><c>PUBLISH_AT</c>: local times, ascending.</summary>
    public required IReadOnlyList<TimeOnly> PublishAt { get => Hours.PublishAt; init => Hours = Hours with { PublishAt = value }; }

    /// <summary>Whether there is a shop to draft about, a model to write and a platform to post on.</summary>
    public bool CanDraft { get; init; } = true;

    /// <summary><c>UNDO_WINDOW</c>.</summary>
    public required TimeSpan UndoWindow { get; init; }

    /// <summary><c>QUALITY_THRESHOLD</c>: 0 to 1.</summary>
    public required double QualityThreshold { get; init; }

    /// <summary>The platforms whose settings are present.</summary>
    public required IReadOnlyList<Posts.Platform> Platforms { get; init; }

    /// <summary><c>TIKTOK_MEDIA_DOMAIN</c> is set: TikTok fetches pictures from there.</summary>
    public bool TikTokTakesPictures { get; init; }

    /// <summary>Where a post about it can go: TikTok takes videos, and pictures only from a domain that the app has shown to be its own.</summary>
    public IReadOnlyList<Posts.Platform> PlatformsFor(Shop.Product product) =>
        [.. Platforms.Where(p => p != Posts.Platform.TikTok || product.Video is not null || TikTokTakesPictures)];

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);
}
