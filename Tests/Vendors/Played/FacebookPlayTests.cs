using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Tests.Vendors.Played;

/// <summary>The Page as the sandbox plays it.</summary>
public sealed class FacebookPlayTests : IAsyncLifetime
{
    private const string Page = "/v26.0/104455667788990";

    private PlayedVendor _page = null!;
    private string _token = "";

    private string User => _page.Settings["META_ACCESS_TOKEN"];

    public async ValueTask InitializeAsync()
    {
        _page = await PlayedVendor.BeginAsync(time =>
        {
            var page = new global::Sandbox.Facebook.FacebookVendor(time);
            return [page, new global::Sandbox.Instagram.InstagramVendor(time, page)];
        });
        var accounts = await GetAsync("/v26.0/me/accounts?fields=id,name,access_token", User);
        Assert.Equal(_page.Settings["FACEBOOK_PAGE_ID"], accounts.Body!["data"]![0]!["id"]!.GetValue<string>());
        _token = accounts.Body["data"]![0]!["access_token"]!.GetValue<string>();
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task Photos_are_unseen_until_a_post_takes_them_and_then_name_it()
    {
        var (first, second) = (await PhotoAsync("A bag"), await PhotoAsync("Its side"));
        Assert.Null((await GetAsync($"/v26.0/{first}?fields=page_story_id")).Body!["page_story_id"]);
        Assert.Empty(await _page.PostsAsync());

        var post = (await PublishAsync("Market mornings", first, second)).Text("id");

        Assert.Equal(post, (await GetAsync($"/v26.0/{second}?fields=page_story_id")).Text("page_story_id"));
        var listed = (await GetAsync($"{Page}/published_posts?fields=id,message,created_time,attachments{{media,subattachments,target}}&limit=10")).Body!["data"]![0]!;
        Assert.Equal((post, "Market mornings", "2026-11-23T09:00:00+0000"), (listed["id"]!.GetValue<string>(), listed["message"]!.GetValue<string>(), listed["created_time"]!.GetValue<string>()));
        Assert.Equal([first, second], listed["attachments"]!["data"]![0]!["subattachments"]!["data"]!.AsArray().Select(a => a!["target"]!["id"]!.GetValue<string>()));
        var seen = Assert.Single(await _page.PostsAsync());
        Assert.Equal(["A bag", "Its side"], seen["photos"]!.AsArray().Select(p => p!["altText"]!.GetValue<string>()));
        Assert.All(seen["photos"]!.AsArray(), p => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(PlayedVendor.Jpeg)), p!["pictureSha256"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_picture_is_really_fetched_from_its_address()
    {
        await using var shop = new Loopback(r => r.StartsWith("GET /bag.jpg", StringComparison.Ordinal)
            ? [.. Loopback.Raw($"HTTP/1.1 200 OK\nContent-Type: image/jpeg\nContent-Length: {PlayedVendor.Jpeg.Length}\nConnection: close\n\n"), .. PlayedVendor.Jpeg]
            : Loopback.Raw("HTTP/1.1 302 Found\nLocation: /bag.jpg\nContent-Length: 0\nConnection: close\n\n"));
        var direct = await PostAsync("/photos", new() { ["url"] = $"{shop.Address}bag.jpg" });
        Assert.Equal(direct.Text("post_id"), Assert.Single(await _page.PostsAsync())["postId"]!.GetValue<string>());
        Assert.Equal((324, 2069019), (await PostAsync("/photos", new() { ["url"] = $"{shop.Address}moved" })).Error);
        Assert.Equal((324, null), (await PostAsync("/photos", new() { ["published"] = false })).Error);
    }

    [Theory]
    [InlineData("user", 403, 200)]
    [InlineData("nobody", 401, 190)]
    public async Task Only_the_Pages_own_token_posts(string whose, int status, int code)
    {
        var refused = await PostAsync("/feed", new() { ["message"] = "m" }, whose == "user" ? User : "EAAwrong");
        Assert.Equal((status, code), (refused.Status, refused.Error.Code));
        Assert.Empty(await _page.PostsAsync());
        if (whose == "user") Assert.Equal((190, 2069032), (await GetAsync($"{Page}/published_posts?fields=id", User)).Error);
    }

    [Theory]
    [InlineData("expired", 190, 190)]
    [InlineData("noPermission", 200, null)]
    [InlineData("blocked", 368, null)]
    public async Task A_right_that_is_lost_is_lost_for_the_Page_alone(string state, int write, int? read)
    {
        await _page.Desk.PostAsync("facebook/token", new JsonObject { ["state"] = state });
        Assert.Equal(write, (await PostAsync("/feed", new() { ["message"] = "m" })).Error.Code);
        var list = await GetAsync($"{Page}/published_posts?fields=id");
        Assert.Equal(read, list.Status == 200 ? null : list.Error.Code);
        Assert.Equal(200, (await GetAsync("/v26.0/17841405309211844?fields=username", User)).Status);
    }

    [Fact]
    public async Task The_check_of_a_token_tells_whose_it_is_and_what_it_may_do()
    {
        var whole = (await GetAsync($"/v26.0/debug_token?input_token={_token}", User)).Body!["data"]!;
        Assert.Equal(("PAGE", 0, true), (whole["type"]!.GetValue<string>(), whole["expires_at"]!.GetValue<long>(), whole["is_valid"]!.GetValue<bool>()));
        Assert.Contains("pages_manage_posts", Scopes(whole));
        await _page.Desk.PostAsync("facebook/token", new JsonObject { ["state"] = "noPermission" });
        var less = (await GetAsync($"/debug_token?input_token={_token}", User)).Body!["data"]!;
        Assert.DoesNotContain("pages_manage_posts", Scopes(less));
        Assert.Contains("instagram_content_publish", Scopes(less));
        Assert.Equal(2, _page.Log.Since(0, "instagram").Count); // it is about no Page

        static IEnumerable<string> Scopes(JsonNode data) => data["scopes"]!.AsArray().Select(s => s!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_text_twice_running_is_refused_and_noted()
    {
        await PublishAsync("Same");
        Assert.Equal((506, 1455006), (await PublishAsync("Same")).Error);
        Assert.Single((await _page.Desk.GetAsync("facebook/refused")).AsArray());
        await PublishAsync("Other");
        Assert.Equal(200, (await PublishAsync("Same")).Status);
        Assert.Equal(3, (await _page.PostsAsync()).Count);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.StatusAfter)]
    [InlineData(FaultKind.Cut)]
    public async Task Whose_answer_is_lost_is_posted_again_when_sent_again(FaultKind kind)
    {
        _page.Fault(kind, "POST /v26.0/104455667788990/feed");
        if (kind == FaultKind.StatusAfter) Assert.Equal(500, (await PublishAsync("Once?")).Status);
        else await Assert.ThrowsAnyAsync<Exception>(() => PublishAsync("Once?"));
        Assert.Single(await _page.PostsAsync());
        Assert.Equal(200, (await PublishAsync("Once?")).Status);
        Assert.Equal(2, (await _page.PostsAsync()).Count);
    }

    [Fact]
    public async Task Reads_can_be_behind_what_people_see_already()
    {
        await _page.Desk.PostAsync("facebook/read", new JsonObject { ["broken"] = false, ["lagSeconds"] = 90 });
        var photo = await PhotoAsync("");
        var post = (await PublishAsync("Late in the list", photo)).Text("id");
        _page.Time.Advance(TimeSpan.FromSeconds(89));
        Assert.Single(await _page.PostsAsync());
        Assert.Equal((100, 33), (await GetAsync($"/v26.0/{post}?fields=permalink_url")).Error);
        Assert.Empty((await GetAsync($"{Page}/published_posts?fields=id")).Body!["data"]!.AsArray());
        Assert.Null((await GetAsync($"/v26.0/{photo}?fields=page_story_id")).Body!["page_story_id"]);
        _page.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(post, (await GetAsync($"/v26.0/{photo}?fields=page_story_id")).Text("page_story_id"));
    }

    [Fact]
    public async Task A_fault_ordered_for_Facebook_leaves_Instagram_alone_at_the_same_address()
    {
        _page.Fault(FaultKind.Status, times: 0, status: 503);
        Assert.Equal(503, (await GetAsync($"{Page}?fields=name")).Status);
        Assert.Equal(200, (await GetAsync("/v26.0/17841405309211844?fields=username", User)).Status);
        Assert.Equal(["/v26.0/me/accounts?fields=id,name,access_token", $"{Page}?fields=name"], _page.Log.Since(0, "facebook").Select(r => r.Path));
        Assert.Equal(["/v26.0/17841405309211844?fields=username"], _page.Log.Since(0, "instagram").Select(r => r.Path));
    }

    [Fact]
    public async Task A_form_means_the_same_as_JSON()
    {
        using var upload = new MultipartFormDataContent { { new StringContent("false"), "published" }, { new ByteArrayContent(PlayedVendor.Jpeg), "source", "bag.jpg" } };
        var photo = (await _page.SendAsync(HttpMethod.Post, $"{Page}/photos", upload, _token)).Text("id");
        using var form = new FormUrlEncodedContent([new("message", "By form"), new("attached_media[0]", $$"""{"media_fbid":"{{photo}}"}""")]);
        Assert.Equal(200, (await _page.SendAsync(HttpMethod.Post, $"{Page}/feed", form, _token)).Status);
        Assert.Equal(photo, Assert.Single(await _page.PostsAsync())["photos"]![0]!["photoId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_planned_post_is_public_when_its_time_has_come()
    {
        var at = _page.Time.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds();
        Assert.Equal(100, (await PostAsync("/feed", new() { ["message"] = "now?", ["scheduled_publish_time"] = $"{at}" })).Error.Code);
        Assert.Equal(100, (await PostAsync("/feed", new() { ["message"] = "soon", ["published"] = false, ["scheduled_publish_time"] = $"{at - 1}" })).Error.Code);
        var post = (await PostAsync("/feed", new() { ["message"] = "later", ["published"] = false, ["scheduled_publish_time"] = $"{at}" })).Text("id");
        Assert.Equal(post, (await GetAsync($"{Page}/scheduled_posts?fields=id")).Body!["data"]![0]!["id"]!.GetValue<string>());
        Assert.Empty(await _page.PostsAsync());
        _page.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(post, Assert.Single(await _page.PostsAsync())["postId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_a_temporary_photo_that_nothing_took_is_gone_after_a_day()
    {
        var (left, taken, kept) = (await PhotoAsync("", temporary: true), await PhotoAsync("", temporary: true), await PhotoAsync(""));
        await PublishAsync("One of them", taken);
        _page.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal((100, 33), (await GetAsync($"/v26.0/{left}?fields=id")).Error);
        Assert.Equal((100, null), (await PublishAsync("Too late", left)).Error);
        Assert.All(await Task.WhenAll(GetAsync($"/v26.0/{taken}?fields=id"), GetAsync($"/v26.0/{kept}?fields=id")), a => Assert.Equal(200, a.Status));
    }

    [Fact]
    public async Task Figures_have_todays_names_and_are_missing_until_they_are_counted()
    {
        var post = (await PublishAsync("Counted")).Text("id");
        Assert.Empty((await GetAsync($"/v26.0/{post}/insights?metric=post_media_view")).Body!["data"]!.AsArray());
        Assert.Equal((100, null), (await GetAsync($"/v26.0/{post}/insights?metric=post_media_view,post_impressions_unique")).Error);
        await _page.Desk.PostAsync($"facebook/engagement/{post}", new JsonObject { ["reactions"] = 7, ["comments"] = 2, ["shares"] = 1, ["views"] = 310, ["viewers"] = 200, ["clicks"] = 9 });
        var insights = (await GetAsync($"/v26.0/{post}/insights?metric=post_media_view,post_total_media_view_unique,post_clicks")).Body!["data"]!.AsArray();
        Assert.Equal([310, 200, 9], insights.Select(i => i!["values"]![0]!["value"]!.GetValue<int>()));
        var read = (await GetAsync($"/v26.0/{post}?fields=reactions.summary(total_count),comments.summary(total_count),shares")).Body!;
        Assert.Equal((7, 2, 1), (read["reactions"]!["summary"]!["total_count"]!.GetValue<int>(), read["comments"]!["summary"]!["total_count"]!.GetValue<int>(), read["shares"]!["count"]!.GetValue<int>()));
    }

    [Fact]
    public async Task An_allowance_that_is_used_up_says_when_there_is_room_again()
    {
        await _page.Desk.PostAsync("facebook/usage", new JsonObject { ["percent"] = 100, ["minutes"] = 17 });
        var refused = await PublishAsync("Too many");
        Assert.Equal(80001, refused.Error.Code);
        Assert.Contains("\"estimated_time_to_regain_access\":17", string.Concat(refused.Message.Headers.GetValues("X-Business-Use-Case-Usage")), StringComparison.Ordinal);
        _page.Time.Advance(TimeSpan.FromMinutes(17));
        Assert.Equal(200, (await PublishAsync("Now")).Status);
    }

    [Fact]
    public async Task People_see_what_is_published_and_no_longer_what_was_taken_down()
    {
        var post = (await PublishAsync("For <everybody> & #all")).Text("id");
        var link = (await GetAsync($"/v26.0/{post}?fields=permalink_url")).Text("permalink_url");
        using var people = new HttpClient();
        people.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0");
        Assert.Contains("For &lt;everybody> &amp; <em>#all</em>", await people.GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(200, (await _page.SendAsync(HttpMethod.Delete, $"/v26.0/{post}", null, _token)).Status);
        Assert.Equal(404, (int)(await people.GetAsync(new Uri(link), TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("everybody", await people.GetStringAsync($"{_page.Address}/facebook", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(Assert.Single(await _page.PostsAsync())["deleted"]!.GetValue<bool>());
    }

    private Task<Answer> GetAsync(string path, string? token = null) => _page.SendAsync(HttpMethod.Get, path, null, token ?? _token);

    private Task<Answer> PostAsync(string edge, JsonObject body, string? token = null) => _page.SendAsync(HttpMethod.Post, Page + edge, PlayedVendor.Json(body), token ?? _token);

    private Task<Answer> PublishAsync(string message, params string[] photos)
    {
        var body = new JsonObject { ["message"] = message };
        if (photos.Length > 0) body["attached_media"] = new JsonArray([.. photos.Select(p => (JsonNode?)new JsonObject { ["media_fbid"] = p })]);
        return PostAsync("/feed", body);
    }

    private async Task<string> PhotoAsync(string altText, bool temporary = false)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("false"), "published" }, { new StringContent(temporary ? "true" : "false"), "temporary" },
            { new StringContent(altText), "alt_text_custom" }, { new ByteArrayContent(PlayedVendor.Jpeg), "source", "photo.jpg" },
        };
        return (await _page.SendAsync(HttpMethod.Post, $"{Page}/photos", form, _token)).Text("id");
    }
}
