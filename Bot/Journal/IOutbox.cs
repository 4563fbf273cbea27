namespace Bot.Journal;

/// <summary>
/// Rows on their way to Appwrite. An entry holds the newest state of one row, written in the transaction that changed
/// it; a newer state takes its place.
/// </summary>
public interface IOutbox
{
    /// <summary>The oldest entries first.</summary>
    Task<IReadOnlyList<OutboxEntry>> NextAsync(int most, CancellationToken ct);

    /// <summary>Removes the entries, except where a newer state has taken their place meanwhile.</summary>
    Task DoneAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken ct);

    /// <summary>How many rows wait, and since when the oldest does.</summary>
    Task<(int Waiting, DateTimeOffset? Since)> BacklogAsync(CancellationToken ct);
}

/// <param name="Sequence">Grows with each write; names this state of the row.</param>
/// <param name="Table">An Appwrite table of DESIGN.md: <c>socialPosts</c>, <c>publications</c>.</param>
/// <param name="Row">The row id; chosen by us, so that a repeated write is the same write (D1).</param>
/// <param name="Data">The columns as a JSON object.</param>
public sealed record OutboxEntry(long Sequence, string Table, string Row, string Data);

/// <summary>Rung when a row has been put into the outbox.</summary>
public sealed class OutboxBell : Conversations.Bell;
