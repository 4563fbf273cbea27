using System.Globalization;
using Conversations.Posts;
using Conversations.Settings;

namespace Tests.Support;

/// <summary>Settings of a shop, for parts that are tested alone.</summary>
internal static class Shops
{
    public static ShopSettings In(string zone, string language = "en", params string[] publishAt) => new()
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        Language = CultureInfo.GetCultureInfo(language),
        PublishAt = [.. (publishAt.Length == 0 ? ["12:30", "17:30", "20:30"] : publishAt).Select(t => TimeOnly.Parse(t, CultureInfo.InvariantCulture))],
        UndoWindow = TimeSpan.FromSeconds(60),
        QualityThreshold = 0.85,
        Platforms = [Platform.Instagram],
    };
}
