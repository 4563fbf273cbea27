using System.Globalization;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>
/// Holds a text against the shop's record and gives the score. The weights are written here and nowhere else:
/// something wrong takes 0.5, something unsupported 0.2, and the model's own confidence moves the last 0.2.
/// </summary>
public sealed class FactChecks
{
    private const double PerWrong = 0.5, PerUnsupported = 0.2, ModelShare = 0.2;

    private static readonly IReadOnlyList<IFactCheck> All =
        [new PriceCheck(), new DiscountCheck(), new SizeCheck(), new StockCheck(), new LinkCheck(), new FormCheck()];

    /// <param name="confidence">The model's own number; null for a text that a person typed.</param>
    /// <param name="threshold"><c>QUALITY_THRESHOLD</c>.</param>
    /// <param name="hosts">Hosts whose links are ours.</param>
    public static Score Judge(string text, Product product, double? confidence, double threshold, IReadOnlySet<string> hosts)
    {
        var findings = All.Select(c => c.Check(text, product, hosts)).ToList();
        var wrong = findings.Count(f => f.Verdict == Verdict.Wrong);
        var unsupported = findings.Count(f => f.Verdict == Verdict.NotSupported);
        var value = 1 - PerWrong * wrong - PerUnsupported * unsupported - ModelShare * (1 - (confidence ?? 1));
        value = Math.Round(Math.Clamp(value, 0, 1), 2);
        return new Score(value, wrong == 0 && value >= threshold, findings);
    }

    /// <summary>The score of a text that says much the same as an earlier one.</summary>
    public static Score TooAlike(Score score, PostId other, double share, double threshold)
    {
        var value = Math.Round(Math.Max(0, score.Value - PerUnsupported), 2);
        var reason = string.Create(CultureInfo.InvariantCulture, $"Too like draft {other}: {share * 100:0} % of the word sequences are the same.");
        return new(value, score.Ready && value >= threshold, [.. score.Findings, new("new", Verdict.NotSupported, reason)]);
    }

    /// <summary>The score of a text that has been posted before, word for word: not ready, whatever else is right about it (V5).</summary>
    public static Score Repeated(Score score) => new(
        Math.Round(Math.Max(0, score.Value - PerWrong), 2), false,
        [.. score.Findings, new("new", Verdict.Wrong, "Word for word the text of an earlier post. Edit it, or reject it and ask for another.")]);
}

/// <summary>One kind of claim, found in a text and compared with the record.</summary>
internal interface IFactCheck
{
    /// <returns>The first claim that does not hold, or fine.</returns>
    Finding Check(string text, Product product, IReadOnlySet<string> hosts);
}
