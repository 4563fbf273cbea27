using Tests.Support;

namespace Tests.Reliability.PowerCuts;

/// <summary>People decide, the power goes, the bot starts again, goes on, is cut again; in the end everything is as it was said.</summary>
internal sealed class PowerCutWalk
{
    private static readonly int People = Effort.Times(2, 8, 8);
    private static readonly int Enough = Effort.Times(1, 5, 5);

    /// <summary>The very first start does more than that, most do a few.</summary>
    private const int OperationsOfAStart = 64;

    private const int OperationsOfATap = 50;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    // Disks write in an order of their own, so what is out of order comes more often.
    private static readonly Remains[] AnyRemains = [.. Enum.GetValues<Remains>(), Remains.Scattered, Remains.Zeros];
    private readonly PowerCutLane _lane;
    private readonly Random _random;
    private readonly List<Approver> _people;
    private int _links;

    public PowerCutWalk(PowerCutLane lane, int seed)
    {
        (_lane, _random) = (lane, new(seed));
        _people = [.. Enumerable.Range(0, People).Select(_ => new Approver(lane, lane.NextPerson()))];
        Judge = new(lane, _people);
    }

    public PowerCutJudge Judge { get; }

    public async Task PlayAsync(int cuts)
    {
        while (_lane.Cuts.Count < cuts)
        {
            if (_lane.Cuts.Count < cuts - 1 && _random.Next(3) == 0) // the last one always takes decisions with it
            {
                var atStart = CutOrder.In(1 + (int)(OperationsOfAStart * Math.Pow(_random.NextDouble(), 3)), _random);
                _lane.Start(atStart);
                await CutAsync(atStart, atStart: true);
                continue;
            }
            _lane.Start();
            await _lane.ReadyAsync();
            await Judge.LookAsync();
            var cards = await CardsAsync();
            var order = CutOrder.In(_random.Next(1, OperationsOfATap * cards.Count), _random);
            _lane.Cut(order);
            await Task.WhenAll(cards.ConvertAll(c => TapAsync(c.Person, c.Card, _random.Next(150), _random.Next())));
            await CutAsync(order, atStart: false);
        }
        _lane.Start();
        await _lane.ReadyAsync();
        await EndAsync();
        await Judge.LookAsync();
    }

    /// <summary>Everything a reader needs to understand a failure.</summary>
    public Task<string> StoryAsync() => _lane.StoryAsync(_people.Select(p => p.Chat));

    /// <summary>Some have a card with buttons that are good now; about the others the bot is still at work.</summary>
    private async Task<List<(Approver Person, ShownMessage Card)>> CardsAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began).TotalSeconds < 60)
        {
            _lane.MustNotEnd();
            var posts = _lane.Journal.Posts();
            var cards = new List<(Approver, ShownMessage)>();
            foreach (var person in _people)
            {
                if (person.IsFree(posts)) await person.ForwardAsync(CrashRun.Products[_links++ % CrashRun.Products.Length]);
                else if (await person.CardAsync(posts) is { } card) cards.Add((person, card));
            }
            if (cards.Count >= Enough) return cards;
            await Task.Delay(50);
        }
        throw new CrashFailedException($"P2: no {Enough} cards that can be decided about");
    }

    private static async Task TapAsync(Approver person, ShownMessage card, int afterMs, int seed)
    {
        await Task.Delay(afterMs);
        await person.TapAsync(card, new(seed));
    }

    /// <summary>The number of the operation was a guess: if nothing is done any more, somebody asks something, and the order holds from there.</summary>
    private async Task CutAsync(CutOrder order, bool atStart)
    {
        var (done, since) = (0L, TimeProvider.System.GetTimestamp());
        while (!_lane.HasDied)
        {
            _lane.MustNotEnd();
            if (_lane.Done != done || done == 0) (done, since) = (_lane.Done, TimeProvider.System.GetTimestamp());
            else if (TimeProvider.System.GetElapsedTime(since) > Quiet)
            {
                _lane.Cut(order with { Operation = 1 });
                await _lane.Desk.SayAsync("/queue", _people[0].Chat);
                break;
            }
            await Task.Delay(15);
        }
        await _lane.CutAsync(AnyRemains[_random.Next(AnyRemains.Length)], _random, atStart);
    }

    private async Task EndAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        string? trouble;
        while ((trouble = await Judge.TroubleAtTheEndAsync()) is not null)
        {
            _lane.MustNotEnd();
            await Judge.LookAsync();
            if (TimeProvider.System.GetElapsedTime(began).TotalSeconds > 60) throw new CrashFailedException(trouble);
            await Task.Delay(100);
        }
    }
}
