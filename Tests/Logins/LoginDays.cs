using Conversations.Posts;
using Tests.Support;

namespace Tests.Logins;

/// <summary>A login that ends, is refused and comes back, as the owner sees it in the chat.</summary>
public sealed class LoginDays(ITestOutputHelper output)
{
    private const string Refuses = "refuses our login";

    [Fact]
    public async Task V4_warnings_come_14_7_and_2_days_ahead_and_each_once_over_restarts()
    {
        await using var world = await LoginSteps.BeginAsync([LoginSteps.Both, .. LoginSteps.App]);
        await world.EndsAsync(new DateTimeOffset(2026, 12, 13, 12, 0, 0, TimeSpan.Zero));
        await world.Desk.FaultAsync("instagram", "Status", "oauth/access_token", 0, 400, body: """{"error":{"message":"m","type":"OAuthException","code":1,"fbtrace_id":"A1"}}""");
        var morning = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
        for (var day = 0; day < 19; day++)
        {
            await world.RestartAsync(morning.AddDays(day));
            await world.RestartAsync();
            await world.MinutesAsync(2);
        }
        var said = await world.SaidAsync("login ends");
        output.WriteLine(string.Join("\n", said));
        Assert.Equal(
            ["ends in 14 days (Sun 13 Dec)", "ends in 7 days (Sun 13 Dec)", "ends in 2 days (Sun 13 Dec)"],
            said.Select(s => s["⚠️ Instagram and Facebook login ".Length..s.IndexOf('.', StringComparison.Ordinal)]));
        Assert.All(said, s => Assert.Contains("META_ACCESS_TOKEN", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task V4_a_platform_that_refuses_waits_while_the_other_posts_and_goes_on_by_itself()
    {
        await using var world = await LoginSteps.BeginAsync(LoginSteps.Both);
        await world.BecomesAsync("instagram", "expired");
        await world.RestartAsync(world.Time.GetUtcNow().AddMinutes(10));
        Assert.Single(await world.SaidAsync("⚠️ Instagram " + Refuses));
        await world.SentAsync();
        var card = await world.SeesAsync("🚀 Facebook: live");
        Assert.Contains("⏸ Instagram: waits. Instagram " + Refuses, card.Text, StringComparison.Ordinal);
        Assert.StartsWith("⏸ Draft 1 waits", card.Text, StringComparison.Ordinal);
        await world.MinutesAsync(3);
        await world.RestartAsync();
        await world.MinutesAsync(10);
        Assert.Single(await world.SaidAsync("⚠️ Instagram " + Refuses));                                          // over the restart too
        Assert.Single(await world.Desk.ChatAsync(), m => m.FromBot && !m.HasPhoto && m.Text.StartsWith("⏸ Draft 1 waits", StringComparison.Ordinal)); // rang once
        Assert.Equal(0, await world.CallsAsync("instagram", "/media"));

        await world.BecomesAsync("instagram", "ok");
        await world.RestartAsync(); // the owner has put a new one into the settings
        await world.LiveAsync();
        await world.MinutesAsync(5);
        output.WriteLine(await world.Desk.TranscriptAsync());
        Assert.Single(await world.SaidAsync("✅ Instagram works again"));
        Assert.Equal((1, 1), ((await world.Desk.PublishedAsync()).Count, await world.OnPageAsync()));
    }

    [Fact]
    public async Task V4_what_comes_back_without_a_restart_is_seen_within_a_quarter_of_an_hour()
    {
        await using var world = await LoginSteps.BeginAsync();
        await world.ApprovedAsync();
        await world.BecomesAsync("instagram", "noPermission");
        await world.RestartAsync(world.Time.GetUtcNow().AddMinutes(10));
        await world.TapAsync(PostTexts.Now);
        var card = await world.SeesAsync("⏸ Draft 1 waits");
        Assert.Equal([PostTexts.Hold, PostTexts.EditText], card.Buttons.Select(b => b.Label));
        Assert.Equal(PostStage.Scheduled, (await world.PostAsync()).Stage);
        await world.BecomesAsync("instagram", "ok");
        await world.MinutesAsync(16);
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task S2_after_an_hour_it_is_held_and_a_tap_sends_it_once()
    {
        await using var world = await LoginSteps.BeginAsync();
        await world.ApprovedAsync();
        await world.BecomesAsync("instagram", "expired");
        await world.RestartAsync(world.Time.GetUtcNow().AddMinutes(10));
        await world.TapAsync(PostTexts.Now);
        await world.SeesAsync("⏸ Draft 1 waits");
        await world.MinutesAsync(61);
        await world.SeesAsync("while Instagram refused our login");
        await world.BecomesAsync("instagram", "ok");
        await world.RestartAsync();
        await world.MinutesAsync(5);
        Assert.Empty(await world.Desk.PublishedAsync());
        await world.TapAsync(PostTexts.PostNow);
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task S2_after_an_hour_the_platform_that_waited_is_asked_about_alone()
    {
        await using var world = await LoginSteps.BeginAsync([LoginSteps.Both, .. LoginSteps.App]);
        await world.BecomesAsync("facebook", "noPermission"); // reads go on working: only the check of the token tells
        await world.RestartAsync(world.Time.GetUtcNow().AddMinutes(10));
        Assert.Contains("pages_manage_posts", Assert.Single(await world.SaidAsync("⚠️ Facebook " + Refuses)), StringComparison.Ordinal);
        await world.SentAsync();
        await world.SeesAsync("⏸ Facebook: waits");
        await world.MinutesAsync(62);
        await world.SeesAsync("🚀⚠️ Draft 1 partly live");
        Assert.Equal(0, await world.CallsAsync("facebook", "/photos"));
        await world.BecomesAsync("facebook", "ok");
        await world.RestartAsync();
        await world.MinutesAsync(3);
        Assert.Equal(0, await world.OnPageAsync());
        await world.TapAsync(PostTexts.TryAgainOn(Platform.Facebook));
        await world.LiveAsync();
        Assert.Equal((1, 1), ((await world.Desk.PublishedAsync()).Count, await world.OnPageAsync()));
    }

    [Fact]
    public async Task V4_a_refused_request_is_enough_to_look_and_what_is_claimed_is_never_repeated()
    {
        await using var world = await LoginSteps.BeginAsync();
        await world.ApprovedAsync();
        await world.BecomesAsync("instagram", "expired");
        await world.NowAsync();
        await world.SeesAsync("⚠️ Draft 1 not posted"); // its claim was there before anybody knew
        await world.MinutesAsync(5);
        Assert.Single(await world.SaidAsync("⚠️ Instagram " + Refuses));
        await world.SentAsync("fig-candle");
        await world.SeesAsync("⏸ Draft 2 waits");
        Assert.Equal(0, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task V4_status_says_until_when()
    {
        await using var world = await LoginSteps.BeginAsync(LoginSteps.App);
        await world.EndsAsync(new DateTimeOffset(2027, 1, 12, 9, 0, 0, TimeSpan.Zero));
        await world.RestartAsync();
        Assert.Contains("✅ Instagram: on · login valid until 12 Jan 2027", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        world.Write("META_APP_ID", "");
        world.Write("META_APP_SECRET", "");
        await world.EndsAsync(null, "sandboxEAAother");
        world.Write("META_ACCESS_TOKEN", "sandboxEAAother");
        await world.RestartAsync();
        Assert.Contains("✅ Instagram: on · end of the login not known", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        await world.BecomesAsync("instagram", "expired");
        await world.RestartAsync();
        Assert.Contains("⚠️ Instagram: failing since", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
    }
}
