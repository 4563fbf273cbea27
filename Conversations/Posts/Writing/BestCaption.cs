using Conversations.Settings;

namespace Conversations.Posts.Writing;

/// <summary>
/// A text that passes the checks, or the best of three: below the threshold the model is told what was found and writes
/// another.
/// </summary>
public sealed class BestCaption(CaptionWriter writer, JudgeText judge, ShopSettings shop)
{
    private const int Rewrites = 2;

    /// <param name="before">A text that is not to stand, with what was found in it; null for the first text of a draft.</param>
    /// <exception cref="ModelTroubleException">Not even a first text came.</exception>
    public async Task<(Caption Caption, Score Score)> WriteAsync(Post post, CancellationToken ct, RejectedCaption? before = null)
    {
        List<RejectedCaption> rejected = before is null ? [] : [before];
        (Caption Caption, Score Score)? best = null;
        while (true)
        {
            var caption = best is null ? await NextAsync(post, rejected, ct) : await TryNextAsync(post, rejected, ct);
            if (caption is null) return best!.Value;
            var score = await judge.WrittenAsync(post, caption, ct);
            if (best is not { } known || Scoring.IsBetter(score, known.Score)) best = (caption, score);
            if (score.Ready || rejected.Count == Rewrites) return best.Value;
            rejected.Add(new(caption.Text, [.. score.Findings.Where(f => f.Verdict != Verdict.Fine).Select(f => f.Reason)]));
        }
    }

    private Task<Caption> NextAsync(Post post, List<RejectedCaption> rejected, CancellationToken ct) =>
        writer.WriteAsync(post.Id, post.Product, shop.Language, rejected, ct);

    /// <returns>Null when the model fails: then what it wrote before has to do.</returns>
    private async Task<Caption?> TryNextAsync(Post post, List<RejectedCaption> rejected, CancellationToken ct)
    {
        try
        {
            return await NextAsync(post, rejected, ct);
        }
        catch (ModelTroubleException)
        {
            return null;
        }
    }
}
