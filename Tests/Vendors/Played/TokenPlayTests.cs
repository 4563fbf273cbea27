using System.Text.Json.Nodes;
using Sandbox.Facebook;
using Sandbox.Instagram;
using Sandbox.Meta;

namespace Tests.Vendors.Played;

/// <summary>The owner's tokens as the Graph plays them: their ends, and new ones for old.</summary>
public sealed class TokenPlayTests : IAsyncLifetime
{
    private const string Account = "/v26.0/17841405309211844?fields=username";

    private PlayedVendor _graph = null!;

    public async ValueTask InitializeAsync() => _graph = await PlayedVendor.BeginAsync(time =>
    {
        var page = new FacebookVendor(time);
        return [new InstagramVendor(time, page), page];
    });

    public ValueTask DisposeAsync() => _graph.DisposeAsync();

    [Fact]
    public async Task A_token_that_is_over_is_over_on_every_platform()
    {
        await _graph.Desk.PostAsync("instagram/login", new JsonObject { ["endsAt"] = _graph.Time.GetUtcNow().AddDays(1) });
        Assert.Equal((200, 200), (await StatusAsync(Account), await StatusAsync($"/v26.0/{Page.Id}?fields=link")));
        Assert.Equal(_graph.Time.GetUtcNow().AddDays(1).ToUnixTimeSeconds(), (await CheckAsync(AccessToken.User))["expires_at"]!.GetValue<long>());
        _graph.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((190, 463), (await GetAsync(Account, AccessToken.User)).Error);
        Assert.Equal((190, 463), (await GetAsync($"/v26.0/{Page.Id}?fields=link", AccessToken.User)).Error);
        var facts = await CheckAsync(AccessToken.User);
        Assert.Equal((false, 463), (facts["is_valid"]!.GetValue<bool>(), facts["error"]!["subcode"]!.GetValue<int>()));
        Assert.Equal(200, (await GetAsync($"/v26.0/{Page.Id}/published_posts?fields=id", AccessToken.Page)).Status); // a Page's own never ends by itself
    }

    [Theory]
    [InlineData("client_secret=sandbox-app-secret", "client_secret=guessed", 1)]
    [InlineData("client_id=990011223344556", "client_id=1", 101)]
    [InlineData("client_id=990011223344556&", "", 101)]
    [InlineData("fb_exchange_token&", "password&", 100)]
    [InlineData("fb_exchange_token=sandbox", "fb_exchange_token=x", 190)]
    public async Task An_exchange_wants_all_to_be_right(string right, string wrong, int code)
    {
        var call = $"/v26.0/oauth/access_token?grant_type=fb_exchange_token&client_id={AccessToken.AppId}&client_secret={AccessToken.AppSecret}&fb_exchange_token={AccessToken.User}";
        var made = (await GetAsync(call, AccessToken.User)).Body!;
        Assert.Equal(60 * 86_400, made["expires_in"]!.GetValue<int>());
        Assert.Equal(200, (await GetAsync(Account, made["access_token"]!.GetValue<string>())).Status);
        Assert.Contains(right, call, StringComparison.Ordinal);
        Assert.Equal(code, (await GetAsync(call.Replace(right, wrong, StringComparison.Ordinal), AccessToken.User, wrong: true)).Error.Code);
    }

    [Fact]
    public async Task A_refresh_takes_a_token_that_is_a_day_old_and_not_over()
    {
        const string call = $"/refresh_access_token?grant_type=ig_refresh_token&access_token={AccessToken.User}";
        Assert.Equal(100, (await GetAsync(call, null)).Error.Code);
        _graph.Time.Advance(TimeSpan.FromHours(24));
        Assert.NotEqual(AccessToken.User, (await GetAsync(call, null)).Text("access_token"));
        await _graph.Desk.PostAsync("instagram/login", new JsonObject { ["endsAt"] = _graph.Time.GetUtcNow() });
        Assert.Equal((190, 463), (await GetAsync(call, null)).Error);
    }

    private async Task<int> StatusAsync(string path) => (await GetAsync(path, AccessToken.User)).Status;

    private async Task<JsonNode> CheckAsync(string token) => (await GetAsync($"/v26.0/debug_token?input_token={token}", AccessToken.App)).Body!["data"]!;

    private Task<Answer> GetAsync(string path, string? token, bool wrong = false) => _graph.SendAsync(HttpMethod.Get, path, null, token, wrong);
}
