using Bot.Health;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>
/// The connection to Redis, opened at the first use. Redis may be away at any moment (D5): a question then has no answer
/// within half a second, and no caller ever sees an exception for it.
/// </summary>
public sealed partial class RedisConnection(IOptions<RedisOptions> options, VendorHealth health, ILogger<RedisConnection> log) : IAsyncDisposable
{
    public const string Vendor = "redis";

    private readonly SemaphoreSlim _opening = new(1, 1);
    private ConnectionMultiplexer? _multiplexer;

    public bool IsOn => options.Value.IsOn;

    /// <returns>Null when Redis is off or did not answer.</returns>
    public async Task<RedisAnswer<T>?> TryAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken ct)
    {
        if (!IsOn) return null;
        try
        {
            var open = _multiplexer ?? await OpenAsync(ct);
            var answer = new RedisAnswer<T>(await ask(open.GetDatabase()).WaitAsync(ct));
            health.Works(Vendor);
            return answer;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            if (health.Of(Vendor).Condition != VendorCondition.Failing) Log.Away(log, e.GetType().Name);
            health.Fails(Vendor, "It does not answer; this process remembers instead.");
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _opening.Dispose();
        if (_multiplexer is not null) await _multiplexer.DisposeAsync();
    }

    private async Task<ConnectionMultiplexer> OpenAsync(CancellationToken ct)
    {
        await _opening.WaitAsync(ct);
        try
        {
            return _multiplexer ??= await ConnectionMultiplexer.ConnectAsync(Configuration(options.Value.Url!));
        }
        finally
        {
            _opening.Release();
        }
    }

    // Without a connection a command fails at once instead of waiting in a queue: the caller has memory to go on with.
    private static ConfigurationOptions Configuration(string url)
    {
        var configuration = ConfigurationOptions.Parse(url);
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = 500;
        configuration.AsyncTimeout = 300;
        configuration.SyncTimeout = 300;
        configuration.ConnectRetry = 1;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new LinearRetry(1000);
        return configuration;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer ({Kind}); going on in this process")]
        public static partial void Away(ILogger log, string kind);
    }
}

public sealed record RedisAnswer<T>(T Value);
