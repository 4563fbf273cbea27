using System.Diagnostics;
using Bot.Health;
using Bot.Redis;
using Conversations.Chat;
using Conversations.Settings;
using Tests.Rates;

namespace Tests.Vendors.Redis;

/// <summary>D5: with Redis absent, wiped or killed everything goes on.</summary>
public sealed class RedisAwayTests
{
    private static readonly SessionKey Key = new(new(1), new(1));
    private static readonly Session Editing = new("edit", 1, "{}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_redis_sessions_and_windows_work_here_and_nothing_is_failing()
    {
        await using var rig = New(null);
        await rig.Get<ISessionStore>().SetAsync(Key, Editing, TimeSpan.FromMinutes(1), Ct);
        Assert.Equal(Editing, await rig.Get<ISessionStore>().GetAsync(Key, Ct));
        Assert.True((await rig.Get<IRateWindow>().TakeAsync("tiktok", Ct)).Allowed);
        Assert.Equal(VendorCondition.Off, rig.Health.Of("redis").Condition);
    }

    [Fact]
    public async Task A_redis_that_is_not_there_costs_half_a_second_once_and_then_nothing()
    {
        await using var rig = New($"127.0.0.1:{Loopback.NobodyThere().Port}");
        await rig.Get<IRateWindow>().TakeAsync("tiktok", Ct);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++) await rig.Get<IRateWindow>().PeekAsync("tiktok", Ct);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
        Assert.Equal(VendorCondition.Failing, rig.Health.Of("redis").Condition);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_is_noticed_and_forgiven()
    {
        RedisServer.Require();
        await using var server = new RedisServer();
        await server.InitializeAsync();
        await using var rig = New(server.Url);
        var (sessions, windows) = (rig.Get<ISessionStore>(), rig.Get<IRateWindow>());
        for (var i = 0; i < 3; i++) Assert.True((await windows.TakeAsync("tiktok", Ct)).Allowed);
        await sessions.SetAsync(Key, Editing, TimeSpan.FromMinutes(5), Ct);
        Assert.Equal(VendorCondition.On, rig.Health.Of("redis").Condition);

        await server.KillAsync();
        Assert.Equal(2, (await windows.TakeAsync("tiktok", Ct)).Remaining);
        Assert.Equal(VendorCondition.Failing, rig.Health.Of("redis").Condition);
        Assert.Equal(Editing, await sessions.GetAsync(Key, Ct));
        await sessions.SetAsync(Key, Editing with { State = "new" }, TimeSpan.FromMinutes(5), Ct);

        await server.StartAsync();
        Assert.Equal("new", (await sessions.GetAsync(Key, Ct))!.State);
        for (var tries = 0; rig.Health.Of("redis").Condition != VendorCondition.On && tries < 200; tries++)
        {
            await Task.Delay(50, Ct);
            await windows.PeekAsync("tiktok", Ct);
        }
        Assert.Equal(VendorCondition.On, rig.Health.Of("redis").Condition);
        // The new Redis knows of no call; the window in this process does.
        Assert.Equal(2, (await windows.PeekAsync("tiktok", Ct)).Remaining);
    }

    [Fact]
    public async Task What_was_removed_while_redis_was_away_stays_gone()
    {
        RedisServer.Require();
        await using var server = new RedisServer();
        await server.InitializeAsync();
        await using (var before = New(server.Url)) await before.Get<ISessionStore>().SetAsync(Key, Editing, TimeSpan.FromMinutes(5), Ct);

        await using var after = New(server.Url);
        Assert.Equal(Editing, await after.Get<ISessionStore>().GetAsync(Key, Ct));
        await after.Get<ISessionStore>().RemoveAsync(Key, Ct);
        await after.Get<RedisSessions>().SetAsync(Key, Editing, TimeSpan.FromMinutes(5), Ct);
        Assert.Null(await after.Get<ISessionStore>().GetAsync(Key, Ct));
    }

    [Fact]
    public async Task After_a_restart_the_window_is_filled_from_the_record_of_calls()
    {
        await using var rig = New(null);
        foreach (var age in new[] { 70, 50, 40, 30, 20, 10 }) rig.Calls.Record("tiktok", "POST x", 200, rig.Time.GetUtcNow() - TimeSpan.FromSeconds(age));
        Assert.Equal(new RateDecision(true, 0, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10)), await rig.Get<IRateWindow>().TakeAsync("tiktok", Ct));
    }

    [Fact]
    public async Task Another_process_that_used_up_the_window_is_respected_and_not_counted_here()
    {
        RedisServer.Require();
        await using var server = new RedisServer();
        await server.InitializeAsync();
        await using var other = New(server.Url);
        for (var i = 0; i < 6; i++) await other.Get<IRateWindow>().TakeAsync("tiktok", Ct);
        await using var rig = New(server.Url);
        Assert.False((await rig.Get<IRateWindow>().TakeAsync("tiktok", Ct)).Allowed);
        Assert.Equal(6, rig.Get<MemoryRateWindow>().Peek("tiktok", new(6, TimeSpan.FromMinutes(1))).Remaining);
    }

    [Fact]
    public async Task A_name_without_a_limit_is_never_full()
    {
        await using var rig = New(null);
        for (var i = 0; i < 1_000; i++) Assert.True((await rig.Get<IRateWindow>().TakeAsync("appwrite", Ct)).Allowed);
    }

    private static Rig New(string? url) => new(_ => { }, new Dictionary<string, string?> { ["REDIS_URL"] = url, ["RATE_LIMITS"] = "tiktok=6/m" });
}
