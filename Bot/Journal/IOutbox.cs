namespace Bot.Journal;

/// <summary>
/// Rows on their way to Appwrite. An entry holds the newest state of one row, written in the transaction that changed
/// it; a newer state takes its place. What belongs to one entity (a post and its publications) goes together.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Those of the oldest entities, all that waits of each, its oldest first. Only an entity that alone has more than the most is cut. Without the parked.
    /// </summary>
    Task<IReadOnlyList<OutboxEntry>> NextAsync(int most, CancellationToken ct);

    /// <summary>Removes the entries, except where a newer state has taken their place meanwhile.</summary>
    Task DoneAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken ct);

    /// <summary>Parks a row that Appwrite refuses by itself, until its next state.</summary>
    Task RefusedAsync(OutboxEntry entry, CancellationToken ct);

    /// <summary>Parks all rows of a table, which Appwrite takes none of.</summary>
    Task ParkAsync(string table, CancellationToken ct);

    /// <summary>Of each table with parked rows the one to try again: the least refused, then the oldest.</summary>
    Task<IReadOnlyList<OutboxEntry>> ProbesAsync(CancellationToken ct);

    /// <summary>Lets the table's parked rows go again.</summary>
    Task UnparkAsync(string table, CancellationToken ct);

    /// <summary>Lets all parked rows go again, as if none had ever been refused.</summary>
    Task UnparkAsync(CancellationToken ct);

    Task<OutboxBacklog> BacklogAsync(CancellationToken ct);
}

/// <param name="Sequence">Grows with each write; names this state of the row.</param>
/// <param name="Table">An Appwrite table of DESIGN.md: <c>socialPosts</c>, <c>publications</c>.</param>
/// <param name="Row">The row id; chosen by us, so that a repeated write is the same write (D1).</param>
/// <param name="Data">The columns as a JSON object.</param>
/// <param name="Entity">What it belongs to: <c>post/7</c>.</param>
/// <param name="Refusals">How often Appwrite has refused this state of the row by itself.</param>
public sealed record OutboxEntry(long Sequence, string Table, string Row, string Data, string Entity = "", int Refusals = 0);

/// <param name="Waiting">Rows, the parked ones too.</param>
/// <param name="Since">When the oldest was written; null when none waits.</param>
/// <param name="Parked">Rows that Appwrite refuses.</param>
/// <param name="IsFull">Counts of calls are left out until there is room again.</param>
public sealed record OutboxBacklog(int Waiting, DateTimeOffset? Since, int Parked, bool IsFull);

/// <summary>Rung when a row has been put into the outbox.</summary>
public sealed class OutboxBell : Conversations.Bell;
