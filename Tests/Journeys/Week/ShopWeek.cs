using System.Text.Json.Nodes;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Journeys.Week;

/// <summary>
/// A week of the shop as its owner lives it, three drafts a day. The whole chat is a text that a person has read and approved; the quick round plays
/// its first morning.
/// </summary>
[Collection(LongWalks.Name)]
public sealed class ShopWeek
{
    private const string Approved = "Tests/Journeys/Week/week.approved.txt";
    private const string NewToken = "sandboxEAARobinsNewToken";

    [Fact]
    public async Task What_was_approved_went_out_at_its_time_and_the_chat_tells_it_all()
    {
        await using var days = await ShopDays.BeginAsync();
        var owner = new Owner(days);
        await FirstMorningAsync(days, owner);
        if (Effort.Times(1, 7, 7) == 1)
        {
            ApprovedText.Check(Approved, $"{days.Transcript}{Later}");
            await Books.MustAgreeAsync(days, owner);
            await Books.MustBeCompleteAsync(days, drafts: 1);
            return;
        }
        await AfternoonAsync(days, owner);
        await EveningAsync(days, owner);
        await TuesdayAsync(days, owner);
        await WednesdayAsync(days, owner);
        await ThursdayAsync(days, owner);
        await FridayAsync(days, owner);
        await SaturdayAsync(days, owner);
        await SundayAsync(days, owner);
        ApprovedText.Check(Approved, $"{days.Transcript}");
        await Books.MustAgreeAsync(days, owner);
        await Books.MustBeCompleteAsync(days, drafts: 21);
        Assert.Equal(19, owner.Approved.Count);
    }

    private static async Task FirstMorningAsync(ShopDays days, Owner owner)
    {
        await MorningAsync(days, owner);
        await days.UntilAsync("12:45");
        await days.SayAsync("https://www.tiktok.com/@linen.and.loaf/photo/7571000000000104729");
    }

    /// <summary>The owner's own words, and one draft that does not please.</summary>
    private static async Task TuesdayAsync(ShopDays days, Owner owner)
    {
        await days.UntilAsync("09:10");
        await owner.EditAsync("Back on the shelf, and not for long: our favourite of the week. 🌿\n\nCome by on Saturday & have a look.");
        await owner.ApproveAsync();
        await days.UntilAsync("12:40");
        await owner.PostOnTikTokAsync();
        await days.UntilAsync("14:10");
        await owner.RejectAsync();
        await EveningAsync(days, owner);
    }

    /// <summary>Facebook is away from noon until four, and the owner changes their mind in time.</summary>
    private static async Task WednesdayAsync(ShopDays days, Owner owner)
    {
        await days.UntilAsync("09:10");
        await owner.ApproveAsync();
        await days.UntilAsync("12:00");
        days.Transcript.Remark("Facebook is away");
        await days.Desk.FaultAsync("facebook", "Down");
        await days.UntilAsync("12:50");
        await owner.PostOnTikTokAsync();
        await days.UntilAsync("14:10");
        var lunch = owner.Approved.Count - 1;
        await owner.ApproveAsync(undone: true);
        await owner.UndoAsync();
        await days.UntilAsync("14:20");
        await owner.ApproveAsync();
        await days.UntilAsync("16:00");
        days.Transcript.Remark("Facebook is back");
        await days.Desk.HealAsync("facebook");
        await days.UntilAsync("16:10");
        await days.TapAsync(PostTexts.TryAgainOn(Platform.Facebook));
        await days.WatchAsync();
        owner.NotBefore(lunch, "Wed 25 Nov 16:10", Platform.Facebook);
        await days.UntilAsync("17:40");
        await owner.PostOnTikTokAsync();
        await EveningAsync(days, owner);
    }

    /// <summary>The Meta login ends in the night; at lunch the owner makes a new one.</summary>
    private static async Task ThursdayAsync(ShopDays days, Owner owner)
    {
        await days.UntilAsync("07:00");
        await days.WishAsync("instagram/login", new JsonObject { ["endsAt"] = days.Now });
        await days.UntilAsync("09:10");
        await owner.ApproveAsync();
        await days.UntilAsync("12:40");
        await owner.PostOnTikTokAsync();
        await days.UntilAsync("13:05");
        await days.WishAsync("instagram/login", new JsonObject { ["token"] = NewToken });
        await days.RestartAsync("META_ACCESS_TOKEN", NewToken);
        await days.WatchAsync();
        owner.NotBefore(owner.Approved.Count - 1, "Thu 26 Nov 13:06", Platform.Instagram, Platform.Facebook);
        await AfternoonAsync(days, owner);
        await EveningAsync(days, owner);
    }

    /// <summary>The power goes between an approval and its time, and Appwrite is away for the afternoon.</summary>
    private static async Task FridayAsync(ShopDays days, Owner owner)
    {
        await days.UntilAsync("09:10");
        await owner.ApproveAsync();
        await days.UntilAsync("11:00");
        await days.OffAsync(minutes: 20);
        await days.UntilAsync("12:40");
        await owner.PostOnTikTokAsync();
        await days.UntilAsync("13:00");
        days.Transcript.Remark("Appwrite is away until six");
        await days.WishAsync("appwrite/state", new JsonObject { ["state"] = "paused" });
        await AfternoonAsync(days, owner);
        await days.UntilAsync("18:00");
        await days.WishAsync("appwrite/state", new JsonObject { ["state"] = "ok" });
        await EveningAsync(days, owner);
    }

    /// <summary>Nobody answers the first draft.</summary>
    private static async Task SaturdayAsync(ShopDays days, Owner owner)
    {
        await AfternoonAsync(days, owner);
        await EveningAsync(days, owner);
    }

    private static async Task SundayAsync(ShopDays days, Owner owner)
    {
        await MorningAsync(days, owner);
        await days.UntilAsync("14:10"); // a draft that the bot itself calls doubtful
        await owner.EditAsync("Soft as a cloud, and named after one: the baby blanket & hat. Organic cotton, €49 in the shop.");
        await AfternoonAsync(days, owner, "14:20");
        await EveningAsync(days, owner);
        await days.SayAsync("/queue");
        await days.SayAsync("/status");
    }

    private static Task MorningAsync(ShopDays days, Owner owner) => ThirdAsync(days, owner, "09:10", "12:40");

    private static Task AfternoonAsync(ShopDays days, Owner owner, string approves = "14:10") => ThirdAsync(days, owner, approves, "17:40");

    private static Task EveningAsync(ShopDays days, Owner owner) => ThirdAsync(days, owner, "19:10", "20:40");

    /// <summary>A draft is approved, goes out and is posted on TikTok.</summary>
    private static async Task ThirdAsync(ShopDays days, Owner owner, string approves, string posts)
    {
        await days.UntilAsync(approves);
        await owner.ApproveAsync();
        await days.UntilAsync(posts);
        await owner.PostOnTikTokAsync();
    }

    /// <summary>What is approved from the first figures on, which the quick round does not play.</summary>
    private static string Later =>
        Path.Combine(Repository.Root, Approved) is var file && File.Exists(file) && File.ReadAllText(file) is var known && known.IndexOf("\n13:30\n", StringComparison.Ordinal) is var at and > 0 ? known[at..] : "";
}
