using System.Net;
using Bot.Social.TikTok;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using static Tests.Vendors.TikTok.TikTokRig;

namespace Tests.Vendors.TikTok;

/// <summary>A video into the inbox: what is sent where, and what each way of breaking off means.</summary>
public sealed class TikTokVideoTests : IDisposable
{
    private const string Address = "https://open-upload.tiktokapis.com/video/?upload_id=1&upload_token=canary";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-videos-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task P5_the_id_and_the_address_are_kept_before_the_first_byte_and_the_pieces_come_in_order()
    {
        var (rig, content) = WithVideo(_folder.FullName, 25_000_001);
        await using var _ = rig;
        var handle = await PreparedAsync(rig, content);
        Assert.Equal("v_inbox_file~v2.7", handle);
        Assert.Contains("canary", rig.Sealed.All["tiktok upload v_inbox_file~v2.7"], StringComparison.Ordinal);
        Assert.EndsWith("""{"source_info":{"source":"FILE_UPLOAD","video_size":25000001,"chunk_size":10000000,"total_chunk_count":2}}""", rig.Vendor.Requests[^1].Body, StringComparison.Ordinal);
        var asked = rig.Vendor.Requests.Count;
        Assert.IsType<HandleStatus.Ready>(await rig.Publisher(Platform.TikTok).LookAsync(handle, Ct));
        Assert.Equal(asked, rig.Vendor.Requests.Count); // nothing has left, so there is nothing to ask

        rig.Vendor.Answers(_ => new(HttpStatusCode.PartialContent)).Answers(_ => new(HttpStatusCode.Created));
        Assert.Equal(new SendOutcome.Taken(handle), await rig.Publisher(Platform.TikTok).SendAsync(handle, content, Ct));
        Assert.All(rig.Vendor.Requests.TakeLast(2), r => Assert.Equal(("PUT", Address, false), (r.Method, r.Address.AbsoluteUri, r.Headers.ContainsKey("Authorization"))));
        Assert.Empty(_folder.EnumerateFiles("*", SearchOption.AllDirectories)); // nothing of it stays on the card

        rig.Vendor.Says("""{"status":"PROCESSING_UPLOAD","uploaded_bytes":25000001}""").Says("""{"status":"SEND_TO_USER_INBOX"}""");
        Assert.IsType<HandleStatus.Processing>(await rig.Publisher(Platform.TikTok).LookAsync(handle, Ct));
        Assert.IsType<HandleStatus.HandedOff>(await rig.Publisher(Platform.TikTok).LookAsync(handle, Ct));
        Assert.DoesNotContain(rig.Sealed.All, s => s.Key.StartsWith("tiktok upload", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D7_a_disk_that_takes_nothing_is_a_sentence_and_tried_again()
    {
        var (rig, content) = WithVideo(_folder.FullName, 1_000);
        await using var _ = rig;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "videos"), "where the folder should be", Ct);
        rig.Vendor.Renews(1);
        var later = Assert.IsType<HandleOutcome.Later>(await rig.Publisher(Platform.TikTok).PrepareAsync(content, Ct));
        Assert.Contains("My disk does not take", later.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null, typeof(SendOutcome.NotSent))]
    [InlineData(0, HttpStatusCode.InternalServerError, typeof(SendOutcome.Failed))]
    [InlineData(0, HttpStatusCode.RequestedRangeNotSatisfiable, typeof(SendOutcome.Failed))]
    [InlineData(1, HttpStatusCode.InternalServerError, typeof(SendOutcome.Unknown))]
    [InlineData(1, HttpStatusCode.TooManyRequests, typeof(SendOutcome.Unknown))]
    [InlineData(1, HttpStatusCode.RequestedRangeNotSatisfiable, typeof(SendOutcome.Unknown))]
    [InlineData(1, HttpStatusCode.Redirect, typeof(SendOutcome.Unknown))]
    [InlineData(1, HttpStatusCode.Forbidden, typeof(SendOutcome.Failed))]
    [InlineData(1, null, typeof(SendOutcome.Failed))]
    public async Task P4_only_the_last_piece_can_be_unknown_and_nothing_is_sent_twice(int piece, HttpStatusCode? status, Type outcome)
    {
        var (rig, content) = WithVideo(_folder.FullName, 20_000_000);
        await using var _ = rig;
        var handle = await PreparedAsync(rig, content);
        for (var i = 0; i < piece; i++) rig.Vendor.Answers(_ => new(HttpStatusCode.PartialContent));
        if (status is { } answer) rig.Vendor.Answers(_ => new(answer));
        else rig.Vendor.Fails(HttpRequestError.ConnectionError);
        Assert.IsType(outcome, await rig.Publisher(Platform.TikTok).SendAsync(handle, content, Ct));
        Assert.True(rig.Vendor.IsDone);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.Unknown)]
    public async Task P4_a_last_piece_that_broke_off_is_read_until_its_hour_has_passed(HttpRequestError error)
    {
        var (rig, content) = WithVideo(_folder.FullName, 1_000_000);
        await using var _ = rig;
        var handle = await PreparedAsync(rig, content);
        rig.Vendor.Fails(error);
        Assert.IsType<SendOutcome.Unknown>(await rig.Publisher(Platform.TikTok).SendAsync(handle, content, Ct));
        rig.Vendor.Says("""{"status":"PROCESSING_UPLOAD","uploaded_bytes":0}""").Says("""{"status":"PROCESSING_UPLOAD","uploaded_bytes":0}""");
        Assert.IsType<HandleStatus.Ready>(await rig.Publisher(Platform.TikTok).LookAsync(handle, Ct));
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.IsType<HandleStatus.Dead>(await rig.Publisher(Platform.TikTok).LookAsync(handle, Ct));
    }

    [Fact]
    public async Task P5_an_upload_whose_hour_has_passed_or_whose_address_is_lost_is_not_begun()
    {
        var (rig, content) = WithVideo(_folder.FullName, 1_000_000);
        await using var _ = rig;
        var handle = await PreparedAsync(rig, content);
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.IsType<HandleStatus.Dead>(await rig.Publisher(Platform.TikTok).LookAsync(handle, Ct));
        Assert.IsType<SendOutcome.Failed>(await rig.Publisher(Platform.TikTok).SendAsync(handle, content, Ct));
        Assert.IsType<SendOutcome.Failed>(await rig.Publisher(Platform.TikTok).SendAsync("v_unknown", content, Ct));
    }

    [Theory]
    [InlineData("http://open-upload.tiktokapis.com/video/")]
    [InlineData("https://tiktokapis.com.evil.example/video/")]
    [InlineData("https://user@open-upload.tiktokapis.com/video/")]
    [InlineData("https://127.0.0.1/video/")]
    public async Task X4_bytes_go_to_tiktok_only(string address)
    {
        var (rig, content) = WithVideo(_folder.FullName, 1_000_000);
        await using var _ = rig;
        rig.Vendor.Renews(1).Says($$"""{"publish_id":"v_inbox_file~v2.7","upload_url":"{{address}}"}""");
        Assert.IsType<HandleOutcome.Later>(await rig.Publisher(Platform.TikTok).PrepareAsync(content, Ct));
    }

    [Fact]
    public async Task P6_another_video_than_the_approved_one_is_not_begun()
    {
        var (rig, content) = WithVideo(_folder.FullName, 1_000_000);
        await using var _ = rig;
        rig.Vendor.Renews(1).Renews(2);
        rig.Videos.All[content.Video!.Address] = [.. rig.Videos.All[content.Video.Address], 0];
        Assert.IsType<HandleOutcome.Refused>(await rig.Publisher(Platform.TikTok).PrepareAsync(content, Ct));
        rig.Videos.All.Clear();
        Assert.IsType<HandleOutcome.Later>(await rig.Publisher(Platform.TikTok).PrepareAsync(content, Ct));
        Assert.Single(rig.Vendor.Requests);
        Assert.Empty(_folder.EnumerateFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public void P6_a_video_is_part_of_what_is_approved_and_posts_without_one_keep_their_hash()
    {
        var film = new PostVideo(new("https://cdn.shopify.com/videos/1.mp4"), "ab");
        Assert.Equal("d6a3283a0924c1ce4a86b69ea4d6e2931186fb8bc96f7144d63c470492b40a5a", Content.Hash()); // as the release before has it on record
        Assert.NotEqual(Content.Hash(), (Content with { Video = film }).Hash());
        Assert.NotEqual((Content with { Video = film with { Hash = "cd" } }).Hash(), (Content with { Video = film }).Hash());
    }

    [Fact]
    public void X3_an_upload_does_not_tell_its_address() =>
        Assert.DoesNotContain("canary", $"{new Upload(new(Address), 1, default, false)}", StringComparison.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string> PreparedAsync(Rig rig, PostContent content)
    {
        rig.Vendor.Renews(1).Says($$"""{"publish_id":"v_inbox_file~v2.7","upload_url":"{{Address}}"}""");
        return Assert.IsType<HandleOutcome.Made>(await rig.Publisher(Platform.TikTok).PrepareAsync(content, Ct)).Handle;
    }
}
