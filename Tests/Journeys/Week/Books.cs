using System.Text.Json.Nodes;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Journeys.Week;

/// <summary>What the platforms' own ledgers and the shop's books say at the end, against what the owner agreed to.</summary>
internal static class Books
{
    /// <summary>Each approved post once on each platform, at its time, word for word; and nothing else anywhere (P1, P2, P6, P7).</summary>
    public static async Task MustAgreeAsync(ShopDays days, Owner owner)
    {
        var instagram = await days.Desk.PublishedAsync();
        var facebook = (await days.Desk.GetAsync("facebook/posts")).AsArray().Select(p => p!).ToList();
        var tiktok = (await days.Desk.GetAsync("tiktok/inbox")).AsArray().Select(p => p!).ToList();
        Assert.Equal(Wanted(Platform.Instagram), instagram.Select(p => Line(p, "caption")).Order(StringComparer.Ordinal));
        Assert.Equal(Wanted(Platform.Facebook), facebook.Select(p => Line(p, "message")).Order(StringComparer.Ordinal));
        Assert.Equal(Wanted(Platform.TikTok), tiktok.Select(p => Line(p, "text")).Order(StringComparer.Ordinal));
        Assert.Equal(owner.PostedByHand, tiktok.Count(p => p["posted"]!.GetValue<bool>()));

        IEnumerable<string> Wanted(Platform platform) => owner.Approved
            .Select(a => $"{a.Late.GetValueOrDefault(platform) ?? a.When} {(platform == Platform.TikTok && a.IsFilmed ? "" : a.Text)}").Order(StringComparer.Ordinal);
    }

    /// <summary>Nothing is left in the middle, and Appwrite knows of everything (P2, D4).</summary>
    public static async Task MustBeCompleteAsync(ShopDays days, int drafts)
    {
        var posts = new List<Post>();
        for (var id = 1; id <= drafts; id++) posts.Add(await days.World.PostAsync(id));
        Assert.Null(await days.World.Services.GetRequiredService<IPostStore>().FindAsync(new(drafts + 1), CancellationToken.None));
        Assert.All(posts, p => Assert.True(p.Stage is PostStage.Published or PostStage.Rejected or PostStage.Skipped, $"draft {p.Id} is {p.Stage}"));
        var rows = (await days.Desk.RowsAsync("socialPosts")).Select(r => $"{r["$id"]} {r["revision"]}").Order(StringComparer.Ordinal);
        Assert.Equal(posts.Select(p => $"{p.Id} {p.Revision}").Order(StringComparer.Ordinal), rows);
    }

    private static string Line(JsonNode entry, string text) => $"{ShopDays.Moment(entry["at"]!.GetValue<DateTimeOffset>())} {entry[text]!.GetValue<string>()}";
}
