using System.Diagnostics;
using Bot;
using Bot.Appwrite;
using Bot.Journal;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Desk;
using Tests.Vendors.Contracts;

namespace Tests.Support;

/// <summary>
/// The real bot and the sandbox in this process on one fake clock: the adapters speak their protocols over loopback, and
/// an hour passes when the test says so.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-test-");
    private (string Name, string Value)[] _settings;
    private readonly Action<IServiceCollection>? _more;
    private readonly InFlight _inFlight = new();
    private IHost? _host;
    private JournalFile? _journal;

    private World(SandboxServer sandbox, FakeTimeProvider time, (string, string)[] settings, Action<IServiceCollection>? more)
    {
        Sandbox = sandbox;
        Time = time;
        Desk = new(sandbox.Addresses["desk"]);
        _settings = settings;
        _more = more;
    }

    public SandboxServer Sandbox { get; }

    public Desk Desk { get; }

    public FakeTimeProvider Time { get; }

    public LogSink Log { get; } = new();

    public IServiceProvider Services => _host!.Services;

    public string DataDir => _folder.FullName;

    /// <summary>No request to a vendor is under way, except those that wait for the clock themselves. Telegram's are not counted.</summary>
    public bool IsQuiet => _inFlight.Count <= Sandbox.Delayed;

    /// <summary>What a person writes into the settings; it counts from the next start on.</summary>
    public void Write(string name, string value) => _settings = [.. _settings.Where(s => s.Name != name), (name, value)];

    /// <summary>Done after each step of the clock.</summary>
    public Func<Task>? EachStep { get; set; }

    /// <summary>A Monday morning in Berlin, with the tables made and the owner's chat begun.</summary>
    public static Task<World> BeginAsync(Action<IServiceCollection>? more = null, params (string Name, string Value)[] settings) => BeginAtAsync(Monday, more, settings);

    /// <summary>The same on another day.</summary>
    public static Task<World> BeginAtAsync(DateTimeOffset at, Action<IServiceCollection>? more, params (string Name, string Value)[] settings) =>
        BeginAsync(new SandboxOptions(), at, more, settings);

    /// <param name="catalogue">A Shopify product export.</param>
    public static Task<World> BeginInShopAsync(string catalogue, params (string Name, string Value)[] settings) =>
        BeginAsync(new SandboxOptions { Catalogue = catalogue }, Monday, null, settings);

    private static async Task<World> BeginAsync(SandboxOptions played, DateTimeOffset at, Action<IServiceCollection>? more, (string Name, string Value)[] settings)
    {
        var time = new FakeTimeProvider(at);
        var world = new World(await SandboxServer.StartAsync(played, time), time, settings, more);
        await world.StartAsync();
        await world.Desk.SayAsync("/start");
        await world.Desk.SeesAsync("I draft, you approve");
        return world;
    }

    public async Task StartAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(BotSettings.For(Sandbox, DataDir, _settings).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        _host = BotHost.Build(settings, services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton(new BuildDate(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero))); // the clock here may be older than the program
            services.AddLogging(l => l.ClearProviders().AddProvider(Log));
            services.ConfigureHttpClientDefaults(c => c.AddHttpMessageHandler(_inFlight.Handler));
            _more?.Invoke(services);
        });
        if (Services.GetRequiredService<AppwriteClient>().IsOn) await AheadAsync(Services.GetRequiredService<AppwriteSetup>().RunAsync(new Progress<string>(), CancellationToken.None));
        await _host.StartAsync();
        _journal = Services.GetRequiredService<JournalFile>();
    }

    public async Task StopAsync()
    {
        if (_host is not { } host) return;
        (_host, _journal) = (null, null);
        await AheadAsync(host.StopAsync());
        host.Dispose();
    }

    /// <summary>Lets time pass in small steps, so that what falls due on the way happens on the way.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan? step = null)
    {
        var one = step ?? TimeSpan.FromSeconds(1);
        for (var passed = TimeSpan.Zero; passed < span; passed += one)
        {
            await QuietAsync();
            Time.Advance(one);
            await TurnAsync();
            if (EachStep is { } each) await each();
        }
    }

    /// <summary>Lets time pass until it holds.</summary>
    public async Task PassUntilAsync(Func<Task<bool>> holds, string what, TimeSpan? most = null, TimeSpan? step = null)
    {
        var limit = most ?? TimeSpan.FromMinutes(30);
        var one = step ?? TimeSpan.FromSeconds(1);
        for (var passed = TimeSpan.Zero; passed < limit; passed += one)
        {
            if (await holds()) return;
            await PassAsync(one, one);
        }
        if (!await holds()) throw new TimeoutException($"Not within {limit}: {what}\n{await Desk.TranscriptAsync()}\n{Log}");
    }

    /// <summary>Forwards a product and waits for its card; what is wrong in it stays so.</summary>
    public async Task<ShownMessage> DraftAsync(string handle = "linen-tote", long user = Desk.Owner)
    {
        var before = await Desk.ChatAsync(user) is [.., var newest] ? newest.Id : 0;
        await Desk.SayAsync($"https://linen-and-loaf.myshopify.com/products/{handle}", user, forwardedFrom: "Shop");
        ShownMessage? card = null;
        string? kept = null;
        await PassUntilAsync(
            async () =>
            {
                if (await Desk.ButtonAsync(PostTexts.AsItIs, user) is var (message, data) && message > before && data != kept) await Desk.PressAsync(message, kept = data, user);
                return (card = (await Desk.ChatAsync(user)).LastOrDefault(m => m.FromBot && m.Id > before && m.Buttons.Any(b => b.Label.Contains("Approve", StringComparison.Ordinal)))) is not null;
            },
            "a card", TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(250));
        return card!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Desk.Dispose();
        await Sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
        ContractLedger.MustHold(Sandbox.Addresses.Values);
    }

    /// <summary>Waits for the requests under way, and for what is on its way to the disk.</summary>
    private async Task QuietAsync()
    {
        for (var ms = 0; !(IsQuiet && _journal?.Pending is null or 0) && ms < 4_000; ms++) await Task.Delay(1);
    }

    /// <summary>
    /// The loops run on real threads; this hands them the turn. Who is given it back late is on a busy machine, where they are late too.
    /// </summary>
    private static async Task TurnAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await Task.Delay(3);
        if (Stopwatch.GetElapsedTime(began) - TimeSpan.FromMilliseconds(6) is { Ticks: > 0 } late) await Task.Delay(2 * late);
        for (var i = 0; i < 2; i++) await BehindTheOthersAsync();
    }

    /// <summary>Until all that stood in the pool's queue has been begun.</summary>
    private static Task BehindTheOthersAsync()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(static t => t.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }

    /// <summary>Keeps the clock going while something waits for it.</summary>
    private async Task AheadAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            await QuietAsync();
            Time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.WhenAny(task, Task.Delay(5));
        }
        await task;
    }
}
