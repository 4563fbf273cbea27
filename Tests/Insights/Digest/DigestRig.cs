using Bot.Journal;
using Conversations.Chat;
using Conversations.Costs;
using Conversations.Help;
using Conversations.Insights;
using Conversations.Insights.Digest;
using Conversations.Insights.Stats;
using Conversations.Logins;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Tests.Support;

namespace Tests.Insights.Digest;

/// <summary>The digest over a real journal, with an owner who keeps what arrives.</summary>
internal sealed class DigestRig : IDisposable, IMessenger, IOwnerChat, IHealthBoard, IPublishingSwitch, ILoginStore, IChartMaker, ICommandHandler
{
    private readonly DateTimeOffset _built;
    private SendDigest? _digest;

    public DigestRig(string at = "08:00", string language = "en", string zone = "Europe/Berlin", DateTimeOffset? begin = null)
    {
        Numbers = new(language, zone, begin);
        _built = Numbers.Clock.Wall.AddDays(-1);
        Zone(zone, at);
    }

    public NumbersRig Numbers { get; }

    public List<Card> Arrived { get; } = [];

    /// <summary>What happens instead of an arrival.</summary>
    public Func<Exception>? SendingFails { get; set; }

    public List<HealthLine> Lines { get; } = [];

    public LoginRecord? Login { get; set; }

    public string? StoppedBecause { get; set; }

    public JournalDigests Ledger { get; private set; } = null!;

    public ReadDigest Read { get; private set; } = null!;

    public ChatId Chat => new(Desk.Owner);

    public string Name => "orders";

    public string? MenuLine => null;

    public Role Needs => Role.Viewer;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Another zone, or another hour, from now on; the process goes on.</summary>
    public void Zone(string zone, string? at)
    {
        Numbers.Shop = Shops.In(zone, Numbers.Shop.Language.Name) with { DigestAt = at is null ? null : TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture) };
        Start();
    }

    /// <summary>The process ends and begins again.</summary>
    public void Restart()
    {
        Numbers.Restart();
        Start();
    }

    public Task TickAsync() => _digest!.TickAsync(Ct);

    /// <summary>Heartbeats up to that local time, so many minutes apart.</summary>
    public async Task UntilAsync(string local, int minutes = 10)
    {
        for (var end = Numbers.Local(local); Numbers.Clock.Wall < end; await TickAsync())
            Numbers.Clock.Pass(Numbers.Clock.Wall.AddMinutes(minutes) < end ? TimeSpan.FromMinutes(minutes) : end - Numbers.Clock.Wall);
    }

    /// <summary>No power up to that local time.</summary>
    public async Task OffUntilAsync(string local)
    {
        Numbers.Clock.Pass(Numbers.Local(local) - Numbers.Clock.Wall);
        Restart();
        await TickAsync();
    }

    public IEnumerable<string> Titles => Arrived.Select(c => c.Text.Plain.Split('\n')[0]);

    public Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct)
    {
        if (SendingFails is { } fails) throw fails();
        Arrived.Add(card);
        return Task.FromResult(new MessageRef(chat, Arrived.Count, null));
    }

    public Task<IReadOnlyList<HealthLine>> LinesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<HealthLine>>(Lines);

    public LoginRecord? Find(string key) => Login;

    public byte[] Make(Chart chart) => [];

    public void Dispose() => Numbers.Dispose();

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) => throw new NotSupportedException();

    public Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct) => throw new NotSupportedException();

    public Task SendFileAsync(ChatId chat, ChatFile file, CancellationToken ct) => throw new NotSupportedException();

    public Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct) => throw new NotSupportedException();

    public Task ShowTypingAsync(ChatId chat, CancellationToken ct) => throw new NotSupportedException();

    public Task SaveAsync(string key, LoginRecord record) => throw new NotSupportedException();

    public Task StopAsync(string because, CancellationToken ct) => throw new NotSupportedException();

    public Task ResumeAsync(CancellationToken ct) => throw new NotSupportedException();

    public void Suspend(string because) => throw new NotSupportedException();

    public void EndSuspension() => throw new NotSupportedException();

    private void Start()
    {
        var (shop, clock) = (Numbers.Shop, Numbers.Clock);
        Ledger = new(Numbers.Journal, clock);
        var slots = new JournalSlots(Numbers.Journal, clock);
        var trust = new ClockTrust(slots, new(_built), shop, clock, NullLogger<ClockTrust>.Instance);
        var spending = new Spending(Numbers.Spending, new(10_000_000, BooksPlan.Free), clock, NullLogger<Spending>.Instance);
        Read = new(Numbers.Use, Numbers.Posts, Numbers.Sales, spending, this, new LoginNews([new OneLogin()], this), this, Ledger, shop, clock);
        _digest = new(Ledger, trust, Read, new StatsChart(this, shop, clock), this, this, this, [this], shop, clock, NullLogger<SendDigest>.Instance);
    }

    private sealed class OneLogin : ILogin
    {
        public string Key => "meta";

        public IReadOnlyList<Platform> Platforms => [Platform.Instagram];

        public string Remedy => "";

        public bool IsRenewable => false;

        public bool IsDoubted => false;

        public Task<LoginReading> ReadAsync(CancellationToken ct) => throw new NotSupportedException();

        public Task<LoginRenewal> RenewAsync(CancellationToken ct) => throw new NotSupportedException();
    }
}
