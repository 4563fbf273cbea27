using System.Text;
using Bot.Logins;
using Bot.Social.Meta;
using Conversations.Logins;
using Microsoft.Extensions.DependencyInjection;
using Sandbox.Meta;
using Tests.Support;
using Tests.Vendors.Instagram;

namespace Tests.Logins;

public sealed class RenewalTests
{
    private const string Newer = "sandboxEAATheOwnersNewerOne77";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("the words of the owner")]
    [InlineData("")]
    public async Task V4_a_login_that_ends_soon_is_renewed_counts_at_once_and_lies_sealed_on_the_card(string key)
    {
        await using var world = await LoginSteps.BeginAsync([("BACKUP_KEY", key), .. LoginSteps.App]);
        await world.EndsAsync(world.Time.GetUtcNow().AddDays(13));
        await world.RestartAsync();
        Assert.Contains("valid until 22 Jan 2027", Assert.Single(await world.SaidAsync("✅ I renewed the Instagram login")), StringComparison.Ordinal);
        Assert.Empty(await world.SaidAsync("login ends"));
        await world.EndsAsync(world.Time.GetUtcNow(), AccessToken.User); // the one of the settings is over
        await world.SentAsync();
        await world.LiveAsync();
        await world.RestartAsync();
        Assert.Empty(await world.SaidAsync("refuses our login"));
        var renewed = world.Services.GetRequiredService<MetaToken>().Value;
        Assert.NotEqual(AccessToken.User, renewed);

        await world.StopAsync();
        Assert.Empty(Holding(world, renewed));
        Assert.NotEmpty(Holding(world, "sealed:token of meta")); // the row itself is found there
        var file = Path.Combine(world.DataDir, Seal.KeyFile);
        Assert.Equal(key.Length == 0, File.Exists(file));
        if (key.Length == 0 && !OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(file));
        Assert.Contains(world.Log.Lines, l => l.StartsWith("Debug", StringComparison.Ordinal) || l.StartsWith("Trace", StringComparison.Ordinal));
        foreach (var secret in (string[])[renewed, AccessToken.User, AccessToken.AppSecret]) Assert.DoesNotContain(world.Log.Lines, l => l.Contains(secret, StringComparison.Ordinal));
        await world.StartAsync();
    }

    [Fact]
    public async Task V4_renewing_is_done_weekly_at_most()
    {
        await using var world = await LoginSteps.BeginAsync(LoginSteps.App);
        for (var day = 0; day < 15; day++)
        {
            await world.EndsAsync(world.Time.GetUtcNow().AddDays(5)); // every token of it, also the newest
            await world.RestartAsync(world.Time.GetUtcNow().AddDays(1));
        }
        Assert.InRange(await world.CallsAsync("instagram", "oauth/access_token", "GET"), 2, 3);
    }

    [Fact]
    public async Task V4_another_token_in_the_settings_wins_over_the_renewed_one()
    {
        await using var world = await LoginSteps.BeginAsync(LoginSteps.App);
        await world.EndsAsync(world.Time.GetUtcNow().AddDays(13));
        await world.RestartAsync();
        Assert.NotEqual(AccessToken.User, world.Services.GetRequiredService<MetaToken>().Value);
        await world.EndsAsync(null, Newer);
        world.Write("META_ACCESS_TOKEN", Newer);
        await world.RestartAsync();
        Assert.Equal(Newer, world.Services.GetRequiredService<MetaToken>().Value);
        Assert.Contains("login without an end", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V4_a_renewed_token_that_cannot_be_opened_gives_way_to_the_one_of_the_settings()
    {
        await using var world = await LoginSteps.BeginAsync([("BACKUP_KEY", "one"), .. LoginSteps.App]);
        await world.EndsAsync(world.Time.GetUtcNow().AddDays(13));
        await world.RestartAsync();
        world.Write("BACKUP_KEY", "another");
        await world.RestartAsync();
        Assert.Contains(world.Log.Lines, l => l.Contains("cannot be opened", StringComparison.Ordinal));
        await world.SentAsync();
        await world.LiveAsync();
    }

    [Fact]
    public async Task V4_Instagram_Login_is_refreshed_and_tells_its_end_by_that()
    {
        await using var rig = InstagramRig.New(("META_API_URL", "https://graph.instagram.com"), ("META_ACCESS_TOKEN", "IG.first"));
        rig.Vendor.Answers(200, """{"username":"acme"}""").Answers(200, """{"access_token":"IG.second","token_type":"bearer","expires_in":5184000,"permissions":"p"}""").Answers(200, """{"username":"acme"}""");
        var login = rig.Get<IEnumerable<ILogin>>().Single(l => l.Key == "meta");
        Assert.True(login.IsRenewable);
        Assert.Null((await login.ReadAsync(Ct)).End);
        Assert.IsType<LoginRenewal.Renewed>(await login.RenewAsync(Ct));
        Assert.Equal(rig.Time.GetUtcNow().AddDays(60), (await login.ReadAsync(Ct)).End!.At);
        Assert.Equal("/refresh_access_token?grant_type=ig_refresh_token&access_token=IG.first", rig.Vendor.Requests[1].Address.PathAndQuery);
        Assert.Equal("Bearer IG.second", rig.Vendor.Requests[2].Headers["Authorization"]);
        Assert.Equal("GET /refresh_access_token", rig.Calls.All[1].Endpoint); // the record has no address
    }

    [Fact]
    public async Task V4_without_the_app_nothing_is_renewed_and_no_end_is_made_up()
    {
        await using var rig = InstagramRig.New();
        rig.Vendor.Answers(200, """{"username":"acme"}""");
        var login = rig.Get<IEnumerable<ILogin>>().Single(l => l.Key == "meta");
        Assert.False(login.IsRenewable);
        var reading = await login.ReadAsync(Ct);
        Assert.Null(reading.End);
        Assert.Equal(LoginVerdict.Accepted, Assert.Single(reading.Standings).Verdict);
    }

    private static List<string> Holding(World world, string text) =>
        [.. Directory.EnumerateFiles(world.DataDir).Where(f => File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)];
}
