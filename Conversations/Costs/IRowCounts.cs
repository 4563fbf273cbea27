namespace Conversations.Costs;

/// <summary>Why a row of Appwrite's books is read or written.</summary>
public enum RowCause
{
    /// <summary>Making sure that no other device posts the same.</summary>
    Claims,

    /// <summary>Keeping posts in the books.</summary>
    Posts,

    /// <summary>Keeping what became of them on each platform.</summary>
    Publications,

    /// <summary>Keeping and reading settings that were changed in the chat.</summary>
    Settings,

    /// <summary>Bringing posts back after the journal was lost.</summary>
    Restoring,
}

/// <summary>
/// Rows read and written in Appwrite, which its plans limit by month: rows touched, and one for a call that touches none.
/// https://appwrite.io/docs/advanced/billing/database-reads-and-writes
/// </summary>
public interface IRowCounts
{
    /// <summary>Noted in the background: a call is never held up by its own count.</summary>
    void Count(RowCause cause, int reads, int writes);

    /// <summary>Those of the month, each cause once.</summary>
    Task<IReadOnlyList<RowCount>> MonthAsync(UtcMonth month, CancellationToken ct);
}

/// <param name="Since">When it was first counted in that month; UTC.</param>
public sealed record RowCount(RowCause Cause, long Reads, long Writes, DateTimeOffset Since);
