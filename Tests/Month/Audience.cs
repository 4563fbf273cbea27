using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Month;

/// <summary>People who see the posts of the last days, more of them the older a post is: what is read back of it changes each time.</summary>
internal sealed class Audience(Desk desk)
{
    /// <summary>As far back as figures are read.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromDays(8);

    public async Task LookAsync(DateTimeOffset now)
    {
        foreach (var (id, seen) in Young(await desk.PublishedAsync(), "mediaId", now))
            await desk.PostAsync($"instagram/insights/{id}", new JsonObject { ["reach"] = seen, ["likes"] = seen / 9, ["comments"] = seen / 150, ["saved"] = seen / 40 });
        foreach (var (id, seen) in Young((await desk.GetAsync("facebook/posts")).AsArray(), "postId", now))
            await desk.PostAsync($"facebook/engagement/{id}", new JsonObject { ["reactions"] = seen / 12, ["comments"] = seen / 90, ["views"] = seen * 2, ["viewers"] = seen });
    }

    private static IEnumerable<(string Id, int Seen)> Young(IEnumerable<JsonNode?> posts, string id, DateTimeOffset now) =>
        from post in posts
        let age = now - post["at"]!.GetValue<DateTimeOffset>()
        where age < Long
        select (post[id]!.ToString(), (int)(300 + 500 * age.TotalHours / (age.TotalHours + 6)));
}
