using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace Bot.Telegram;

/// <summary>
/// Two clients: one that polls, whose answers may take half a minute, and one that sends. Neither repeats anything by
/// itself, and neither logs: the token is part of every address (X3).
/// </summary>
internal sealed class TelegramClients : IDisposable
{
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollLimit = TimeSpan.FromSeconds(40);

    private readonly TelegramOptions _options;
    private readonly HttpClient _sending = NewHttp(SendLimit);
    private HttpClient _polling = NewHttp(PollLimit);

    public TelegramClients(IOptions<TelegramOptions> options)
    {
        _options = options.Value;
        Sender = NewBot(_sending);
        Poller = NewBot(_polling);
    }

    public ITelegramBotClient Sender { get; }

    public ITelegramBotClient Poller { get; private set; }

    /// <summary>After an error the next poll starts on a fresh connection: a half-open one would eat another 40 seconds (U4).</summary>
    public void RenewPoller()
    {
        _polling.Dispose();
        _polling = NewHttp(PollLimit);
        Poller = NewBot(_polling);
    }

    /// <summary>For a batch that the library cannot read.</summary>
    public Task<PolledBatch> PollSinglyAsync(int? offset, CancellationToken ct) =>
        PolledBatch.ReadSinglyAsync(_polling, new Uri($"{_options.ApiUrl.TrimEnd('/')}/bot{_options.Token}/getUpdates"), offset, ct);

    public void Dispose()
    {
        _sending.Dispose();
        _polling.Dispose();
    }

    private TelegramBotClient NewBot(HttpClient http) =>
        new(new TelegramBotClientOptions(_options.Token!, _options.ApiUrl) { RetryThreshold = 0, RetryCount = 1 }, http);

    private static HttpClient NewHttp(TimeSpan limit) => new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    })
    { Timeout = limit };
}
