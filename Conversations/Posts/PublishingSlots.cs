using Conversations.Settings;

namespace Conversations.Posts;

/// <summary>When an approved post goes out: the times of <c>PUBLISH_AT</c>, one post each.</summary>
public static class PublishingSlots
{
    /// <summary>Time for second thoughts, and for the platforms to take the picture.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromMinutes(60);

    /// <returns>The first slot at least <see cref="Notice"/> ahead that nobody has taken; UTC.</returns>
    public static DateTimeOffset NextFree(ShopSettings shop, DateTimeOffset now, IReadOnlySet<DateTimeOffset> taken)
    {
        var earliest = now + Notice;
        for (var day = DateOnly.FromDateTime(shop.Local(earliest).Date); ; day = day.AddDays(1))
        {
            foreach (var time in shop.PublishAt)
            {
                var slot = LocalTime.First(shop.Zone, day.ToDateTime(time));
                if (slot >= earliest && !taken.Contains(slot)) return slot;
            }
        }
    }
}
