using Bot.Health;
using Bot.Social.TikTok;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using static Tests.Vendors.TikTok.TikTokRig;

namespace Tests.Vendors.TikTok;

/// <summary>Tokens that end the ones before them: what is on disk when, and what is asked for how often.</summary>
public sealed class TikTokTokensTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task V4_the_new_refresh_token_is_on_disk_before_the_access_token_is_used()
    {
        await using var rig = New();
        var heldAtUse = "";
        rig.Vendor.Renews(1).Answers(seen =>
        {
            heldAtUse = rig.Sealed.All.GetValueOrDefault("tiktok", "");
            return Inbox();
        });
        Assert.IsType<HandleStatus.HandedOff>(await rig.Publisher(Platform.TikTok).LookAsync("p_1", Ct));
        Assert.Contains("rft.canary1", heldAtUse, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V4_stopped_between_storing_and_using_the_next_start_goes_on_with_the_new_one_and_renews_nothing()
    {
        await using var stopped = New();
        stopped.Vendor.Renews(1);
        Assert.IsType<TikTokAnswer<string>.Good>(await stopped.Get<TikTokTokens>().GetAsync(Ct));

        await using var again = New();
        foreach (var (name, value) in stopped.Sealed.All) again.Sealed.All[name] = value;
        again.Vendor.Answers(_ => Inbox());
        Assert.IsType<HandleStatus.HandedOff>(await again.Publisher(Platform.TikTok).LookAsync("p_1", Ct));
        Assert.Equal("Bearer act.canary1", BearerOf(Assert.Single(again.Vendor.Requests)));

        again.Time.Advance(TimeSpan.FromHours(24));
        again.Vendor.Renews(2).Answers(_ => Inbox());
        await again.Publisher(Platform.TikTok).LookAsync("p_1", Ct);
        Assert.Contains("refresh_token=rft.canary1", again.Vendor.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V4_what_could_not_be_stored_is_not_used_and_not_lost()
    {
        await using var rig = New();
        rig.Sealed.Saving = () => throw new IOException("no space");
        rig.Vendor.Renews(1);
        await Assert.ThrowsAsync<IOException>(() => rig.Publisher(Platform.TikTok).LookAsync("p_1", Ct));
        Assert.Single(rig.Vendor.Requests); // the token was not used

        rig.Sealed.Saving = null;
        rig.Vendor.Answers(_ => Inbox());
        Assert.IsType<HandleStatus.HandedOff>(await rig.Publisher(Platform.TikTok).LookAsync("p_1", Ct));
        Assert.Contains("rft.canary1", rig.Sealed.All["tiktok"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task V4_a_hundred_at_once_renew_once()
    {
        await using var rig = New();
        rig.Vendor.Renews(1);
        for (var i = 0; i < 100; i++) rig.Vendor.Answers(_ => Inbox());
        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => rig.Publisher(Platform.TikTok).LookAsync($"p_{i}", Ct), Ct)));
        Assert.All(all, s => Assert.IsType<HandleStatus.HandedOff>(s));
        Assert.Single(rig.Vendor.Requests, r => r.Address.AbsolutePath == "/v2/oauth/token/");
    }

    [Fact]
    public async Task V4_refused_once_renews_once_and_refused_again_is_left_alone_for_a_while_and_named()
    {
        await using var rig = New();
        rig.Vendor.Renews(1).Answers(_ => Inbox());
        await rig.Publisher(Platform.TikTok).LookAsync("p_1", Ct);
        rig.Vendor.Refuses("access_token_invalid", 401).Renews(2).Answers(_ => Inbox());
        Assert.IsType<HandleStatus.HandedOff>(await rig.Publisher(Platform.TikTok).LookAsync("p_1", Ct));

        rig.Vendor.Refuses("access_token_invalid", 401).Renews(3).Refuses("access_token_invalid", 401);
        Assert.IsType<HandleStatus.Unreadable>(await rig.Publisher(Platform.TikTok).LookAsync("p_1", Ct));
        var count = rig.Vendor.Requests.Count;
        var refused = Assert.IsType<HandleOutcome.Refused>(await rig.Publisher(Platform.TikTok).PrepareAsync(Content, Ct));
        Assert.Contains("TIKTOK_REFRESH_TOKEN", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(count, rig.Vendor.Requests.Count); // not asked again and again
        Assert.Equal(VendorCondition.Failing, rig.Health.Of("tiktok").Condition);

        rig.Time.Advance(TimeSpan.FromMinutes(15));
        rig.Vendor.Renews(4).Answers(_ => Inbox());
        Assert.IsType<HandleStatus.HandedOff>(await rig.Publisher(Platform.TikTok).LookAsync("p_1", Ct));
        Assert.Equal(VendorCondition.On, rig.Health.Of("tiktok").Condition);
    }

    [Fact]
    public async Task Another_token_in_the_settings_is_a_new_connection()
    {
        await using var rig = New();
        rig.Vendor.Renews(1);
        await rig.Get<TikTokTokens>().GetAsync(Ct);
        await using var connected = New("rft.second-canary");
        foreach (var (name, value) in rig.Sealed.All) connected.Sealed.All[name] = value;
        connected.Vendor.Renews(7);
        await connected.Get<TikTokTokens>().GetAsync(Ct);
        Assert.Contains("refresh_token=rft.second-canary", Assert.Single(connected.Vendor.Requests).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"Refresh token is invalid or expired.","log_id":"L"}""", true)]
    [InlineData(401, """{"error":"invalid_client","error_description":"d","log_id":"L"}""", true)]
    [InlineData(500, """{"error":"invalid_grant","log_id":"L"}""", false)]
    [InlineData(200, """{"access_token":"act.x","expires_in":"soon"}""", false)]
    [InlineData(200, "{", false)]
    [InlineData(302, "", false)]
    public async Task Only_a_no_in_so_many_words_loses_the_connection(int status, string body, bool lost)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body);
        var outcome = await rig.Publisher(Platform.TikTok).PrepareAsync(Content, Ct);
        if (lost) Assert.IsType<HandleOutcome.Refused>(outcome);
        else Assert.IsType<HandleOutcome.Later>(outcome);
        Assert.Empty(rig.Sealed.All);
    }

    [Fact]
    public async Task X3_no_token_is_in_what_records_say_of_themselves()
    {
        await using var rig = New();
        rig.Vendor.Renews(1);
        var good = await rig.Get<TikTokTokens>().GetAsync(Ct);
        var said = $"{good} {new HeldTokens("s", First, "act.canary1", default)} {new TokenPair("act.canary1", 1, "rft.canary1")} {new Begun("p", "https://upload/?upload_token=canary")}";
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Inbox() => new(System.Net.HttpStatusCode.OK)
    {
        Content = new StringContent("""{"data":{"status":"SEND_TO_USER_INBOX","downloaded_bytes":5},"error":{"code":"ok","message":"","log_id":"L"}}"""),
    };
}
