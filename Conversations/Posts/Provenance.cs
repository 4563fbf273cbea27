namespace Conversations.Posts;

/// <summary>How the text of a draft came to be.</summary>
public sealed record Provenance
{
    /// <summary>As the answer named it; null when no text came.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>Of the prompts it was asked with.</summary>
    public required string PromptVersion { get; init; }

    /// <summary>Calls to the model, also those without a usable answer.</summary>
    public required int Calls { get; init; }

    public required int Rewrites { get; init; }

    /// <summary>What all of them have cost, in micro-dollars; where an answer is unknown, the most it can have cost.</summary>
    public required long CostMicros { get; init; }
}
