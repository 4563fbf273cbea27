using Bot.Health;
using Bot.Journal;
using Conversations.Orders;
using Conversations.Posts.Drafting;
using Conversations.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tests.Support;

namespace Tests.Orders.Days;

/// <summary>What follows orders, on a real journal and fake time, between a played shop, played books and a played chat.</summary>
internal sealed class OrderRig : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-orders-");
    private readonly JournalFile _journal;
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Number)> _ahead = new();
    private DateTimeOffset _next;
    private int _number;
    private PollBooks _books = null!;
    private ReconcileOrders _reconcile = null!;
    private AnnounceOrders _announce = null!;

    public OrderRig(DateTimeOffset begin, int seed = 0, string? quiet = null)
    {
        Time = new(_next = begin);
        Settings = Shops.In("Europe/Berlin") with { QuietHours = quiet is null ? null : QuietHours.Read(quiet) };
        Shop = new(Time);
        Books = new(Time, new(seed));
        _journal = new(Options.Create(new JournalOptions { DataDir = _folder.FullName }), Time);
        Store = new(_journal, Settings, Time);
        Chat = new(Store, Time);
        Start();
    }

    public FakeTimeProvider Time { get; }

    public ShopSettings Settings { get; }

    public PlayedShop Shop { get; }

    public PlayedBooks Books { get; }

    public JournalOrders Store { get; }

    public ToldOrders Chat { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The bot begins again with what is in the journal, and nothing else.</summary>
    public void Start()
    {
        var settings = new OrderSettings(Poll);
        var fresh = new FreshOrder(Shop, Store);
        var card = new OrderCard(Settings, Time);
        var cards = new OrderCards(Store, new JournalShippings(_journal, Time), Shop, fresh, card, Chat, Chat);
        var posts = new JournalPosts(_journal, new(), new Device(), Settings, Time);
        var take = new TakeOrders(Store, new AttributeOrder(posts), new CountSales(Store, posts, Time), cards, Time, NullLogger<TakeOrders>.Instance);
        var clock = new ClockTrust(new JournalSlots(_journal, Time), new(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)), Settings, Time, NullLogger<ClockTrust>.Instance);
        _books = new(Books, Shop, Store, take, Settings, Time, NullLogger<PollBooks>.Instance);
        _reconcile = new(Shop, Books, Store, _books, take, new CountSales(Store, posts, Time), clock, settings, Time, NullLogger<ReconcileOrders>.Instance);
        _announce = new(Store, cards, new NewOrders(card), Chat, Chat, Settings, Time, NullLogger<AnnounceOrders>.Instance);
    }

    /// <summary>Something that happens outside.</summary>
    public void At(DateTimeOffset at, Action act) => _ahead.Enqueue(act, (at, _number++));

    public async Task PassAsync(TimeSpan span)
    {
        var end = Time.GetUtcNow() + span;
        while (_next <= end)
        {
            Happen(_next);
            await TickAsync(isMinute: _next.Second == 0);
            _next += Poll;
        }
        Happen(end);
    }

    public void Dispose()
    {
        _announce.Dispose();
        _journal.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Happen(DateTimeOffset until)
    {
        while (_ahead.TryPeek(out _, out var next) && next.At <= until)
        {
            if (next.At > Time.GetUtcNow()) Time.SetUtcNow(next.At);
            _ahead.Dequeue()();
        }
        if (until > Time.GetUtcNow()) Time.SetUtcNow(until);
    }

    private async Task TickAsync(bool isMinute)
    {
        var died = Chat.DiesBefore is not null;
        await _books.TickAsync(Poll, Ct);
        await _announce.TickAsync(Ct);
        if (isMinute)
        {
            await _reconcile.TickAsync(Ct);
            await _announce.TickAsync(Ct);
        }
        if (died && Chat.DiesBefore is null) Start();
    }

    private sealed class Device : IDeviceId
    {
        public string Value => "device";
    }
}
