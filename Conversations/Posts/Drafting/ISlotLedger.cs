namespace Conversations.Posts.Drafting;

/// <summary>
/// The journal as drafting slots see it: which plan is in force, up to when its slots are decided, and what became of each.
/// What it has answered is on disk.
/// </summary>
public interface ISlotLedger
{
    /// <summary>Null before the first start.</summary>
    Task<PlanOnRecord?> PlanAsync(CancellationToken ct);

    /// <summary>Puts a plan in force: its slots up to then are nobody's business.</summary>
    Task BeginAsync(PlanOnRecord plan, CancellationToken ct);

    /// <summary>Records slots and moves the plan's mark. A slot that is known stays as it is.</summary>
    /// <returns>False, and nothing is written, when the plan on record is no longer that one.</returns>
    Task<bool> DecideAsync(PlanOnRecord known, DateTimeOffset settledUntil, IReadOnlyList<SlotRow> rows, CancellationToken ct);

    /// <summary>Slots that are claimed, oldest first.</summary>
    Task<IReadOnlyList<SlotRow>> ClaimedAsync(CancellationToken ct);

    /// <summary>Ends a claim; no effect on a slot that is not claimed.</summary>
    Task EndAsync(SlotRow row, CancellationToken ct);

    /// <summary>What the newest slot came to that is neither claimed nor missed; null before there is one.</summary>
    Task<SlotOutcome?> LastOutcomeAsync(CancellationToken ct);

    /// <summary>Slots that the owner must hear about, oldest first.</summary>
    Task<IReadOnlyList<SlotRow>> UntoldAsync(CancellationToken ct);

    Task ToldAsync(IReadOnlyList<SlotRow> rows, CancellationToken ct);

    /// <summary>The newest time of day that anything here was recorded at; null when nothing was.</summary>
    Task<DateTimeOffset?> NewestStampAsync(CancellationToken ct);

    /// <summary>Sets stamps later than that back to it: they were made by a clock that was wrong.</summary>
    Task ForgetLaterStampsAsync(DateTimeOffset than, CancellationToken ct);
}

/// <param name="Cron">Null while there are no slots.</param>
/// <param name="SettledUntil">Every slot due up to then is decided.</param>
public sealed record PlanOnRecord(string? Cron, string Zone, DateTimeOffset SettledUntil);
