namespace Conversations.Posts.Drafting;

/// <summary>
/// Decides once about every slot whose time has come: the newest runs if it is not too late, the others were missed. So a
/// restart, a stalled heartbeat or a week without power gives one draft at most, and never a silent gap (S1, S2).
/// </summary>
public sealed class DueSlots(ISlotLedger ledger, ClockTrust clock, TimeProvider time)
{
    /// <summary>A slot missed by no more than this still runs.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    /// <summary>Of a longer absence only this much is recorded slot by slot.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(60);

    /// <summary>Before this instant there is nothing to decide: a heartbeat that finds nothing costs next to nothing.</summary>
    private (PlanOnRecord Known, DateTimeOffset Due)? _next;

    /// <param name="plan">The plan of the settings; null while there are no slots.</param>
    public async Task<SlotRound> LookAsync(SlotPlan? plan, CancellationToken ct)
    {
        if (await clock.DoubtAsync(ct) is { } doubt) return new(doubt, []);
        var now = time.GetUtcNow();
        var known = await ledger.PlanAsync(ct);
        var inForce = known is not null && known.Cron == plan?.Cron && (plan is null || known.Zone == plan.Zone.Id);
        if (known is not null && (inForce ? plan : OldPlan(known)) is { } settled) await SettleAsync(settled, known, now, ct);
        // New settings hold from now on: a slot that they put before this minute was not missed.
        if (!inForce) await ledger.BeginAsync(new(plan?.Cron, plan?.Zone.Id ?? "", now), ct);
        // Claimed by a clock that was set back since: its time has not come yet.
        return new(null, [.. (await ledger.ClaimedAsync(ct)).Where(c => c.Due <= now)]);
    }

    private async Task SettleAsync(SlotPlan plan, PlanOnRecord known, DateTimeOffset now, CancellationToken ct)
    {
        var from = now - known.SettledUntil > Remembered ? now - Remembered : known.SettledUntil;
        if (_next is { } next && next.Known == known && now < next.Due) return;
        if (plan.Between(from, now) is not [.., var newest] due)
        {
            _next = (known, plan.Next(now)?.Due ?? DateTimeOffset.MaxValue);
            return;
        }
        var runs = now - newest.Due <= Grace;
        await ledger.DecideAsync(known, newest.Due, [.. due.Select(s => Row(s, Outcome(s)))], ct);

        SlotOutcome Outcome(Slot slot) => slot switch
        {
            _ when !runs => SlotOutcome.Missed,
            _ when slot == newest => SlotOutcome.Claimed,
            _ when slot.Due == newest.Due => SlotOutcome.Together,
            _ => SlotOutcome.Missed,
        };
    }

    private static SlotRow Row(Slot slot, SlotOutcome outcome) => new(slot.Key, slot.Due, outcome, Told: outcome != SlotOutcome.Missed);

    private static SlotPlan? OldPlan(PlanOnRecord known) =>
        known.Cron is { } cron && TimeZoneInfo.TryFindSystemTimeZoneById(known.Zone, out var zone) ? SlotPlan.Read(cron, zone) : null;
}

/// <param name="Doubt">Why the clock is not believed; then nothing may be done.</param>
/// <param name="Claimed">To be worked on, oldest first.</param>
public sealed record SlotRound(string? Doubt, IReadOnlyList<SlotRow> Claimed);
