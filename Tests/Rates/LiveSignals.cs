using System.Text.Json.Nodes;
using Conversations.Posts.Publishing;
using Tests.Support;
using Tests.Vendors.Instagram;

namespace Tests.Rates;

/// <summary>What a vendor itself says of its limits wins where it is stricter than our own windows.</summary>
public sealed class LiveSignals
{
    private const string Finished = """{"status_code":"FINISHED","id":"1"}""";

    [Theory]
    [InlineData("X-Business-Use-Case-Usage", """{"17":[{"type":"instagram","call_count":100,"estimated_time_to_regain_access":17}]}""", 17)]
    [InlineData("X-Business-Use-Case-Usage", """{"17":[{"type":"instagram","call_count":99,"estimated_time_to_regain_access":0}]}""", 0)]
    [InlineData("X-Business-Use-Case-Usage", """{"17":"soon"}""", 0)]
    [InlineData("X-App-Usage", """{"call_count":28,"total_cputime":101,"total_time":3}""", 5)]
    [InlineData("X-App-Usage", """{"call_count":99,"total_cputime":1,"total_time":99}""", 0)]
    [InlineData("X-App-Usage", "{", 0)]
    public async Task Meta_is_left_alone_for_as_long_as_it_asks_although_it_has_answered(string header, string value, int minutes)
    {
        await using var rig = InstagramRig.New();
        rig.Vendor.Answers(200, Finished, (header, value));
        Assert.IsType<HandleStatus.Ready>(await rig.Publisher().LookAsync("1", TestContext.Current.CancellationToken));
        if (minutes > 0)
        {
            rig.Time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            var left = Assert.IsType<HandleStatus.Unreadable>(await rig.Publisher().LookAsync("1", TestContext.Current.CancellationToken));
            Assert.Equal(TimeSpan.FromSeconds(1), left.RetryAfter);
            Assert.Single(rig.Vendor.Requests);
            rig.Time.Advance(TimeSpan.FromSeconds(1));
        }
        rig.Vendor.Answers(200, Finished);
        Assert.IsType<HandleStatus.Ready>(await rig.Publisher().LookAsync("1", TestContext.Current.CancellationToken));
        Assert.Equal(2, rig.Vendor.Requests.Count);
    }

    [Fact]
    public async Task V4_a_Page_whose_hour_is_used_up_is_called_no_more_and_limits_says_for_how_long()
    {
        await using var world = await World.BeginAsync(null, (BotSettings.Platforms, "facebook"));
        await world.SentAsync();
        await world.LiveAsync();
        await world.Desk.PostAsync("facebook/usage", new JsonObject { ["percent"] = 100, ["minutes"] = 9 });
        await world.SentAsync("fig-candle");
        await world.SeesAsync("🚀 Instagram: live");
        await world.SettleAsync();
        Assert.Matches("Facebook: .* it asks to be left alone for [89] minutes", (await world.AskAsync("/limits")).Text);
        var calls = (await world.Desk.RequestsAsync("facebook")).Count;
        await world.PassAsync(TimeSpan.FromMinutes(8), TimeSpan.FromSeconds(5));
        Assert.Equal(calls, (await world.Desk.RequestsAsync("facebook")).Count);
        await world.LiveAsync(2, most: TimeSpan.FromMinutes(5));
        Assert.Equal(2, (await world.Desk.GetAsync("facebook/posts")).AsArray().Count);
    }
}
