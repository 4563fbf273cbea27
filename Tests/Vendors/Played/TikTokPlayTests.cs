using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using static Tests.Vendors.Played.PlayedTikTok;

namespace Tests.Vendors.Played;

/// <summary>TikTok's posting as the sandbox plays it.</summary>
public sealed class TikTokPlayTests : IAsyncLifetime
{
    private static readonly TimeSpan UploadAddressLife = TimeSpan.FromHours(1);

    private static readonly byte[] Small = Video(4_000);

    private PlayedTikTok _tiktok = null!;

    public async ValueTask InitializeAsync() => _tiktok = await BeginAsync();

    public ValueTask DisposeAsync() => _tiktok.DisposeAsync();

    [Fact]
    public async Task A_draft_is_a_post_when_its_owner_posts_it_and_everybody_sees_it_later()
    {
        var id = await _tiktok.DraftAsync(Small);
        Assert.Equal("PROCESSING_UPLOAD", await _tiktok.StateAsync(id));
        _tiktok.Pass(TimeSpan.FromSeconds(4));
        Assert.Equal("SEND_TO_USER_INBOX", await _tiktok.StateAsync(id));
        Assert.Empty(await _tiktok.Vendor.PostsAsync());

        await _tiktok.FinishAsync(id, "post", "By hand");
        var status = await _tiktok.StatusAsync(id);
        Assert.Equal("PUBLISH_COMPLETE", status["status"]!.GetValue<string>());
        Assert.Empty(status["publicaly_available_post_id"]!.AsArray());
        _tiktok.Pass(TimeSpan.FromMinutes(1));
        var number = Assert.Single((await _tiktok.StatusAsync(id))["publicaly_available_post_id"]!.AsArray())!.GetValue<long>();

        var post = Assert.Single(await _tiktok.Vendor.PostsAsync());
        Assert.Equal(("inbox", "By hand", number), (post["mode"]!.GetValue<string>(), post["text"]!.GetValue<string>(), post["postId"]!.GetValue<long>()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Small)), Assert.Single(post["sha256"]!.AsArray())!.GetValue<string>());
    }

    [Fact]
    public async Task Pieces_come_in_order_and_exactly_as_announced()
    {
        var video = Video(10_000_123);
        var init = await _tiktok.InitAsync(video.Length, 5_000_000, 2);
        Assert.Equal(416, (await _tiktok.PutAsync(init, video, 5_000_000, 10_000_122)).Status);
        Assert.Equal(400, (await _tiktok.PutAsync(init, video, 0, 5_000_122)).Status);
        Assert.Equal(400, (await _tiktok.PutAsync(init, video, 0, 4_999_999, total: 10_000_000)).Status);
        var first = await _tiktok.PutAsync(init, video, 0, 4_999_999);
        Assert.Equal((206, "bytes 0-4999999/10000123"), (first.Status, first.Message.Content.Headers.ContentRange?.ToString()));
        Assert.Equal(5_000_000, (await _tiktok.StatusAsync(IdOf(init)))["uploaded_bytes"]!.GetValue<long>());
        Assert.Equal(416, (await _tiktok.PutAsync(init, video, 0, 4_999_999)).Status);
        Assert.Equal(201, (await _tiktok.PutAsync(init, video, 5_000_000, 10_000_122)).Status);
        Assert.Equal(416, (await _tiktok.PutAsync(init, video, 5_000_000, 10_000_122)).Status);
    }

    [Theory]
    [InlineData(4_999_999, 2_500_000, 1)] // small ones come whole
    [InlineData(4_999_999, 4_999_999, 2)]
    [InlineData(20_000_000, 4_999_999, 4)]
    [InlineData(70_000_000, 70_000_000, 1)]
    [InlineData(127_999_999, 64_000_000, 1)] // the division says one; more than 64 MB come in several
    [InlineData(140_000_000, 64_000_001, 2)]
    [InlineData(25_000_000, 10_000_000, 3)] // rounded up
    [InlineData(5_005_000_000, 5_000_000, 1001)]
    [InlineData(0, 0, 0)]
    public async Task Sizes_that_do_not_fit_together_are_refused(long size, long chunk, long chunks)
    {
        var refused = await _tiktok.InitAsync(size, chunk, chunks, wrong: true);
        Assert.Equal((400, "invalid_params"), (refused.Status, Code(refused)));
    }

    [Theory]
    [InlineData(5_000_000, 5_000_000, 1)]
    [InlineData(64_000_000, 64_000_000, 1)]
    [InlineData(50_000_123, 10_000_000, 5)]
    [InlineData(191_999_999, 64_000_000, 2)]
    public async Task Sizes_at_the_edge_are_taken(long size, long chunk, long chunks) => Assert.Equal(200, (await _tiktok.InitAsync(size, chunk, chunks)).Status);

    [Fact]
    public async Task An_app_that_was_not_audited_posts_only_to_a_private_account()
    {
        Assert.Equal("unaudited_client_can_only_post_to_private_accounts", Code(await _tiktok.DirectAsync("SELF_ONLY")));
        Assert.Equal("privacy_level_option_mismatch", Code(await _tiktok.DirectAsync("FOLLOWER_OF_CREATOR")));
        await _tiktok.Desk.PostAsync("tiktok/creator", new JsonObject { ["private"] = true });
        Assert.Equal("unaudited_client_can_only_post_to_private_accounts", Code(await _tiktok.DirectAsync("MUTUAL_FOLLOW_FRIENDS")));
        Assert.Equal("ok", Code(await _tiktok.DirectAsync("SELF_ONLY")));
        await _tiktok.Desk.PostAsync("tiktok/creator", new JsonObject { ["private"] = false, ["audited"] = true });
        var info = Data(await _tiktok.CallAsync("post/publish/creator_info/query", []));
        Assert.Equal("ok", Code(await _tiktok.DirectAsync(info["privacy_level_options"]![0]!.GetValue<string>())));
        Assert.Equal("invalid_params", Code(await _tiktok.DirectAsync("SELF_ONLY", new string('x', 2201))));
    }

    [Fact]
    public async Task Photos_are_pulled_from_a_verified_domain_only_and_the_init_is_already_the_post()
    {
        var pictures = new Queue<byte[]>([PlayedVendor.Jpeg, PlayedVendor.Jpeg, PlayedVendor.Picture(640, 640, SkiaSharp.SKEncodedImageFormat.Png), PlayedVendor.Picture(1200, 1200)]);
        await using var host = new Loopback(_ => pictures.TryDequeue(out var bytes)
            ? [.. Loopback.Raw($"HTTP/1.1 200 OK\nContent-Type: image/jpeg\nContent-Length: {bytes.Length}\nConnection: close\n\n"), .. bytes]
            : Loopback.Raw("HTTP/1.1 302 Found\nLocation: /\nContent-Length: 0\nConnection: close\n\n"));
        await _tiktok.Desk.PostAsync("tiktok/creator", new JsonObject { ["audited"] = true });
        var url = $"{host.Address}a.jpg";
        Assert.Equal("url_ownership_unverified", Code(await _tiktok.PhotosAsync("DIRECT_POST", "PUBLIC_TO_EVERYONE", url)));
        await _tiktok.Desk.PostAsync("tiktok/domain", new JsonObject { ["domain"] = host.Address.Authority });

        _tiktok.Vendor.Fault(FaultKind.ResetAfter, "content/init");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _tiktok.PhotosAsync("DIRECT_POST", "PUBLIC_TO_EVERYONE", url));
        await _tiktok.PhotosAsync("DIRECT_POST", "PUBLIC_TO_EVERYONE", url);
        _tiktok.Pass(TimeSpan.FromSeconds(4));
        Assert.Equal(2, (await _tiktok.Vendor.PostsAsync()).Count);

        foreach (var reason in new[] { "file_format_check_failed", "picture_size_check_failed", "photo_pull_failed" })
        {
            var id = IdOf(await _tiktok.PhotosAsync("MEDIA_UPLOAD", null, url));
            Assert.Equal("PROCESSING_DOWNLOAD", await _tiktok.StateAsync(id));
            _tiktok.Pass(TimeSpan.FromSeconds(4));
            var status = await _tiktok.StatusAsync(id);
            Assert.Equal(("FAILED", reason), (status["status"]!.GetValue<string>(), status["fail_reason"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task A_lost_answer_to_the_init_of_an_upload_leaves_nothing_behind()
    {
        _tiktok.Vendor.Fault(FaultKind.ResetAfter, "inbox/video/init");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _tiktok.InitAsync(100));
        _tiktok.Pass(TimeSpan.FromHours(1));
        Assert.Empty((await _tiktok.Desk.GetAsync("tiktok/inbox")).AsArray());
        Assert.Empty(await _tiktok.Vendor.PostsAsync());
    }

    [Fact]
    public async Task Five_drafts_that_wait_are_enough()
    {
        for (var i = 0; i < 5; i++) await _tiktok.DraftAsync(Small);
        _tiktok.Pass(TimeSpan.FromMinutes(1));
        var refused = await _tiktok.InitAsync(100);
        Assert.Equal((403, "spam_risk_too_many_pending_share"), (refused.Status, Code(refused)));
        await _tiktok.FinishAsync("newest", "discard");
        Assert.Equal("ok", Code(await _tiktok.InitAsync(100)));
        Assert.Equal("spam_risk_too_many_pending_share", Code(await _tiktok.InitAsync(100)));
        _tiktok.Pass(UploadAddressLife); // what never got its bytes no longer counts
        Assert.Equal("ok", Code(await _tiktok.InitAsync(100)));
    }

    [Fact]
    public async Task A_day_has_its_cap_and_a_minute_too()
    {
        await _tiktok.Desk.PostAsync("tiktok/creator", new JsonObject { ["audited"] = true, ["dailyCap"] = 7 });
        for (var i = 0; i < 6; i++) Assert.Equal("ok", Code(await _tiktok.DirectAsync("SELF_ONLY")));
        var seventh = await _tiktok.DirectAsync("SELF_ONLY");
        Assert.Equal((429, "rate_limit_exceeded"), (seventh.Status, Code(seventh)));
        _tiktok.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("ok", Code(await _tiktok.DirectAsync("SELF_ONLY")));
        Assert.Equal("spam_risk_too_many_posts", Code(await _tiktok.DirectAsync("SELF_ONLY")));
        _tiktok.Pass(TimeSpan.FromHours(24));
        Assert.Equal("access_token_invalid", Code(await _tiktok.DirectAsync("SELF_ONLY")));
        await _tiktok.RefreshAsync(_tiktok.Refresh);
        Assert.Equal("ok", Code(await _tiktok.DirectAsync("SELF_ONLY")));
    }

    [Fact]
    public async Task Any_refusal_can_be_had_with_its_status()
    {
        foreach (var (code, status) in new[] { ("spam_risk_user_banned_from_posting", 403), ("reached_active_user_cap", 403), ("app_version_check_failed", 403), ("internal_error", 500) })
        {
            await _tiktok.Desk.PostAsync("tiktok/refuse", new JsonObject { ["code"] = code });
            var refused = await _tiktok.InitAsync(100);
            Assert.Equal((status, code), (refused.Status, Code(refused)));
        }
        Assert.Equal("invalid_publish_id", Code(await _tiktok.CallAsync("post/publish/status/fetch", new() { ["publish_id"] = "v_inbox_file~v2-1.1" })));
        Assert.Equal("invalid_params", Code(await _tiktok.CallAsync("post/publish/status/fetch", new() { ["id"] = "x" }, wrong: true)));
    }

    [Theory]
    [InlineData("internal", null)]
    [InlineData(null, "file_format_check_failed")]
    public async Task What_fails_says_why_when_it_was_looked_at(string? ordered, string? found)
    {
        if (ordered is not null) await _tiktok.Desk.PostAsync("tiktok/fail", new JsonObject { ["reason"] = ordered });
        await _tiktok.Desk.PostAsync("tiktok/timing", new JsonObject { ["processingSeconds"] = 7200 });
        var id = await _tiktok.DraftAsync(found is null ? Small : new byte[4_000]);
        _tiktok.Pass(TimeSpan.FromMinutes(119));
        Assert.Equal("PROCESSING_UPLOAD", await _tiktok.StateAsync(id));
        _tiktok.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(ordered ?? found, (await _tiktok.StatusAsync(id))["fail_reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_upload_address_is_good_for_an_hour()
    {
        var init = await _tiktok.InitAsync(Small.Length);
        _tiktok.Pass(UploadAddressLife);
        Assert.Equal(403, (await _tiktok.PutAsync(init, Small, 0, Small.Length - 1)).Status);
    }
}
