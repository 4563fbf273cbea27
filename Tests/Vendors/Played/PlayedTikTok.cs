using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Vendors.Played;

/// <summary>Somebody who speaks TikTok's protocol to the sandbox.</summary>
internal sealed class PlayedTikTok(PlayedVendor vendor) : IAsyncDisposable
{
    private string _access = "";

    public PlayedVendor Vendor => vendor;

    public Desk Desk => vendor.Desk;

    /// <summary>The refresh token that is good now.</summary>
    public string Refresh { get; private set; } = vendor.Settings["TIKTOK_REFRESH_TOKEN"];

    public static async Task<PlayedTikTok> BeginAsync()
    {
        var tiktok = new PlayedTikTok(await PlayedVendor.BeginAsync(time => [new global::Sandbox.TikTok.TikTokVendor(time)]));
        Assert.Equal(200, (await tiktok.RefreshAsync(tiktok.Refresh)).Status);
        return tiktok;
    }

    /// <summary>What begins like an MP4 and goes on with one number.</summary>
    public static byte[] Video(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)7);
        "\0\0\0\u0018ftypmp42"u8.CopyTo(bytes);
        return bytes;
    }

    public async Task<Answer> RefreshAsync(string token, bool wrong = false)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("client_key", vendor.Settings["TIKTOK_CLIENT_KEY"]), new("client_secret", vendor.Settings["TIKTOK_CLIENT_SECRET"]),
            new("grant_type", "refresh_token"), new("refresh_token", token),
        ]);
        var answer = await vendor.SendAsync(HttpMethod.Post, "/v2/oauth/token/", form, token: null, wrong);
        if (answer.Status == 200) (_access, Refresh) = (answer.Text("access_token"), answer.Text("refresh_token"));
        return answer;
    }

    public Task<Answer> CallAsync(string name, JsonObject body, bool wrong = false, string query = "") =>
        vendor.SendAsync(HttpMethod.Post, $"/v2/{name}/{query}", PlayedVendor.Json(body), _access, wrong);

    public Task<Answer> InitAsync(long size, long? chunk = null, long? chunks = null, bool wrong = false) =>
        CallAsync("post/publish/inbox/video/init", new() { ["source_info"] = FileOf(size, chunk, chunks) }, wrong);

    public Task<Answer> DirectAsync(string level, string title = "t", bool wrong = false) =>
        CallAsync("post/publish/video/init", new() { ["post_info"] = new JsonObject { ["title"] = title, ["privacy_level"] = level }, ["source_info"] = FileOf(100) }, wrong);

    public Task<Answer> PhotosAsync(string mode, string? level, params string[] urls)
    {
        var info = new JsonObject { ["title"] = "Photos" };
        if (level is not null) info["privacy_level"] = level;
        return CallAsync("post/publish/content/init", new()
        {
            ["media_type"] = "PHOTO", ["post_mode"] = mode, ["post_info"] = info,
            ["source_info"] = new JsonObject { ["source"] = "PULL_FROM_URL", ["photo_images"] = new JsonArray([.. urls.Select(u => (JsonNode?)u)]), ["photo_cover_index"] = 0 },
        });
    }

    public async Task<Answer> PutAsync(Answer init, byte[] video, int from, int to, long? total = null, bool wrong = false)
    {
        using var piece = new ByteArrayContent(video, from, to - from + 1);
        piece.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        piece.Headers.ContentRange = new ContentRangeHeaderValue(from, to, total ?? video.Length);
        return await vendor.SendAsync(HttpMethod.Put, new Uri(Data(init)["upload_url"]!.GetValue<string>()).PathAndQuery, piece, token: null, wrong);
    }

    /// <summary>A draft whose bytes are all there.</summary>
    public async Task<string> DraftAsync(byte[] video)
    {
        var init = await InitAsync(video.Length);
        Assert.Equal(201, (await PutAsync(init, video, 0, video.Length - 1)).Status);
        return IdOf(init);
    }

    public async Task<JsonNode> StatusAsync(string id) => Data(await CallAsync("post/publish/status/fetch", new() { ["publish_id"] = id }));

    public async Task<string> StateAsync(string id) => (await StatusAsync(id))["status"]!.GetValue<string>();

    public Task FinishAsync(string id, string action, string? text = null) => Desk.PostAsync($"tiktok/inbox/{id}", new JsonObject { ["action"] = action, ["text"] = text });

    public void Pass(TimeSpan span) => vendor.Time.Advance(span);

    public ValueTask DisposeAsync() => vendor.DisposeAsync();

    public static JsonNode Data(Answer answer)
    {
        Assert.Equal("ok", Code(answer));
        return answer.Body!["data"]!;
    }

    public static string IdOf(Answer answer) => Data(answer)["publish_id"]!.GetValue<string>();

    public static string Code(Answer answer) => answer.Body!["error"]!["code"]!.GetValue<string>();

    private static JsonObject FileOf(long size, long? chunk = null, long? chunks = null) =>
        new() { ["source"] = "FILE_UPLOAD", ["video_size"] = size, ["chunk_size"] = chunk ?? size, ["total_chunk_count"] = chunks ?? size / (chunk ?? size) };
}
