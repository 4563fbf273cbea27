using Bot.Health;
using Bot.Journal;
using Bot.Logins;
using Bot.Redis;
using Conversations.Costs;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Shop;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tests.Costs;
using Tests.Vendors.Contracts;

namespace Tests.Vendors;

/// <summary>A vendor's folder wired as in the program, on fake time, with <see cref="StubVendor"/> at the far end.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly string _host = $"rig-{Guid.NewGuid():n}";

    public Rig(Action<IServiceCollection> add, IReadOnlyDictionary<string, string?> settings, params string[] stubbed)
        : this(add, settings, false, stubbed)
    {
    }

    /// <param name="realTime">For what answers over a real connection.</param>
    public Rig(Action<IServiceCollection> add, IReadOnlyDictionary<string, string?> settings, bool realTime, params string[] stubbed)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLogging();
        services.AddSingleton(realTime ? TimeProvider.System : Time);
        services.AddSingleton<ICallRecord>(Calls);
        services.AddSingleton<IOutbox>(Outbox);
        services.AddSingleton<IDeviceId>(new FixedDevice("device-a"));
        services.AddSingleton<IRenewedTokens>(Tokens);
        services.AddSingleton<ISealedStore>(Sealed);
        services.AddSingleton<IPictureSource>(Pictures);
        services.AddSingleton<IVideoSource>(Videos);
        services.AddSingleton<ISpendingStore>(Spending);
        services.AddSingleton<IRowCounts>(Spending);
        services.AddSingleton(new CostSettings(10 * CostSettings.MicrosPerDollar, BooksPlan.Free));
        services.AddSingleton<Spending>();
        services.AddHealth();
        services.AddRedis();
        add(services);
        foreach (var name in stubbed) services.AddHttpClient(name).AddHttpMessageHandler(() => new Judged(name, _host)).ConfigurePrimaryHttpMessageHandler(() => Vendor);
        _provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 18, 30, 0, TimeSpan.Zero));

    public StubVendor Vendor { get; } = new();

    public MemoryCalls Calls { get; } = new();

    public MemoryOutbox Outbox { get; } = new();

    public MemoryTokens Tokens { get; } = new();

    public MemorySeals Sealed { get; } = new();

    /// <summary>The shop's, where its folder is not there to have its own.</summary>
    public FixedPictures Pictures { get; } = new();

    public FixedVideos Videos { get; } = new();

    public MemorySpending Spending { get; } = new();

    public VendorHealth Health => Get<VendorHealth>();

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public IPublisher Publisher(Platform platform = Platform.Instagram) => Get<IEnumerable<IPublisher>>().First(p => p.Platform == platform);

    /// <summary>Lets fake time run until the work is done.</summary>
    public async Task<T> Finish<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(2);
        }
        return await work;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        ContractLedger.MustHold([$"http://{_host}"]);
    }

    private sealed record FixedDevice(string Value) : IDeviceId;
}

internal sealed class MemorySeals : ISealedStore
{
    public Dictionary<string, string> All { get; } = [];

    /// <summary>Done before a value is kept.</summary>
    public Action? Saving { get; set; }

    public string? Find(string name) => All.GetValueOrDefault(name);

    public Task SaveAsync(string name, string secret)
    {
        Saving?.Invoke();
        All[name] = secret;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string name)
    {
        All.Remove(name);
        return Task.CompletedTask;
    }
}

/// <summary>Pictures by their addresses; no other can be had.</summary>
internal sealed class FixedPictures : IPictureSource
{
    public Dictionary<Uri, byte[]> All { get; } = [];

    public Task<byte[]> LoadAsync(Uri picture, CancellationToken ct) =>
        All.TryGetValue(picture, out var bytes) ? Task.FromResult(bytes) : throw new PictureUnavailableException("The product's picture is gone from the shop.");
}

/// <summary>Videos by their addresses; no other can be had.</summary>
internal sealed class FixedVideos : IVideoSource
{
    public Dictionary<Uri, byte[]> All { get; } = [];

    public async Task<LoadedVideo> CopyAsync(Uri video, Stream to, CancellationToken ct)
    {
        if (!All.TryGetValue(video, out var bytes)) throw new VideoUnavailableException("The product's video is gone from the shop.");
        await to.WriteAsync(bytes, ct);
        return new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), bytes.Length);
    }
}

internal sealed class MemoryCalls : ICallRecord
{
    private readonly List<(string Api, string Endpoint, int Status, DateTimeOffset At)> _all = [];

    public IReadOnlyList<(string Api, string Endpoint, int Status, DateTimeOffset At)> All
    {
        get
        {
            lock (_all) return [.. _all];
        }
    }

    public void Record(string api, string endpoint, int status, DateTimeOffset at)
    {
        lock (_all) _all.Add((api, endpoint, status, at));
    }

    public Task<IReadOnlyList<DateTimeOffset>> SinceAsync(string api, DateTimeOffset since, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DateTimeOffset>>([.. All.Where(c => c.Api == api && c.At > since).Select(c => c.At)]);
}

internal sealed class MemoryTokens : IRenewedTokens
{
    private readonly Dictionary<string, RenewedToken> _all = [];

    public RenewedToken? Find(string login) => _all.GetValueOrDefault(login);

    public Task SaveAsync(string login, RenewedToken token)
    {
        _all[login] = token;
        return Task.CompletedTask;
    }
}

internal sealed class MemoryOutbox : IOutbox
{
    public List<OutboxEntry> Entries { get; } = [];

    public Task<IReadOnlyList<OutboxEntry>> NextAsync(int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<OutboxEntry>>([.. Entries.OrderBy(e => e.Sequence).Take(most)]);

    public Task DoneAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken ct)
    {
        Entries.RemoveAll(entries.Contains);
        return Task.CompletedTask;
    }

    public Task<(int Waiting, DateTimeOffset? Since)> BacklogAsync(CancellationToken ct) => Task.FromResult((Entries.Count, default(DateTimeOffset?)));
}
