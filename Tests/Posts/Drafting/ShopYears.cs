using Conversations;
using Conversations.Chat;
using Conversations.Costs;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Drafting.Ahead;
using Conversations.Posts.Pictures;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Tests.Costs;
using Tests.Posts.Drafting.Ahead;
using Tests.Support;

namespace Tests.Posts.Drafting;

/// <summary>
/// Years of a shop: the real use case once a minute, or at each due instant, with power cuts, long absences, a shop that goes
/// away, an owner who does not answer, and a clock that somebody sets.
/// </summary>
internal sealed class ShopYears : ICrashPoints, IDisposable
{
    private readonly StepClock _clock;
    private readonly MemoryLedger _ledger;
    private readonly FakePosts _posts;
    private readonly FakeShop _shop = new();
    private readonly MemorySpending _spending = new();
    private readonly SlotPlan _plan;
    private readonly Random _random;
    private readonly DateTimeOffset _begin;
    private readonly List<(DateTime Local, DateTimeOffset Due)> _due;
    private readonly Dictionary<string, DateTimeOffset> _dueOf = [];
    private readonly List<string> _wrong = [];
    private ServiceProvider? _process;
    private DateTimeOffset _seenUntil;
    private CrashPoint? _dieAt;
    private bool _ownerIsSilent;

    public ShopYears(string zone, DateTimeOffset begin, DateTimeOffset end, int seed)
    {
        (_begin, _seenUntil) = (begin, begin);
        _clock = new(begin);
        (_ledger, _posts) = (new(_clock), new(_clock));
        _plan = SlotPlanTests.Plan(SlotPlanTests.AllOver, zone);
        _random = new(seed);
        _due = new SlotOracle(zone).Slots(_plan.TimesOn(DateOnly.FromDateTime(begin.DateTime)), begin, end.AddDays(9));
        foreach (var (local, due) in _due) _dueOf.TryAdd($"{KeyOf(local)}", due); // two slots of one key are the judge's business
    }

    public int Ticks { get; private set; }

    public int Restarts { get; private set; }

    public int Steps { get; private set; }

    public async Task JumpAsync(DateTimeOffset end)
    {
        await TickAsync();
        while (_clock.Wall < end)
        {
            if (_random.Next(8) == 0) await DisturbAsync();
            _clock.Pass(_due[FirstAfter(_clock.Wall)].Due - _clock.Wall + TimeSpan.FromSeconds(_random.Next(0, 60)));
            await TickAsync();
            // The heartbeat beside the slots: what was cut off, or waits for the shop, goes on.
            for (var i = _random.Next(3); i > 0; i--) await MinuteAsync();
        }
    }

    public async Task MinuteByMinuteAsync(DateTimeOffset end)
    {
        while (_clock.Wall < end)
        {
            if (_random.Next(2000) == 0) await DisturbAsync();
            await MinuteAsync();
        }
    }

    /// <summary>What was doubled, silently missed, too late or too early; and the figures.</summary>
    public (IReadOnlyList<string> Wrong, string Figures) Judge()
    {
        var created = _posts.Created.ToLookup(c => c.Key, c => c.At);
        var outcomes = new SortedDictionary<SlotOutcome, int>();
        var keys = new HashSet<SlotKey>();
        // What waits for the shop, or fell due after the last look, is still open.
        foreach (var (local, due) in _due.Where(d => d.Due <= _seenUntil - DueSlots.Grace))
        {
            var key = KeyOf(local);
            keys.Add(key);
            if (!_ledger.Rows.TryGetValue(key, out var row))
            {
                _wrong.Add($"{key} was silently missed");
                continue;
            }
            outcomes[row.Outcome] = outcomes.GetValueOrDefault(row.Outcome) + 1;
            var drafts = created[$"{key}"].ToList();
            if (drafts.Count != (row.Outcome == SlotOutcome.Drafted ? 1 : 0)) _wrong.Add($"{key} is {row.Outcome} and has {drafts.Count} drafts");
            if (row.Outcome == SlotOutcome.Claimed) _wrong.Add($"{key} stayed open");
            if (!row.Told) _wrong.Add($"{key} is {row.Outcome}, and nobody was told");
            foreach (var at in drafts.Where(a => a < due - Slack || a > due + DueSlots.Grace + Slack)) _wrong.Add($"{key} was due {due:u} and drafted {at:u}");
        }
        _wrong.AddRange(_ledger.Rows.Values.Where(r => r.Due <= _seenUntil - DueSlots.Grace && !keys.Contains(r.Key)).Select(r => $"{r.Key} is no slot"));
        return (_wrong, $"{_plan.Zone.Id}: {keys.Count} slots, {Ticks} ticks, {Restarts} restarts, {Steps} clock steps: {string.Join(", ", outcomes.Select(o => $"{o.Value} {o.Key}"))}");
    }

    /// <summary>The heartbeat's minute, and as much as a claim may be older than its draft by a small correction of the clock.</summary>
    private static TimeSpan Slack => TimeSpan.FromMinutes(2);

    public void Pass(CrashPoint point)
    {
        if (point != _dieAt) return;
        _dieAt = null;
        throw new PowerCutException();
    }

    public void Dispose()
    {
        _process?.Dispose();
        _shop.Dispose();
    }

    private Task MinuteAsync()
    {
        _clock.Pass(TimeSpan.FromMinutes(1));
        return TickAsync();
    }

    private async Task TickAsync()
    {
        Ticks++;
        var process = _process ??= Start();
        var (made, missed, told) = (_posts.Created.Count, _ledger.Missed, _shop.Told.Count);
        var (alive, news) = (true, process.GetRequiredService<DraftingNews>());
        try
        {
            await process.GetRequiredService<RunDraftingSlot>().TickAsync(CancellationToken.None);
        }
        catch (PowerCutException)
        {
            alive = false;
            Restart();
        }
        if (news.Doubt is null && _clock.Wall > _seenUntil) _seenUntil = _clock.Wall;
        if (_posts.Created.Count > made + 1) _wrong.Add($"{_posts.Created.Count - made} drafts at once at {_clock.Wall:u}");
        if (alive && _ledger.Missed > missed && _shop.Told.Count == told) _wrong.Add($"{_ledger.Missed - missed} slots missed at {_clock.Wall:u}, and nothing was said");
        foreach (var (key, at) in _posts.Created[made..].Where(c => _due[FirstAfter(c.At) - 1] is var newest && c.Key != $"{KeyOf(newest.Local)}" && newest.Due > _dueOf[c.Key]))
            _wrong.Add($"{key} was drafted at {at:u}, when a later slot's time had come");
        if (!_ownerIsSilent && _random.Next(10) > 0) _posts.Answer();
    }

    private SlotKey KeyOf(DateTime local) => new(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), _plan.Zone.Id);

    /// <summary>Where in <see cref="_due"/> the slots begin whose time has not come.</summary>
    private int FirstAfter(DateTimeOffset at) => ~_due.BinarySearch((default, at), Comparer<(DateTime, DateTimeOffset Due)>.Create((a, b) => a.Due <= b.Due ? -1 : 1));

    private Task DisturbAsync()
    {
        switch (_random.Next(10))
        {
            case 0:
                Restart();
                break;
            case 1: // off for hours or days
                Restart();
                _clock.Pass(TimeSpan.FromMinutes(_random.Next(1, _random.Next(2) == 0 ? 200 : 8_000)));
                break;
            case 2:
                _dieAt = Points[_random.Next(Points.Length)];
                break;
            case 3:
                _shop.IsAway = !_shop.IsAway;
                break;
            case 4:
                _shop.IsAway = false;
                break;
            case 8:
                _ownerIsSilent = !_ownerIsSilent;
                break;
            case 9:
                _ownerIsSilent = false;
                break;
            case 5: // set ahead, and perhaps back again
                Step(TimeSpan.FromMinutes(_random.Next(1, 4_000)));
                break;
            case 6:
                Step(-TimeSpan.FromMinutes(_random.Next(1, 4_000)));
                break;
            default: // the heartbeat stalls
                _clock.Pass(TimeSpan.FromMinutes(_random.Next(1, 300)));
                break;
        }
        return Task.CompletedTask;
    }

    private static readonly CrashPoint[] Points = [CrashPoint.DraftNumbered, CrashPoint.DraftWritten, CrashPoint.DraftStored, CrashPoint.CardSent, CrashPoint.CardRecorded];

    private void Step(TimeSpan by)
    {
        if (_clock.Wall + by < _begin) return;
        Steps++;
        _clock.Step(by);
    }

    private void Restart()
    {
        Restarts++;
        _process?.Dispose();
        _process = null;
    }

    private ServiceProvider Start()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<ICrashPoints>(this);
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ISlotLedger>(_ledger);
        services.AddSingleton<IPostStore>(_posts);
        foreach (var port in (Type[])[typeof(IProductCatalog), typeof(IStorefront), typeof(IPictureSource), typeof(IVideoSource), typeof(IPictureMaker), typeof(IPictureStore), typeof(IShopHosts), typeof(IMessenger), typeof(IOwnerChat)])
            services.AddSingleton(port, _shop);
        services.AddSingleton<IChatClient>(_shop);
        services.AddSingleton<ISpendingStore>(_spending);
        services.AddSingleton<IRowCounts>(_spending);
        services.AddSingleton<IAheadStore, NothingAhead>();
        services.AddSingleton<IDraftBatches, NothingAhead>();
        services.AddSingleton(new CostSettings(10 * CostSettings.MicrosPerDollar, BooksPlan.Free));
        services.AddSingleton<IVoiceStore>(_shop);
        services.AddSingleton(Shops.In(_plan.Zone.Id) with { GenerateAt = _plan });
        services.AddSingleton(new BuildDate(_begin));
        return services.AddConversations().BuildServiceProvider();
    }

    private sealed class PowerCutException : Exception;
}
