using Bot.Health;
using Bot.Redis;
using Conversations.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Tests.Rates;

public sealed class RedisRateWindowTests : RateWindowContract, IClassFixture<RedisServer>, IAsyncDisposable
{
    private readonly RedisConnection _connection;
    private readonly RedisRateWindow _window;
    private readonly string _prefix = $"{Guid.NewGuid():N}";

    public RedisRateWindowTests(RedisServer server)
    {
        RedisServer.Require();
        _connection = new(Options.Create(new RedisOptions { Url = server.Url }), new VendorHealth([], Time), NullLogger<RedisConnection>.Instance);
        _window = new(_connection, Time);
    }

    [Fact]
    public async Task Two_processes_share_one_window()
    {
        var other = new RedisRateWindow(_connection, Time);
        for (var i = 0; i < 3; i++) await _window.TakeAsync(_prefix, ThreeAMinute, Ct);
        Assert.False((await other.TakeAsync(_prefix, ThreeAMinute, Ct))!.Allowed);
    }

    [Fact]
    public async Task A_log_that_no_longer_counts_leaves_redis()
    {
        var limit = new RateLimit(3, TimeSpan.FromMilliseconds(50));
        await _window.TakeAsync(_prefix, limit, Ct);
        await Task.Delay(200, Ct);
        var left = await _connection.TryAsync(db => db.KeyExistsAsync($"rate:{_prefix}"), Ct);
        Assert.False(left!.Value);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    protected override async Task<RateDecision> Take(string name, RateLimit limit) => (await _window.TakeAsync(_prefix + name, limit, Ct))!;

    protected override async Task<RateDecision> Peek(string name, RateLimit limit) => (await _window.PeekAsync(_prefix + name, limit, Ct))!;
}
