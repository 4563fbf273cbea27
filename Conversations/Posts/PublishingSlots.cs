using Conversations.Settings;

namespace Conversations.Posts;

/// <summary>When an approved post goes out: the times of <c>PUBLISH_AT</c>, one post each.</summary>
public static class PublishingSlots
{
    /// <summary>Time for second thoughts, and for the platforms to take the picture.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromMinutes(60);

    /// <summary>Two posts within the hour take each other's readers, and look like a machine's.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <param name="taken">When other posts go out or lately went, at a slot or not; UTC.</param>
    /// <returns>The first slot at least <see cref="Notice"/> ahead, and <see cref="Apart"/> from every other post; UTC.</returns>
    public static DateTimeOffset NextFree(ShopSettings shop, DateTimeOffset now, IReadOnlySet<DateTimeOffset> taken)
    {
        var earliest = now + Notice;
        for (var day = DateOnly.FromDateTime(shop.Local(earliest).Date); ; day = day.AddDays(1))
        {
            foreach (var time in shop.PublishAt)
            {
                var slot = LocalTime.First(shop.Zone, day.ToDateTime(time));
                if (slot >= earliest && taken.All(t => (t - slot).Duration() >= Apart)) return slot;
            }
        }
    }
}
