using Conversations.Posts.Publishing;
using static Tests.Vendors.Instagram.InstagramRig;

namespace Tests.Vendors.Instagram;

/// <summary>P4: what cannot be proven not to have happened is unknown.</summary>
public sealed class InstagramSendTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complete_answer_with_an_id_is_published()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, """{"id":"1801"}""");
        Assert.Equal(new SendOutcome.Published("1801"), await rig.Publisher().SendAsync("1790", Content, Ct));
        var request = Assert.Single(rig.Vendor.Requests);
        Assert.Equal("POST https://graph.facebook.com/v26.0/178414/media_publish {\"creation_id\":\"1790\"}", $"{request.Method} {request.Address} {request.Body}");
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "")]
    [InlineData(200, """{"id":""}""")]
    [InlineData(200, """{"id":"18""")]
    [InlineData(200, "<html>")]
    [InlineData(202, "{}")]
    [InlineData(302, "")]
    [InlineData(400, "")]
    [InlineData(429, "")]
    [InlineData(500, "")]
    [InlineData(503, "<html>")]
    public async Task Any_other_answer_is_unknown_and_sent_only_once(int status, string body)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body);
        Assert.IsType<SendOutcome.Unknown>(await rig.Publisher().SendAsync("1790", Content, Ct));
        Assert.Single(rig.Vendor.Requests);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(4, 2207051)]
    [InlineData(9, 2207042)]
    [InlineData(24, 2207008)]
    [InlineData(9007, 2207027)]
    [InlineData(100, 33)]
    [InlineData(190, 463)]
    [InlineData(10, null)]
    [InlineData(36003, 2207009)]
    public async Task Even_a_clear_refusal_is_unknown_until_it_is_read_back(int code, int? subcode)
    {
        await using var rig = New();
        rig.Vendor.Answers(400, Error(code, subcode));
        var unknown = Assert.IsType<SendOutcome.Unknown>(await rig.Publisher().SendAsync("1790", Content, Ct));
        Assert.EndsWith(".", unknown.Reason, StringComparison.Ordinal);
        Assert.Single(rig.Vendor.Requests);
    }

    [Fact]
    public async Task Our_own_full_window_sends_nothing()
    {
        await using var rig = New(("RATE_LIMITS", "instagram=1/h"));
        rig.Vendor.Answers(200, """{"id":"1801"}""");
        await rig.Publisher().SendAsync("1790", Content, Ct);
        Assert.Equal(TimeSpan.FromHours(1), Assert.IsType<SendOutcome.NotSent>(await rig.Publisher().SendAsync("1791", Content, Ct)).RetryAfter);
        Assert.Single(rig.Vendor.Requests);
    }

    [Fact]
    public async Task The_body_goes_out_whole_with_its_length()
    {
        var sent = "";
        await using var server = new Loopback(request =>
        {
            sent = request;
            return null;
        });
        await using var rig = At(server.Address);
        await rig.Publisher().SendAsync("1790", Content, Ct);
        Assert.Contains("Content-Length: 22", sent, StringComparison.Ordinal);
        Assert.EndsWith("{\"creation_id\":\"1790\"}", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_not_sent()
    {
        await using var rig = At(Loopback.NobodyThere());
        Assert.IsType<SendOutcome.NotSent>(await rig.Publisher().SendAsync("1790", Content, Ct));
    }

    [Fact]
    public async Task A_failed_handshake_is_not_sent()
    {
        await using var plain = new Loopback(_ => Loopback.Raw("HTTP/1.1 400 Bad Request\n\n"));
        await using var rig = At(new UriBuilder(plain.Address) { Scheme = "https" }.Uri);
        Assert.IsType<SendOutcome.NotSent>(await rig.Publisher().SendAsync("1790", Content, Ct));
    }

    [Fact]
    public async Task A_connection_closed_without_an_answer_is_unknown_and_the_request_went_once()
    {
        await using var closing = new Loopback(_ => null);
        await using var rig = At(closing.Address);
        Assert.IsType<SendOutcome.Unknown>(await rig.Publisher().SendAsync("1790", Content, Ct));
        Assert.Equal(1, closing.Connections);
    }

    [Fact]
    public async Task An_answer_cut_in_its_middle_is_unknown()
    {
        await using var cutting = new Loopback(_ => Loopback.Raw("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 500\n\n{\"id\":\"1801\"}"));
        await using var rig = At(cutting.Address);
        Assert.IsType<SendOutcome.Unknown>(await rig.Publisher().SendAsync("1790", Content, Ct));
        Assert.Equal(1, cutting.Connections);
    }

    [Fact]
    public async Task A_connection_that_died_while_it_waited_is_not_used_again()
    {
        var requests = 0;
        await using var server = new Loopback(_ =>
        {
            requests++;
            // Says it would stay open, and closes.
            return Loopback.Raw("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 13\nConnection: keep-alive\n\n{\"id\":\"1801\"}");
        });
        await using var rig = At(server.Address);
        for (var i = 0; i < 5; i++) Assert.IsType<SendOutcome.Published>(await rig.Publisher().SendAsync("1790", Content, Ct));
        Assert.Equal((5, 5), (requests, server.Connections));
    }
}
