using Conversations.Posts;
using Conversations.Posts.Writing;
using Microsoft.Extensions.Logging;

namespace Conversations.Costs;

/// <summary>
/// The month's budget for the model. The most that a call can cost is reserved before it is made and the real cost put in its place
/// afterwards, so that no number of drafts at once and no crash makes one call too many. A call of which nobody knows what came keeps its
/// reservation.
/// </summary>
public sealed partial class Spending(ISpendingStore store, CostSettings costs, TimeProvider time, ILogger<Spending> log)
{
    /// <summary>Longer than a call takes: a change of price in the middle of one is not to make it dearer than what was reserved.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>After two days the vendor gives a batch up.</summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromHours(49);

    public long Budget => costs.Budget;

    /// <param name="model">As it is asked for. One that is not listed may be served by any.</param>
    /// <param name="input">More tokens than can be sent.</param>
    /// <param name="output">More tokens than can come.</param>
    /// <param name="isFallback">A cheaper way was tried before it.</param>
    /// <exception cref="BudgetUsedException">It does not fit; nothing may be sent.</exception>
    public Task<long> ReserveAsync(CallPurpose purpose, string model, long input, long output, CancellationToken ct, bool isFallback = false) =>
        ReserveAsync(purpose, model, input, output, isBatch: false, isFallback, ct);

    /// <summary>The same for a request that goes with a batch; its post is not known yet.</summary>
    /// <exception cref="BudgetUsedException">It does not fit; nothing may be sent.</exception>
    public Task<long> ReserveBatchedAsync(string model, long input, long output, CancellationToken ct) =>
        ReserveAsync(CallPurpose.Unknown, model, input, output, isBatch: true, isFallback: false, ct);

    /// <param name="modelVersion">As the answer names it.</param>
    public Task SettleAsync(long reservation, string modelVersion, TokenUsage usage) => SettleAsync(reservation, modelVersion, usage, isBatch: false);

    /// <param name="modelVersion">As the answer names it.</param>
    public Task SettleBatchedAsync(long reservation, string modelVersion, TokenUsage usage) => SettleAsync(reservation, modelVersion, usage, isBatch: true);

    /// <summary>The call was not made, or is not billed.</summary>
    public Task ReleaseAsync(long reservation) => EndAsync(reservation, store.ReleaseAsync(reservation));

    public Task<PostSpending> OfAsync(PostId post, CancellationToken ct) => store.OfPostAsync(post, ct);

    public Task<MonthSpending> MonthAsync(CancellationToken ct) => store.MonthAsync(Month, ct);

    public UtcMonth Month => UtcMonth.Of(time.GetUtcNow());

    /// <summary>
    /// Whether the budget is used up: what did not fit the last time would not fit now. Until the month ends, the budget is raised, or a call
    /// has turned out cheaper than was reserved for it.
    /// </summary>
    public async Task<bool> IsUsedUpAsync(CancellationToken ct) =>
        await store.RefusedAsync(Month, ct) is { } refused && refused > costs.Budget - (await store.MonthAsync(Month, ct)).All;

    private async Task<long> ReserveAsync(CallPurpose purpose, string model, long input, long output, bool isBatch, bool isFallback, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var month = UtcMonth.Of(now);
        var micros = PriceTable.Highest(model, now, now + (isBatch ? LongestBatch : Longest)).Most(input, output, isBatch);
        return await store.ReserveAsync(new(month, now, model, purpose, micros, isBatch, isFallback), costs.Budget, ct) ?? throw new BudgetUsedException(costs.Budget, month);
    }

    private Task SettleAsync(long reservation, string modelVersion, TokenUsage usage, bool isBatch) =>
        EndAsync(reservation, store.SettleAsync(reservation, modelVersion, PriceTable.At(modelVersion, time.GetUtcNow()).Of(usage, isBatch)));

    // An answer is worth more than its price: what cannot be recorded stays reserved.
    private async Task EndAsync(long reservation, Task recorded)
    {
        try
        {
            await recorded;
        }
        catch (Exception e)
        {
            NotRecorded(e, reservation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What call {Reservation} to the model has cost could not be recorded; what was reserved for it counts")]
    private partial void NotRecorded(Exception e, long reservation);
}

/// <summary>The next call could cost more than is left of the month's budget.</summary>
public sealed class BudgetUsedException(long budget, UtcMonth month) : ModelTroubleException(ModelTrouble.BudgetUsed, $"The AI budget for {month} is used up.")
{
    public long Budget => budget;

    public UtcMonth Month => month;
}
