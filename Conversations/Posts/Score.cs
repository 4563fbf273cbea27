using System.Text.Json.Serialization;

namespace Conversations.Posts;

/// <summary>How far a draft can be trusted: computed from checks, never the model's word alone.</summary>
/// <param name="Value">0 to 1, with two decimals.</param>
/// <param name="Ready">At or above <c>QUALITY_THRESHOLD</c>, and nothing wrong was found.</param>
public sealed record Score(double Value, bool Ready, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the value is made of; null for a score of before the parts were kept.</summary>
    public IReadOnlyList<ScorePart>? Parts { get; init; }

    /// <summary>What the shop's record contradicts.</summary>
    [JsonIgnore]
    public IEnumerable<Finding> Wrong => Findings.Where(f => f.Verdict == Verdict.Wrong);
}

/// <summary>What one part takes from 1.</summary>
/// <param name="Name">As it stands on the card.</param>
/// <param name="Weight">The most it can take.</param>
/// <param name="Taken">From 0 to <paramref name="Weight"/>.</param>
public sealed record ScorePart(string Name, double Weight, double Taken);

/// <summary>What one check found.</summary>
/// <param name="Check">The check's name as it stands on the card.</param>
/// <param name="Reason">One sentence naming the words and the shop's record; empty when fine.</param>
/// <param name="Words">The words of the text that it is about, as they stand there; null when it is about the whole of it, or was stored before findings named them.</param>
public sealed record Finding(string Check, Verdict Verdict, string Reason, string? Words = null);

public enum Verdict
{
    /// <summary>Found and right; scores of today hold only what is not.</summary>
    Fine,

    /// <summary>The shop's record does not say so.</summary>
    NotSupported,

    /// <summary>The shop's record says otherwise; blocks "ready".</summary>
    Wrong,
}
