using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Journeys.Week;

/// <summary>People who see the posts: more of them the older a post is, and each post has as many as its number says.</summary>
internal sealed class Audience(World world)
{
    private DateTimeOffset _counted;

    /// <summary>They are counted each full hour.</summary>
    public async Task LookAsync(DateTimeOffset now)
    {
        now = new(now.Ticks - now.Ticks % TimeSpan.TicksPerHour, now.Offset);
        if (now <= _counted) return;
        _counted = now;
        foreach (var (post, number) in (await world.Desk.PublishedAsync()).Select((p, i) => (p, i + 1)))
        {
            var seen = Seen(now - post["at"]!.GetValue<DateTimeOffset>(), number);
            await world.Desk.PostAsync($"instagram/insights/{post["mediaId"]}", new JsonObject { ["reach"] = seen, ["likes"] = seen / 9, ["comments"] = seen / 150, ["saved"] = seen / 40 });
        }
        foreach (var (post, number) in (await world.Desk.GetAsync("facebook/posts")).AsArray().Select((p, i) => (p!, i + 1)))
        {
            var seen = Seen(now - post["at"]!.GetValue<DateTimeOffset>(), number) / 3;
            await world.Desk.PostAsync($"facebook/engagement/{post["postId"]}", new JsonObject { ["reactions"] = seen / 12, ["comments"] = seen / 90, ["views"] = seen * 2, ["viewers"] = seen });
        }
    }

    /// <summary>Half of them within six hours; some seconds make no difference.</summary>
    private static int Seen(TimeSpan age, int number) => Math.Round(age.TotalHours, 1) is var hours ? (int)((300 + number * 137 % 500) * hours / (hours + 6)) : 0;
}
