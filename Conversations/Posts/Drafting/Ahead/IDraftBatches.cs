using Conversations.Costs;
using Microsoft.Extensions.AI;

namespace Conversations.Posts.Drafting.Ahead;

/// <summary>The vendor's batches: many requests at half the price, answered within a day.</summary>
public interface IDraftBatches
{
    /// <summary>Whether they are wanted (<c>GEMINI_BATCH</c>).</summary>
    bool IsOn { get; }

    /// <summary>The model that a batch is asked of.</summary>
    string Model { get; }

    /// <summary>The most that a request can cost, as tokens in and out.</summary>
    (long Input, long Output) MostOf(BatchRequest request);

    /// <summary>Not idempotent: asking twice makes two.</summary>
    Task<BatchCreation> CreateAsync(string displayName, IReadOnlyList<BatchRequest> requests, CancellationToken ct);

    /// <summary>The vendor's name of the batch with that display name; null when there is none, or it could not be asked.</summary>
    Task<string?> FindAsync(string displayName, CancellationToken ct);

    Task<BatchLook> LookAsync(string name, CancellationToken ct);
}

/// <param name="Key">Comes back with the answer.</param>
public sealed record BatchRequest(string Key, IReadOnlyList<ChatMessage> Messages, ChatOptions Options);

public abstract record BatchCreation
{
    private BatchCreation() { }

    /// <param name="Name">The vendor's.</param>
    public sealed record Created(string Name) : BatchCreation;

    /// <summary>There is certainly none.</summary>
    public sealed record Refused(string Reason) : BatchCreation;

    /// <summary>There may be one: only its display name can tell.</summary>
    public sealed record Unknown(string Reason) : BatchCreation;
}

public abstract record BatchLook
{
    private BatchLook() { }

    /// <summary>Not done yet, or it could not be asked.</summary>
    public sealed record Waiting : BatchLook;

    /// <summary>It will have no answers: failed, expired, cancelled, gone.</summary>
    public sealed record Ended(string Reason) : BatchLook;

    public sealed record Done(IReadOnlyList<BatchAnswer> Answers) : BatchLook;
}

/// <param name="Text">Null when this request came to nothing.</param>
/// <param name="Usage">What it is billed for; null when it is not.</param>
/// <param name="Trouble">Why there is no text; for the log.</param>
public sealed record BatchAnswer(string Key, string? Text, string ModelVersion, TokenUsage? Usage, string? Trouble);
