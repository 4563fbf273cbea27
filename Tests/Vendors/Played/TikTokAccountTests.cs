using System.Text.Json.Nodes;
using Sandbox.Desk;
using static Tests.Vendors.Played.PlayedTikTok;

namespace Tests.Vendors.Played;

/// <summary>Tokens, the account's videos and what people see of them, as the sandbox plays TikTok.</summary>
public sealed class TikTokAccountTests : IAsyncLifetime
{
    private PlayedTikTok _tiktok = null!;

    public async ValueTask InitializeAsync() => _tiktok = await BeginAsync();

    public ValueTask DisposeAsync() => _tiktok.DisposeAsync();

    [Fact]
    public async Task A_refresh_token_is_good_once_even_when_the_answer_to_it_was_lost()
    {
        var used = _tiktok.Refresh;
        _tiktok.Vendor.Fault(FaultKind.ResetAfter, "oauth/token");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _tiktok.RefreshAsync(used));
        var refused = await _tiktok.RefreshAsync(used);
        Assert.Equal((400, "invalid_grant"), (refused.Status, refused.Text("error")));
        Assert.Equal(1, (await _tiktok.Desk.GetAsync("tiktok/tokens"))["reused"]!.GetValue<int>());

        var connected = (await _tiktok.Desk.PostAsync("tiktok/reconnect", new JsonObject()))!["refreshToken"]!.GetValue<string>();
        Assert.Equal(200, (await _tiktok.RefreshAsync(connected)).Status);
        Assert.NotEqual(connected, _tiktok.Refresh);
    }

    [Fact]
    public async Task With_the_rule_off_a_used_refresh_token_still_works()
    {
        var used = _tiktok.Refresh;
        await _tiktok.RefreshAsync(used);
        _tiktok.Vendor.Fault(FaultKind.Lenient);
        Assert.Equal(200, (await _tiktok.RefreshAsync(used)).Status);
        Assert.Equal(400, (await _tiktok.RefreshAsync(used)).Status);
    }

    [Fact]
    public async Task Rights_that_end_are_said_to_have_ended()
    {
        await _tiktok.Desk.PostAsync("tiktok/scopes", new JsonObject { ["scopes"] = new JsonArray("user.info.basic", "video.list") });
        var refused = await _tiktok.InitAsync(100);
        Assert.Equal((401, "scope_not_authorized"), (refused.Status, Code(refused)));
        await _tiktok.Desk.PostAsync("tiktok/expire", new JsonObject());
        Assert.Equal("access_token_invalid", Code(await _tiktok.InitAsync(100)));
        Assert.Equal(200, (await _tiktok.RefreshAsync(_tiktok.Refresh)).Status);
        await _tiktok.Desk.PostAsync("tiktok/revoke", new JsonObject());
        Assert.Equal("invalid_grant", (await _tiktok.RefreshAsync(_tiktok.Refresh)).Text("error"));
    }

    [Fact]
    public async Task Only_what_everybody_sees_is_listed_newest_first_page_by_page()
    {
        var numbers = new List<string>();
        foreach (var text in new[] { "first", "second", "third" })
        {
            var id = await _tiktok.DraftAsync(Video(4_000));
            _tiktok.Pass(TimeSpan.FromSeconds(4));
            await _tiktok.FinishAsync(id, "post", text);
            Assert.DoesNotContain(Data(await ListAsync(new() { ["max_count"] = 20 }))["videos"]!.AsArray(), v => v!["title"]!.GetValue<string>() == text);
            _tiktok.Pass(TimeSpan.FromMinutes(1));
            numbers.Add($"{(await _tiktok.StatusAsync(id))["publicaly_available_post_id"]![0]!.GetValue<long>()}");
        }
        var page = Data(await ListAsync(new() { ["max_count"] = 2 }));
        Assert.Equal(["third", "second"], page["videos"]!.AsArray().Select(v => v!["title"]!.GetValue<string>()));
        Assert.True(page["has_more"]!.GetValue<bool>());
        var rest = Data(await ListAsync(new() { ["max_count"] = 2, ["cursor"] = page["cursor"]!.GetValue<long>() }));
        Assert.Equal(["first"], rest["videos"]!.AsArray().Select(v => v!["title"]!.GetValue<string>()));

        await _tiktok.Desk.PostAsync($"tiktok/engagement/{numbers[0]}", new JsonObject { ["views"] = 120, ["likes"] = 9, ["comments"] = 1, ["shares"] = 2 });
        await _tiktok.Desk.PostAsync("tiktok/delete", new JsonObject { ["postId"] = long.Parse(numbers[1], System.Globalization.CultureInfo.InvariantCulture) });
        var asked = await _tiktok.CallAsync("video/query", new() { ["filters"] = new JsonObject { ["video_ids"] = new JsonArray([.. numbers.Select(n => (JsonNode?)n)]) } }, query: "?fields=id,view_count");
        Assert.Equal([(numbers[2], 0), (numbers[0], 120)], Data(asked)["videos"]!.AsArray().Select(v => (v!["id"]!.GetValue<string>(), v["view_count"]!.GetValue<int>())));
        Assert.Equal("invalid_params", Code(await _tiktok.CallAsync("video/list", [], wrong: true)));
    }

    [Fact]
    public async Task The_owner_finds_the_draft_in_the_app_and_people_the_post_on_the_profile()
    {
        using var app = new HttpClient { BaseAddress = new(_tiktok.Vendor.Address) };
        app.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0");
        var id = await _tiktok.DraftAsync(Video(4_000));
        _tiktok.Pass(TimeSpan.FromSeconds(4));
        Assert.Contains("Inbox (1)", await Page("/"), StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(id), await Page("/inbox"), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("action", "post"), new("text", "Now <live>")]);
        using var posted = await app.PostAsync(new Uri($"/inbox/{Uri.EscapeDataString(id)}", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("&lt;live", await Page("/"), StringComparison.Ordinal);
        _tiktok.Pass(TimeSpan.FromMinutes(1));
        Assert.Contains("Now &lt;live>", await Page("/"), StringComparison.Ordinal);
        var video = Data(await ListAsync([]))["videos"]![0]!;
        Assert.Contains("Now &lt;live>", await Page(video["share_url"]!.GetValue<string>()), StringComparison.Ordinal);

        Task<string> Page(string path) => app.GetStringAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
    }

    private Task<Answer> ListAsync(JsonObject body) => _tiktok.CallAsync("video/list", body, query: "?fields=id,title,share_url");
}
