using System.Net;
using System.Security.Cryptography;
using Bot.Shopify;
using Conversations.Shop;

namespace Tests.Vendors.Shopify;

/// <summary>Product videos: from where, how large, and what is no video.</summary>
public sealed class ShopifyVideosTests
{
    private static readonly Uri Address = new("https://cdn.shopify.com/videos/c/vp/1/1.HD-1080p-7.2Mbps.mp4");
    private static readonly byte[] Mp4 = [.. "\0\0\0\u0018ftypmp42"u8, .. new byte[200_000]];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_goes_on_as_it_comes_and_its_hash_is_told()
    {
        await using var rig = New();
        rig.Vendor.AnswersBytes(200, Mp4);
        using var to = new MemoryStream();
        var loaded = await rig.Get<IVideoSource>().CopyAsync(Address, to, Ct);
        Assert.Equal(new LoadedVideo(Convert.ToHexStringLower(SHA256.HashData(Mp4)), Mp4.Length), loaded);
        Assert.Equal(Mp4, to.ToArray());
    }

    [Theory]
    [InlineData("http://cdn.shopify.com/videos/1.mp4")]
    [InlineData("https://user@cdn.shopify.com/videos/1.mp4")]
    [InlineData("https://cdn.shopify.com:8443/videos/1.mp4")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    public async Task X4_no_other_address_is_opened(string address)
    {
        await using var rig = New();
        await Assert.ThrowsAsync<VideoUnavailableException>(() => rig.Get<IVideoSource>().CopyAsync(new(address), Stream.Null, Ct));
        Assert.Empty(rig.Vendor.Requests);
    }

    [Theory]
    [InlineData("https://127.0.0.1/1.mp4")]
    [InlineData("https://[::1]/1.mp4")]
    [InlineData("https://10.0.0.1/1.mp4")]
    public async Task X4_no_private_address_is_connected_to(string address)
    {
        await using var rig = new Rig(s => s.AddShopify(), new Dictionary<string, string?> { ["SHOPIFY_SHOP"] = "acme.myshopify.com", ["SHOPIFY_ACCESS_TOKEN"] = "shpat_long" }, realTime: true);
        await Assert.ThrowsAsync<VideoUnavailableException>(() => rig.Get<IVideoSource>().CopyAsync(new(address), Stream.Null, Ct));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(500)]
    public async Task What_is_not_handed_out_is_a_sentence(int status)
    {
        await using var rig = New();
        rig.Vendor.AnswersBytes(status, Mp4);
        var e = await Assert.ThrowsAsync<VideoUnavailableException>(() => rig.Get<IVideoSource>().CopyAsync(Address, Stream.Null, Ct));
        Assert.StartsWith("The ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_empty_or_no_film_is_not_taken()
    {
        await using var rig = New();
        rig.Vendor.AnswersBytes(200, [1, 2, 3]).AnswersBytes(200, []).Answers(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Endless()) };
            return response;
        });
        foreach (var words in (string[])["not an MP4", "empty", "larger than 256 MB"])
        {
            var e = await Assert.ThrowsAsync<VideoUnavailableException>(() => rig.Get<IVideoSource>().CopyAsync(Address, Stream.Null, Ct));
            Assert.Contains(words, e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"url":"https://cdn.shopify.com/v/480.mp4","mimeType":"video/mp4","height":480,"fileSize":1},{"url":"https://cdn.shopify.com/v/1080.mp4","mimeType":"video/mp4","height":1080,"fileSize":2},{"url":"https://cdn.shopify.com/v/x.m3u8","mimeType":"application/x-mpegURL","height":1080,"fileSize":null}""", "1080.mp4")]
    [InlineData("""{"url":"https://cdn.shopify.com/v/480.mp4","mimeType":"video/mp4","height":480,"fileSize":1},{"url":"https://cdn.shopify.com/v/1080.mp4","mimeType":"video/mp4","height":1080,"fileSize":256000001}""", "480.mp4")]
    [InlineData("""{"url":"https://cdn.shopify.com/v/x.m3u8","mimeType":"application/x-mpegURL","height":1080,"fileSize":null}""", null)]
    [InlineData("", null)]
    public async Task The_best_file_that_can_be_carried_is_the_products_video(string sources, string? chosen)
    {
        await using var rig = ShopifyRig.New();
        var product = ShopifyRig.Product().Replace("""{"nodes":[{"alt":"a video"},""", $$"""{"nodes":[{"alt":"a video","sources":[{{sources}}]},""", StringComparison.Ordinal);
        rig.Vendor.Answers(200, ShopifyRig.ByHandle(product));
        var video = (await rig.Get<IProductCatalog>().FindAsync(new ProductReference.ByHandle("linen-tote"), Ct))!.Video;
        Assert.Equal(chosen, video?.Segments[^1]);
    }

    private static Rig New() => new(
        s => s.AddShopify(), new Dictionary<string, string?> { ["SHOPIFY_SHOP"] = "acme.myshopify.com", ["SHOPIFY_ACCESS_TOKEN"] = "shpat_long" }, ShopifyVideos.Name);

    /// <summary>A film without an end.</summary>
    private sealed class Endless : MemoryStream
    {
        private bool _begun;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_begun) Mp4.AsSpan(0, 12).CopyTo(buffer.Span);
            _begun = true;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
