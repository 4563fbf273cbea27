namespace Conversations.Books;

/// <summary>How the shop's books take what is written.</summary>
public interface IBooksHealth
{
    bool IsOn { get; }

    /// <summary>Null while they take it.</summary>
    Task<BooksTrouble?> TroubleAsync(CancellationToken ct);

    /// <summary>Rows that wait to be written.</summary>
    Task<int> WaitingAsync(CancellationToken ct);
}

/// <param name="Kind">Names what it is, so that the same is not said twice: <c>quota</c>, <c>paused</c> …</param>
/// <param name="Sentence">What happened and what to do, for the owner.</param>
/// <param name="NeedsPerson">It does not go by itself.</param>
/// <param name="Since">UTC.</param>
public sealed record BooksTrouble(string Kind, string Sentence, bool NeedsPerson, DateTimeOffset Since);

/// <summary>The trouble that the owner has heard of; kept over restarts.</summary>
public interface IToldTrouble
{
    /// <summary>Its <see cref="BooksTrouble.Kind"/>; null when there is none.</summary>
    string? Kind { get; }

    Task SetAsync(string? kind);
}
