using System.Security.Cryptography;
using Bot.Journal;
using Bot.Social;
using Bot.Social.TikTok;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Vendors.TikTok;

/// <summary>The TikTok folder with a stub at its end, and what it is fed with.</summary>
internal static class TikTokRig
{
    public const string First = "rft.first-canary";

    public static readonly Uri OnTheDomain = new("https://www.acme.com/cdn/shop/files/tote.jpg?v=1&width=1080");

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 1, 2, 3];

    public static PostContent Content { get; } = new()
    {
        Text = "Market mornings.\n#linen",
        AltText = "Bag on a hook",
        Picture = new("https://cdn.shopify.com/s/files/1/0533/2089/files/tote.jpg?v=1&width=1080"),
        PictureHash = Convert.ToHexStringLower(SHA256.HashData(Jpeg)),
    };

    public static Rig New(string refreshToken = First, string? domain = "www.acme.com") => new(
        services => services.AddSocial(),
        new Dictionary<string, string?>
        {
            ["TIKTOK_CLIENT_KEY"] = "awkey", ["TIKTOK_CLIENT_SECRET"] = "secret-canary", ["TIKTOK_REFRESH_TOKEN"] = refreshToken, ["TIKTOK_MEDIA_DOMAIN"] = domain,
            ["RATE_LIMITS"] = "tiktok=600/m",
        },
        TikTokClient.Vendor, TikTokVideos.Name);

    /// <summary>The same with a video of so many bytes, and a folder of its own.</summary>
    public static (Rig Rig, PostContent Content) WithVideo(string folder, int bytes)
    {
        var rig = new Rig(
            services => services.AddSocial().Configure<JournalOptions>(o => o.DataDir = folder),
            new Dictionary<string, string?>
            {
                ["TIKTOK_CLIENT_KEY"] = "awkey", ["TIKTOK_CLIENT_SECRET"] = "secret-canary", ["TIKTOK_REFRESH_TOKEN"] = First, ["RATE_LIMITS"] = "tiktok=600/m",
            },
            TikTokClient.Vendor, TikTokVideos.Name);
        var film = new byte[bytes];
        for (var i = 0; i < bytes; i++) film[i] = (byte)(i * 31 % 251);
        var address = new Uri("https://cdn.shopify.com/videos/c/vp/1/1.HD-1080p-7.2Mbps.mp4");
        rig.Videos.All[address] = film;
        return (rig, Content with { Video = new(address, Convert.ToHexStringLower(SHA256.HashData(film))) });
    }

    public static StubVendor Renews(this StubVendor vendor, int number, long seconds = 86_400) => vendor.Answers(
        200, $$"""{"access_token":"act.canary{{number}}","expires_in":{{seconds}},"refresh_token":"rft.canary{{number}}","refresh_expires_in":31536000,"open_id":"o","scope":"video.upload","token_type":"Bearer"}""");

    public static StubVendor Says(this StubVendor vendor, string data) => vendor.Answers(200, $$$"""{"data":{{{data}}},"error":{"code":"ok","message":"","log_id":"L1"}}""");

    public static StubVendor Refuses(this StubVendor vendor, string code, int status = 403) =>
        vendor.Answers(status, $$$"""{"data":{},"error":{"code":"{{{code}}}","message":"m","log_id":"L2"}}""");

    public static string BearerOf(Seen request) => request.Headers.GetValueOrDefault("Authorization", "");
}
