using System.Text.Json.Nodes;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Logins;

/// <summary>TikTok's connection, which lives for a year and can only be made anew by a person.</summary>
public sealed class TikTokLoginDays
{
    private static readonly (string, string) TikTok = (BotSettings.Platforms, "tiktok");

    [Fact]
    public async Task V4_its_end_is_warned_of_14_7_and_2_days_ahead_and_each_once()
    {
        await using var world = await LoginSteps.BeginAsync(TikTok);
        var end = world.Time.GetUtcNow().AddDays(365);
        foreach (var left in (double[])[200, 14.5, 13.5, 13.4, 10, 6.5, 6.4, 1.5, 1.4])
        {
            await world.RestartAsync(end.AddDays(-left));
            await world.MinutesAsync(1);
        }
        var said = await world.SaidAsync("TikTok login ends");
        Assert.Equal(["14 days", "7 days", "2 days"], said.Select(s => s["⚠️ TikTok login ends in ".Length..s.IndexOf(" (", StringComparison.Ordinal)]));
        Assert.All(said, s => Assert.Contains("put the new token into TIKTOK_REFRESH_TOKEN", s, StringComparison.Ordinal));
        Assert.Contains("login valid until 23 Nov 2027", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V4_a_connection_that_was_taken_away_is_said_once_and_the_post_waits_until_it_is_made_anew()
    {
        await using var world = await LoginSteps.BeginAsync(TikTok);
        await world.Desk.PostAsync("tiktok/revoke", new JsonObject());
        await world.RestartAsync(world.Time.GetUtcNow().AddDays(1.1)); // the access of the day before has ended
        await world.MinutesAsync(3);
        var said = Assert.Single(await world.SaidAsync("⚠️ TikTok refuses our login"));
        Assert.Contains("TikTok no longer accepts the connection.", said, StringComparison.Ordinal);
        await world.SentAsync();
        await world.SeesAsync("🚀 Instagram: live");
        await world.SeesAsync("⏸ TikTok: waits.");
        await world.MinutesAsync(20);
        Assert.Single(await world.SaidAsync("⚠️ TikTok refuses our login"));
        Assert.Empty((await world.Desk.GetAsync("tiktok/inbox")).AsArray());

        world.Write("TIKTOK_REFRESH_TOKEN", (await world.Desk.PostAsync("tiktok/reconnect", new JsonObject()))!["refreshToken"]!.GetValue<string>());
        await world.RestartAsync();
        Assert.Single(await world.SaidAsync("✅ TikTok works again"));
        await world.SeesAsync(PostTexts.InInbox, most: TimeSpan.FromMinutes(10));
        Assert.Single((await world.Desk.GetAsync("tiktok/inbox")).AsArray());
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task V4_a_refusal_in_between_is_looked_into_at_the_next_beats()
    {
        await using var world = await LoginSteps.BeginAsync(TikTok);
        await world.Desk.PostAsync("tiktok/revoke", new JsonObject());
        await world.SentAsync();
        await world.SeesAsync("⚠️ TikTok: not posted.", most: TimeSpan.FromMinutes(10));
        await world.MinutesAsync(4);
        Assert.Single(await world.SaidAsync("⚠️ TikTok refuses our login"));
    }
}
