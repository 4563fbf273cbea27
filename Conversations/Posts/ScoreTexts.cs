using System.Globalization;
using Conversations.Chat;
using Conversations.Posts.Writing;

namespace Conversations.Posts;

/// <summary>What people read about a draft's score.</summary>
internal static class ScoreTexts
{
    /// <summary>In short, and what was found.</summary>
    public static ChatText Checks(Post post, Score score)
    {
        var verdict = post switch
        {
            { IsBlocked: true } => "⚠️ wrong",
            { Kept: { } kept } => $"kept by {ChatText.OneLine(kept.Name, 40)}",
            _ => score.Ready ? "ready" : "⚠️ doubtful",
        };
        var open = score.Findings.Where(f => f.Verdict != Verdict.Fine).ToList();
        var text = ChatText.Empty.Line($"Score {Number(score.Value)} · {verdict}").Line("Checks: " + string.Join(" · ", Judged(score)
            .Select(part => $"{part} {(open.Exists(f => Scoring.PartOf(f.Check) == part) ? "✗" : "✓")}")));
        return open.Aggregate(text, (all, finding) => all.Line($"⚠️ {finding.Reason}"));
    }

    /// <summary>The parts with their weights, as a window of at most 200 characters can show them.</summary>
    public static string Parts(Score score, double threshold) => string.Join("\n",
        (score.Parts ?? []).Select(p => $"{p.Name} {(p.Taken < 0.005 ? "✓" : $"−{Number(p.Taken)}")} (at most −{p.Weight.ToString("0.##", CultureInfo.InvariantCulture)})")
            .Prepend($"📊 {Number(score.Value)} of 1 · ready from {Number(threshold)}"));

    /// <summary>What checks have looked at, whether they found anything or not.</summary>
    private static IEnumerable<string> Judged(Score score) => new[] { Scoring.Facts, Scoring.Limits, Scoring.Language, Scoring.New }.Intersect(
        score.Parts?.Select(p => p.Name) ?? score.Findings.Select(f => Scoring.PartOf(f.Check)));

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
