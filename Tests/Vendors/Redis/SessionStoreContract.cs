using Bot.Redis;
using Bot.Health;
using Conversations.Chat;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tests.Rates;

namespace Tests.Vendors.Redis;

/// <summary>What every session store must do, wherever it keeps them.</summary>
public abstract class SessionStoreContract
{
    private static readonly SessionKey Key = new(new(-100), new(1));
    private static readonly Session Editing = new("edit", 3, """{"post":7}""");

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    protected abstract ISessionStore Store { get; }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_set_is_found_for_the_same_person_in_the_same_chat_only()
    {
        await Store.RemoveAsync(Key, Ct);
        Assert.Null(await Store.GetAsync(Key, Ct));
        await Store.SetAsync(Key, Editing, TimeSpan.FromMinutes(15), Ct);
        Assert.Equal(Editing, await Store.GetAsync(Key, Ct));
        Assert.Null(await Store.GetAsync(Key with { User = new(2) }, Ct));
        Assert.Null(await Store.GetAsync(Key with { Chat = new(-101) }, Ct));
    }

    [Fact]
    public async Task The_newest_one_counts_and_a_removed_one_is_gone()
    {
        await Store.SetAsync(Key, Editing, TimeSpan.FromMinutes(15), Ct);
        await Store.SetAsync(Key, Editing with { State = "{}" }, TimeSpan.FromMinutes(15), Ct);
        Assert.Equal("{}", (await Store.GetAsync(Key, Ct))!.State);
        await Store.RemoveAsync(Key, Ct);
        Assert.Null(await Store.GetAsync(Key, Ct));
    }

    [Fact]
    public async Task It_is_gone_when_its_time_is_over()
    {
        await Store.SetAsync(Key, Editing, TimeSpan.FromMilliseconds(100), Ct);
        await PassAsync(TimeSpan.FromMilliseconds(150));
        Assert.Null(await Store.GetAsync(Key, Ct));
    }

    protected abstract Task PassAsync(TimeSpan time);
}

public sealed class MemorySessionsTests : SessionStoreContract
{
    private readonly MemorySessions _store;

    public MemorySessionsTests() => _store = new(Time);

    protected override ISessionStore Store => _store;

    [Fact]
    public async Task Forgotten_sessions_take_no_room()
    {
        for (var i = 0; i < 5_000; i++)
        {
            await _store.SetAsync(new(new(i), new(1)), new("edit", 1, ""), TimeSpan.FromSeconds(1), Ct);
            Time.Advance(TimeSpan.FromMilliseconds(10));
        }
        Assert.True(_store.Count <= 1_001, $"{_store.Count} kept");
    }

    protected override Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }
}

public sealed class RedisSessionsTests : SessionStoreContract, IClassFixture<RedisServer>, IAsyncDisposable
{
    private readonly RedisConnection _connection;

    public RedisSessionsTests(RedisServer server)
    {
        RedisServer.Require();
        _connection = new(Options.Create(new RedisOptions { Url = server.Url }), new VendorHealth([], Time), NullLogger<RedisConnection>.Instance);
        Store = new RedisSessions(_connection);
    }

    protected override ISessionStore Store { get; }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    protected override Task PassAsync(TimeSpan time) => Task.Delay(time, Ct);
}
