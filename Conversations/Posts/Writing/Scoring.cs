using Conversations.Posts.Writing.Facts;

namespace Conversations.Posts.Writing;

/// <summary>
/// What a draft's score is made of. It begins at 1, and each part takes what it has found to be amiss, never more than its weight. No part gives:
/// so neither the model's own word nor a kind owner can lift what a check has found. The weights are written here and nowhere else.
/// </summary>
internal static class Scoring
{
    public const string Facts = "facts", Limits = "limits", Language = "language", New = "new", Model = "model", People = "approvals";

    /// <summary>One false claim halves the trust, two end it.</summary>
    private const double FactsWeight = 1, PerWrong = 0.5;

    /// <summary>What the shop's record does not say may be true: enough to be looked at below the usual threshold of 0.85, not to be called false.</summary>
    private const double PerUnsupported = 0.2;

    /// <summary>A text that no platform takes is as useless as a false one.</summary>
    private const double LimitsWeight = 0.5;

    /// <summary>In another language than the shop's it is doubtful; the words may still be true.</summary>
    private const double LanguageWeight = 0.2;

    /// <summary>Said before in other words it is doubtful; word for word it must not go out a second time by itself.</summary>
    private const double NewWeight = 0.5;

    /// <summary>The model knows where it guessed. Its doubt alone can call for another text, and its confidence for nothing.</summary>
    private const double ModelWeight = 0.2;

    /// <summary>An owner who edits or rejects every second draft of a kind wants a closer look at the next; by itself that makes none doubtful.</summary>
    private const double PeopleWeight = 0.1;

    /// <summary>Fewer decisions are chance.</summary>
    public const int FewestDecisions = 5;

    /// <param name="findings">What does not hold.</param>
    /// <param name="isNewJudged">Whether the text was compared with earlier ones.</param>
    /// <param name="isLanguageJudged">Whether the shop's language is one that is known here.</param>
    /// <param name="confidence">The model's own number; null for a text that a person typed.</param>
    /// <param name="approvals">Null for a text that a person typed.</param>
    /// <param name="threshold"><c>QUALITY_THRESHOLD</c>.</param>
    public static Score Of(
        IReadOnlyList<Finding> findings, bool isNewJudged, bool isLanguageJudged, double? confidence, Approvals? approvals, double threshold)
    {
        List<ScorePart> parts = [Checked(Facts, FactsWeight, findings), Checked(Limits, LimitsWeight, findings)];
        if (isLanguageJudged) parts.Add(Checked(Language, LanguageWeight, findings));
        if (isNewJudged) parts.Add(Checked(New, NewWeight, findings));
        if (confidence is { } sure) parts.Add(new(Model, ModelWeight, ModelWeight * (1 - (double.IsNaN(sure) ? 0 : Math.Clamp(sure, 0, 1)))));
        if (approvals is { Decided: >= FewestDecisions }) parts.Add(new(People, PeopleWeight, PeopleWeight * (1 - (double)approvals.AsWritten / approvals.Decided)));
        var value = Math.Round(Math.Clamp(1 - parts.Sum(p => p.Taken), 0, 1), 2);
        // Whoever hides instructions in a product has reasons of their own: a person is to look, whatever the threshold.
        return new(value, value >= threshold && findings.All(f => f.Verdict != Verdict.Wrong && f.Check != InstructionCheck.Name), findings) { Parts = parts };
    }

    /// <summary>The part that a check belongs to; whatever is not about the text's form compares it with the shop.</summary>
    public static string PartOf(string check) => check switch
    {
        "length" or "hashtags" or "mentions" or "form" => Limits,
        Limits or Language or New => check,
        _ => Facts,
    };

    /// <summary>Nothing wrong is better than something wrong, whatever their numbers.</summary>
    public static bool IsBetter(Score one, Score other) =>
        (one.Ready, !one.Wrong.Any(), one.Value).CompareTo((other.Ready, !other.Wrong.Any(), other.Value)) > 0;

    private static ScorePart Checked(string part, double weight, IReadOnlyList<Finding> findings) => new(part, weight, Math.Min(weight, findings
        .Where(f => PartOf(f.Check) == part).Sum(f => f.Verdict switch { Verdict.Wrong => PerWrong, Verdict.NotSupported => PerUnsupported, _ => 0 })));
}
