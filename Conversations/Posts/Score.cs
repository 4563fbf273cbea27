namespace Conversations.Posts;

/// <summary>How far a draft can be trusted: computed from checks, never the model's word alone.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Ready">At or above <c>QUALITY_THRESHOLD</c>, and nothing wrong was found.</param>
public sealed record Score(double Value, bool Ready, IReadOnlyList<Finding> Findings);

/// <summary>What one check found.</summary>
/// <param name="Check">The check's name as it stands on the card.</param>
/// <param name="Reason">One sentence naming the words and the shop's record; empty when fine.</param>
public sealed record Finding(string Check, Verdict Verdict, string Reason);

public enum Verdict
{
    Fine,

    /// <summary>The shop's record does not say so.</summary>
    NotSupported,

    /// <summary>The shop's record says otherwise; blocks "ready".</summary>
    Wrong,
}
