using Conversations.Posts.Drafting;

namespace Tests.Posts.Drafting;

/// <summary>The slot ledger without a disk; what the journal's own does is tested by itself.</summary>
internal sealed class MemoryLedger(StepClock clock) : ISlotLedger
{
    private readonly HashSet<SlotKey> _claimed = [], _untold = [];
    private PlanOnRecord? _plan;
    private SlotOutcome? _last;
    private DateTimeOffset? _newest;

    public Dictionary<SlotKey, SlotRow> Rows { get; } = [];

    public int Missed { get; private set; }

    public Task<PlanOnRecord?> PlanAsync(CancellationToken ct) => Task.FromResult(_plan);

    public Task BeginAsync(PlanOnRecord plan, CancellationToken ct)
    {
        _plan = plan;
        return Task.CompletedTask;
    }

    public Task<bool> DecideAsync(PlanOnRecord known, DateTimeOffset settledUntil, IReadOnlyList<SlotRow> rows, CancellationToken ct)
    {
        if (_plan != known) return Task.FromResult(false);
        foreach (var row in rows.Where(r => Rows.TryAdd(r.Key, r)))
        {
            if (row.Outcome == SlotOutcome.Missed) Missed++;
            if (row.Outcome == SlotOutcome.Claimed) _claimed.Add(row.Key);
            if (!row.Told) _untold.Add(row.Key);
        }
        _plan = known with { SettledUntil = settledUntil };
        Stamp();
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<SlotRow>> ClaimedAsync(CancellationToken ct) => Of(_claimed);

    public Task EndAsync(SlotRow row, CancellationToken ct)
    {
        if (!_claimed.Remove(row.Key)) return Task.CompletedTask;
        Rows[row.Key] = row;
        if (row.Outcome == SlotOutcome.Missed) Missed++;
        if (!row.Told) _untold.Add(row.Key);
        if (row.Outcome != SlotOutcome.Missed) _last = row.Outcome;
        Stamp();
        return Task.CompletedTask;
    }

    public Task<SlotOutcome?> LastOutcomeAsync(CancellationToken ct) => Task.FromResult(_last);

    public Task<IReadOnlyList<SlotRow>> UntoldAsync(CancellationToken ct) => Of(_untold);

    public Task ToldAsync(IReadOnlyList<SlotRow> rows, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            _untold.Remove(row.Key);
            Rows[row.Key] = row with { Told = true };
        }
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> NewestStampAsync(CancellationToken ct) => Task.FromResult(_newest);

    public Task ForgetLaterStampsAsync(DateTimeOffset than, CancellationToken ct)
    {
        if (_newest > than) _newest = than;
        if (_plan is { } plan && plan.SettledUntil > than) _plan = plan with { SettledUntil = than };
        return Task.CompletedTask;
    }

    private void Stamp()
    {
        if (_newest is null || clock.Wall > _newest) _newest = clock.Wall;
    }

    private Task<IReadOnlyList<SlotRow>> Of(HashSet<SlotKey> keys) => Task.FromResult<IReadOnlyList<SlotRow>>([.. keys.Select(k => Rows[k]).OrderBy(r => r.Due).ThenBy(r => r.Key.Time)]);
}
