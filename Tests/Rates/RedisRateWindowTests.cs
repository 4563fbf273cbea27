using Bot.Health;
using Bot.Redis;
using Conversations.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Tests.Rates;

public sealed class RedisRateWindowTests : RateWindowContract, IClassFixture<RedisServer>, IAsyncDisposable
{
    private readonly RedisConnection connection;
    private readonly RedisRateWindow window;
    private readonly string prefix = $"{Guid.NewGuid():N}";

    public RedisRateWindowTests(RedisServer server)
    {
        RedisServer.Require();
        connection = new(Options.Create(new RedisOptions { Url = server.Url }), new VendorHealth([], Time), NullLogger<RedisConnection>.Instance);
        window = new(connection, Time);
    }

    [Fact]
    public async Task Two_processes_share_one_window()
    {
        var other = new RedisRateWindow(connection, Time);
        for (var i = 0; i < 3; i++) await window.TakeAsync(prefix, ThreeAMinute, Ct);
        Assert.False((await other.TakeAsync(prefix, ThreeAMinute, Ct))!.Allowed);
    }

    [Fact]
    public async Task A_log_that_no_longer_counts_leaves_redis()
    {
        var limit = new RateLimit(3, TimeSpan.FromMilliseconds(50));
        await window.TakeAsync(prefix, limit, Ct);
        await Task.Delay(200, Ct);
        var left = await connection.TryAsync(db => db.KeyExistsAsync($"rate:{prefix}"), Ct);
        Assert.False(left!.Value);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    protected override async Task<RateDecision> Take(string name, RateLimit limit) => (await window.TakeAsync(prefix + name, limit, Ct))!;

    protected override async Task<RateDecision> Peek(string name, RateLimit limit) => (await window.PeekAsync(prefix + name, limit, Ct))!;
}
