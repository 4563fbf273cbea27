using System.Text.Json;
using Bot.Health;
using Conversations.Posts.Publishing;
using static Tests.Vendors.Instagram.InstagramRig;

namespace Tests.Vendors.Instagram;

public sealed class InstagramPrepareTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_container_is_made_with_text_picture_and_alt_text()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, NoLimit).Answers(200, """{"username":"acme.shop","id":"178414"}""").Answers(200, """{"id":"1790"}""");
        var publisher = rig.Publisher();
        Assert.Null(publisher.Profile);
        Assert.Equal(new HandleOutcome.Made("1790"), await publisher.PrepareAsync(Content, Ct));

        var request = rig.Vendor.Requests[^1];
        Assert.Equal("POST https://graph.facebook.com/v26.0/178414/media", $"{request.Method} {request.Address}");
        Assert.Equal("Bearer EAA.secret", request.Headers["Authorization"]);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal(Content.Text, body.RootElement.GetProperty("caption").GetString());
        Assert.Equal("Bag on a hook", body.RootElement.GetProperty("alt_text").GetString());
        Assert.Equal(Content.Picture.AbsoluteUri, body.RootElement.GetProperty("image_url").GetString());
        Assert.Equal("https://www.instagram.com/acme.shop", publisher.Profile!.AbsoluteUri);
        Assert.DoesNotContain("EAA", string.Concat(rig.Vendor.Requests.Select(r => r.Address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reached_daily_limit_is_read_before_anything_is_made()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, """{"data":[{"quota_usage":25,"config":{"quota_total":25}}]}""");
        var later = Assert.IsType<HandleOutcome.Later>(await rig.Publisher().PrepareAsync(Content, Ct));
        Assert.Contains("limit of posts per day", later.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(4, null)]
    [InlineData(17, null)]
    [InlineData(32, null)]
    [InlineData(613, null)]
    [InlineData(80002, null)]
    [InlineData(368, null)]
    [InlineData(4, 2207051)]
    [InlineData(9, 2207042)]
    [InlineData(-1, 2207001)]
    [InlineData(-2, 2207003)]
    [InlineData(9004, 2207052)]
    [InlineData(100, 33)]
    public async Task What_passes_is_tried_later(int code, int? subcode)
    {
        await using var rig = Ready();
        rig.Vendor.Answers(400, Error(code, subcode));
        var later = Assert.IsType<HandleOutcome.Later>(await rig.Publisher().PrepareAsync(Content, Ct));
        Assert.NotNull(later.RetryAfter);
        Assert.EndsWith(".", later.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(190, 463, "expired")]
    [InlineData(190, 460, "password")]
    [InlineData(190, 458, "removed")]
    [InlineData(102, null, "Connect the account again")]
    [InlineData(10, null, "lacks the right")]
    [InlineData(200, null, "lacks the right")]
    [InlineData(25, 2207050, "restricted")]
    [InlineData(36000, 2207004, "too large")]
    [InlineData(36001, 2207005, "JPEG")]
    [InlineData(36003, 2207009, "too tall")]
    [InlineData(36004, 2207010, "too long")]
    [InlineData(100, 2207023, "kind of picture")]
    [InlineData(100, null, "as it is")]
    [InlineData(4711, 42, "4711")]
    public async Task What_needs_a_person_is_refused_with_a_sentence(int code, int? subcode, string word)
    {
        await using var rig = Ready();
        rig.Vendor.Answers(400, Error(code, subcode));
        var refused = Assert.IsType<HandleOutcome.Refused>(await rig.Publisher().PrepareAsync(Content, Ct));
        Assert.Contains(word, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_error_that_calls_itself_transient_is_tried_later()
    {
        await using var rig = Ready();
        rig.Vendor.Answers(500, Error(4711, 42, transient: true));
        Assert.IsType<HandleOutcome.Later>(await rig.Publisher().PrepareAsync(Content, Ct));
    }

    [Fact]
    public async Task The_rate_headers_say_how_long_to_wait()
    {
        await using var rig = Ready();
        rig.Vendor.Answers(400, Error(80002), ("X-Business-Use-Case-Usage", """{"178414":[{"type":"instagram","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":17}]}"""));
        var later = Assert.IsType<HandleOutcome.Later>(await rig.Publisher().PrepareAsync(Content, Ct));
        Assert.Equal(TimeSpan.FromMinutes(17), later.RetryAfter);
        Assert.Equal(VendorCondition.Failing, rig.Health.Of("instagram").Condition);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(502, "<html>")]
    [InlineData(400, "{}")]
    public async Task An_unreadable_answer_is_tried_later(int status, string body)
    {
        await using var rig = Ready();
        rig.Vendor.Answers(status, body);
        Assert.IsType<HandleOutcome.Later>(await rig.Publisher().PrepareAsync(Content, Ct));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    public async Task A_broken_connection_is_tried_later(HttpRequestError error)
    {
        await using var rig = Ready();
        rig.Vendor.Fails(error);
        Assert.IsType<HandleOutcome.Later>(await rig.Publisher().PrepareAsync(Content, Ct));
    }

    [Fact]
    public async Task Without_settings_the_owner_is_told_what_to_set()
    {
        await using var rig = New(("META_ACCESS_TOKEN", ""), ("INSTAGRAM_ACCOUNT_ID", ""));
        var publisher = rig.Publisher();
        Assert.Contains("META_ACCESS_TOKEN", Assert.IsType<HandleOutcome.Refused>(await publisher.PrepareAsync(Content, Ct)).Reason, StringComparison.Ordinal);
        Assert.IsType<HandleStatus.Unreadable>(await publisher.LookAsync("1", Ct));
        Assert.IsType<SendOutcome.NotSent>(await publisher.SendAsync("1", Content, Ct));
        Assert.IsType<FindOutcome.Unreadable>(await publisher.FindAsync(Content, rig.Time.GetUtcNow(), Ct));
        Assert.Null(await publisher.LinkAsync("1", Ct));
    }

    private static Rig Ready()
    {
        var rig = New();
        rig.Vendor.Answers(200, NoLimit).Answers(200, """{"username":"acme.shop"}""");
        return rig;
    }
}
