using Bot.Social.TikTok;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using static Tests.Vendors.TikTok.TikTokRig;

namespace Tests.Vendors.TikTok;

/// <summary>A picture into the inbox: what is asked, and what each answer means.</summary>
public sealed class TikTokPhotoTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task P5_preparing_asks_for_no_post_and_sending_asks_for_one()
    {
        await using var rig = Open();
        var publisher = rig.Publisher(Platform.TikTok);
        var handle = Assert.IsType<HandleOutcome.Made>(await publisher.PrepareAsync(Content, Ct)).Handle;
        Assert.InRange(handle.Length, 1, 128);
        Assert.IsType<HandleStatus.Ready>(await publisher.LookAsync(handle, Ct));
        Assert.Single(rig.Vendor.Requests);
        rig.Vendor.Says("""{"publish_id":"p_inbox_url~v2.7"}""");
        Assert.Equal(new SendOutcome.Taken("p_inbox_url~v2.7"), await publisher.SendAsync(handle, Content, Ct));
        Assert.Equal(
            """POST https://open.tiktokapis.com/v2/post/publish/content/init/ {"media_type":"PHOTO","post_mode":"MEDIA_UPLOAD","post_info":{"description":"Market mornings.\n#linen"},"source_info":{"source":"PULL_FROM_URL","photo_images":["https://www.acme.com/cdn/shop/files/tote.jpg?v=1\u0026width=1080"],"photo_cover_index":0}}""",
            $"{rig.Vendor.Requests[^1].Method} {rig.Vendor.Requests[^1].Address} {rig.Vendor.Requests[^1].Body}");
    }

    [Theory]
    [InlineData("PROCESSING_DOWNLOAD", typeof(HandleStatus.Processing))]
    [InlineData("SEND_TO_USER_INBOX", typeof(HandleStatus.HandedOff))]
    [InlineData("PUBLISH_COMPLETE", typeof(HandleStatus.Live))]
    [InlineData("FAILED", typeof(HandleStatus.Dead))]
    [InlineData("SOMETHING_NEW", typeof(HandleStatus.Unreadable))]
    public async Task Each_status_has_its_meaning(string status, Type meaning)
    {
        await using var rig = Open();
        rig.Vendor.Says($$"""{"status":"{{status}}","publicaly_available_post_id":[]}""");
        Assert.IsType(meaning, await rig.Publisher(Platform.TikTok).LookAsync("p_inbox_url~v2.7", Ct));
    }

    [Theory]
    [InlineData(200, """{"data":{"publish_id":"p"},"error":{"code":"internal_error","message":"","log_id":""}}""")]
    [InlineData(200, """{"data":{"publish_id":"p"}}""")]
    [InlineData(200, """{"data":{},"error":{"code":"ok","message":"","log_id":""}}""")]
    [InlineData(200, """{"data":{"publish_id":"p"},"error":{"code":"ok","mess""")]
    [InlineData(200, "<html>")]
    [InlineData(302, "")]
    [InlineData(403, """{"data":{},"error":{"code":"something_new","message":"","log_id":""}}""")]
    [InlineData(429, """{"data":{},"error":{"code":"rate_limit_exceeded","message":"","log_id":""}}""")]
    [InlineData(500, """{"data":{},"error":{"code":"spam_risk","message":"","log_id":""}}""")]
    [InlineData(502, "")]
    public async Task P4_any_answer_but_a_complete_yes_or_a_no_in_so_many_words_is_unknown(int status, string body)
    {
        await using var rig = Open();
        rig.Vendor.Answers(status, body);
        Assert.IsType<SendOutcome.Unknown>(await rig.Publisher(Platform.TikTok).SendAsync("photo:x", Content, Ct));
        Assert.Equal(2, rig.Vendor.Requests.Count);
    }

    [Theory]
    [InlineData("spam_risk_too_many_pending_share", "Clear your TikTok drafts")]
    [InlineData("url_ownership_unverified", "TIKTOK_MEDIA_DOMAIN")]
    [InlineData("scope_not_authorized", "video.upload")]
    public async Task A_no_in_so_many_words_is_one(string code, string words)
    {
        await using var rig = Open();
        rig.Vendor.Refuses(code);
        Assert.Contains(words, Assert.IsType<SendOutcome.Failed>(await rig.Publisher(Platform.TikTok).SendAsync("photo:x", Content, Ct)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task P3_a_token_refused_while_sending_is_no_reason_to_send_again_without_a_record()
    {
        await using var rig = Open();
        rig.Vendor.Refuses(TikTokErrors.TokenInvalid, 401);
        Assert.IsType<SendOutcome.NotSent>(await rig.Publisher(Platform.TikTok).SendAsync("photo:x", Content, Ct));
        Assert.Equal(2, rig.Vendor.Requests.Count);
    }

    [Fact]
    public async Task P6_the_domain_must_serve_the_approved_picture()
    {
        await using var rig = Open();
        rig.Pictures.All[OnTheDomain] = [.. Jpeg, 0];
        Assert.Contains("another picture", Assert.IsType<HandleOutcome.Refused>(await rig.Publisher(Platform.TikTok).PrepareAsync(Content, Ct)).Reason, StringComparison.Ordinal);
        rig.Pictures.All.Clear();
        Assert.IsType<HandleOutcome.Later>(await rig.Publisher(Platform.TikTok).PrepareAsync(Content, Ct));
        var foreign = Content with { Picture = new("https://elsewhere.example/tote.jpg") };
        Assert.IsType<HandleOutcome.Refused>(await rig.Publisher(Platform.TikTok).PrepareAsync(foreign, Ct));
    }

    [Theory]
    [InlineData("https://cdn.shopify.com/s/files/1/0533/2089/files/x.jpg?v=1", "https://www.acme.com/cdn/shop/files/x.jpg?v=1")]
    [InlineData("https://cdn.shopify.com/s/files/1/2089/products/a/x.jpg", "https://www.acme.com/cdn/shop/products/a/x.jpg")]
    [InlineData("https://acme.myshopify.com/cdn/shop/files/x.jpg?v=1&width=1080", "https://www.acme.com/cdn/shop/files/x.jpg?v=1&width=1080")]
    [InlineData("https://cdn.shopify.com/s/files/1/x.jpg", null)]
    [InlineData("https://cdn.shopify.com/s/files/1/2089/", null)]
    [InlineData("https://cdn.shopify.com/other/x.jpg", null)]
    public void A_file_of_the_shop_is_the_same_under_its_domain(string picture, string? address) =>
        Assert.Equal(address, PhotoAddress.Of(new(picture), "www.acme.com")?.AbsoluteUri);

    /// <summary>With a token, and the picture on the domain.</summary>
    private static Rig Open()
    {
        var rig = New();
        rig.Pictures.All[OnTheDomain] = Jpeg;
        rig.Vendor.Renews(1);
        return rig;
    }
}
