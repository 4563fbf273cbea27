using Conversations.Posts;

namespace Conversations.Costs;

/// <summary>The journal as the budget sees it: one row for each call to the model, written before the call. What it has answered is on disk.</summary>
public interface ISpendingStore
{
    /// <summary>
    /// Takes the amount from the budget, unless with all that is spent and reserved in its month, or in a later one, it would be more:
    /// months after the one of now are those of a clock that was set back.
    /// </summary>
    /// <returns>The reservation's number; null when it does not fit, which is remembered for <see cref="RefusedAsync"/> unless it was a fallback.</returns>
    Task<long?> ReserveAsync(Reservation reservation, long budget, CancellationToken ct);

    /// <summary>Puts what a call has cost in the place of what was reserved for it.</summary>
    Task SettleAsync(long reservation, string modelVersion, long micros);

    /// <summary>The call was not made, or is not billed.</summary>
    Task ReleaseAsync(long reservation);

    Task<MonthSpending> MonthAsync(UtcMonth month, CancellationToken ct);

    Task<PostSpending> OfPostAsync(PostId post, CancellationToken ct);

    /// <summary>The newest amount that did not fit into that month; null when all did.</summary>
    Task<long?> RefusedAsync(UtcMonth month, CancellationToken ct);

    /// <summary>Whether the owner has been told that most of that month's budget is spent.</summary>
    Task<bool> IsToldAsync(UtcMonth month, CancellationToken ct);

    Task ToldAsync(UtcMonth month, CancellationToken ct);
}

/// <param name="Model">As it is asked for.</param>
/// <param name="Micros">The most that the call can cost, in micro-dollars.</param>
/// <param name="IsBatch">Its answer takes up to two days.</param>
/// <param name="IsFallback">For a dearer way after a cheaper one was tried: that it does not fit says nothing of the next call.</param>
public sealed record Reservation(UtcMonth Month, DateTimeOffset At, string Model, CallPurpose Purpose, long Micros, bool IsBatch = false, bool IsFallback = false);

/// <summary>What a month's calls have cost. All amounts in micro-dollars.</summary>
/// <param name="Settled">Of calls whose answer told what they cost.</param>
/// <param name="Unknown">The most that calls can have cost of which nobody knows what came.</param>
/// <param name="UnderWay">The most that calls can cost that were begun a moment ago.</param>
/// <param name="Later">Counted in later months: those of a clock that was set back.</param>
/// <param name="Rewrites">The part of <paramref name="Settled"/> that went into rewriting.</param>
/// <param name="Posts">How many posts that was for.</param>
/// <param name="First">The time of the first call; null when there was none.</param>
/// <param name="Models">The names that the answers gave.</param>
public sealed record MonthSpending(long Settled, long Unknown, long UnderWay, long Later, long Rewrites, int Posts, DateTimeOffset? First, IReadOnlyList<string> Models)
{
    public long Spent => Settled + Unknown;

    /// <summary>What counts against the budget.</summary>
    public long All => Spent + UnderWay + Later;
}

/// <param name="Rewrites">How often its text was rewritten.</param>
/// <param name="Micros">Micro-dollars; what is unknown counts as reserved.</param>
public sealed record PostSpending(int Calls, int Rewrites, long Micros);
