using Bot.Appwrite;
using Bot.Health;
using Bot.Journal;
using Bot.Redis;
using Conversations.Books;
using Conversations.Chat;
using Conversations.Costs;
using Conversations.Insights;
using Conversations.Orders;
using Conversations.Posts.Drafting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Appwrite;
using Tests.Support;
using Tests.Vendors.Played;

namespace Tests.Books;

/// <summary>A real journal and what carries it to Appwrite, on one fake clock with the sandbox's Appwrite. Nothing runs by itself: the test is the pump and the heartbeat.</summary>
internal sealed class BooksRig : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15), Close = TimeSpan.FromSeconds(5);

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"bot-books-{Guid.NewGuid():N}")).FullName;
    private readonly ServiceProvider _provider;

    private BooksRig(PlayedVendor appwrite)
    {
        Appwrite = appwrite;
        var settings = appwrite.Settings.Append(new("DATA_DIR", _folder)).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLogging();
        services.AddSingleton<TimeProvider>(appwrite.Time);
        services.AddSingleton(new BuildDate(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        services.AddSingleton(Shops.In("Europe/Berlin"));
        services.AddSingleton(new CostSettings(0, BooksPlan.Free));
        services.AddSingleton<IMessenger>(Said);
        services.AddSingleton<IOwnerChat>(Said);
        services.AddHealth().AddRedis().AddJournal().AddAppwrite().AddSingleton<ClockTrust>().AddSingleton<CloseDay>().AddSingleton<WatchBooks>();
        services.AddSingleton<IOrderStore>(Orders);
        _provider = services.BuildServiceProvider();
    }

    public PlayedVendor Appwrite { get; }

    public FakeTimeProvider Time => Appwrite.Time;

    public Heard Said { get; } = new();

    public ToldOrders Orders { get; } = new();

    public JournalFile Journal => Get<JournalFile>();

    public static async Task<BooksRig> BeginAsync()
    {
        var rig = new BooksRig(await PlayedVendor.BeginAsync(time => [new AppwriteVendor(time)]));
        await rig.SetUpAsync();
        return rig;
    }

    public T Get<T>() where T : notnull => _provider.GetRequiredService<T>();

    public Task SetUpAsync() => WhileAsync(Get<AppwriteSetup>().RunAsync(new Progress<string>(), CancellationToken.None), TimeSpan.FromMilliseconds(20), always: true);

    /// <summary>Lets fake time run for what waits for it: a delay that was asked for, or with <paramref name="always"/> our own.</summary>
    public async Task<T> WhileAsync<T>(Task<T> work, TimeSpan step, bool always = false)
    {
        while (!work.IsCompleted)
        {
            if (always || Appwrite.Delayed > 0) Time.Advance(step);
            await Task.WhenAny(work, Task.Delay(1));
        }
        return await work;
    }

    /// <summary>Time passes as in the running program: the outbox is carried whenever it may be, and somebody looks after it once a minute.</summary>
    /// <param name="each">Done after each beat.</param>
    public async Task PassAsync(TimeSpan span, Func<Task>? each = null)
    {
        for (var until = Time.GetUtcNow() + span; Time.GetUtcNow() < until;)
        {
            await BeatAsync(Beat);
            if (each is not null) await each();
        }
    }

    /// <returns>How long it took until nothing waits any more.</returns>
    public async Task<TimeSpan> DrainedAsync(TimeSpan most, Func<Task>? each = null)
    {
        var begun = Time.GetUtcNow();
        while ((await Get<IOutbox>().BacklogAsync(CancellationToken.None)).Waiting > 0)
        {
            if (Time.GetUtcNow() - begun > most) return TimeSpan.MaxValue;
            await BeatAsync(Close);
            if (each is not null) await each();
        }
        var took = Time.GetUtcNow() - begun;
        await Get<WatchBooks>().TickAsync(CancellationToken.None);
        return took;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Appwrite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task BeatAsync(TimeSpan beat)
    {
        await WhileAsync(Get<AppwriteOutbox>().DrainAsync(CancellationToken.None), TimeSpan.FromSeconds(1));
        var minute = Time.GetUtcNow().Minute;
        Time.Advance(beat);
        if (Time.GetUtcNow().Minute != minute) await Get<WatchBooks>().TickAsync(CancellationToken.None);
    }
}

/// <summary>What the owner was told.</summary>
internal sealed class Heard : IMessenger, IOwnerChat
{
    public List<string> Lines { get; } = [];

    public ChatId Chat => new(111);

    public Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct)
    {
        Lines.Add(card.Text.Plain);
        return Task.FromResult(new MessageRef(chat, Lines.Count, null));
    }

    public Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct) => throw new NotSupportedException();

    public Task SendFileAsync(ChatId chat, ChatFile file, CancellationToken ct) => throw new NotSupportedException();

    public Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct) => throw new NotSupportedException();

    public Task ShowTypingAsync(ChatId chat, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>Sales as a test tells them.</summary>
internal sealed class ToldOrders : IOrderStore
{
    public List<DaySales> Days { get; } = [];

    public DateTimeOffset? ReadUntil { get; set; }

    public Task<IReadOnlyList<DaySales>> DaysAsync(DateOnly from, DateOnly to, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DaySales>>([.. Days.Where(d => d.Day >= from && d.Day <= to)]);

    public Task<DateTimeOffset?> ReadUntilAsync(string source, CancellationToken ct) => Task.FromResult(source == "shopify" ? ReadUntil : null);

    public Task<IReadOnlyList<string>> TakeAsync(IReadOnlyList<Order> orders, bool news, CancellationToken ct) => throw new NotSupportedException();

    public Task<Order?> FindAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    public Task<Order?> FindByNameAsync(string name, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Order>> ListAsync(OrderView view, int skip, int most, CancellationToken ct) => throw new NotSupportedException();

    public Task<int> CountAsync(OrderView view, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Order>> UnannouncedAsync(int most, CancellationToken ct) => throw new NotSupportedException();

    public Task AnnouncedAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<MessageRef>> CardsAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    public Task SaveCardAsync(string id, MessageRef message, CancellationToken ct) => throw new NotSupportedException();

    public Task RemoveCardAsync(MessageRef message, CancellationToken ct) => throw new NotSupportedException();

    public Task SetReadUntilAsync(string source, DateTimeOffset until, CancellationToken ct) => throw new NotSupportedException();

    public Task AnnouncingAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Order>> HalfAnnouncedAsync(int most, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> JourneysDueAsync(int most, CancellationToken ct) => throw new NotSupportedException();

    public Task JourneysAskedAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<PostSales>> OfPostAsync(long post, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> SellingPostsAsync(CancellationToken ct) => throw new NotSupportedException();
}
