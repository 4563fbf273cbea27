using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>
/// A text that passes the checks, or the best of three: below the threshold the model is told what was found and writes
/// another.
/// </summary>
public sealed class BestCaption(CaptionWriter writer, IShopHosts hosts, IPostStore posts, ShopSettings shop)
{
    private const int Rewrites = 2;

    /// <exception cref="ModelTroubleException">Not even a first text came.</exception>
    public async Task<(Caption Caption, Score Score)> WriteAsync(Post post, CancellationToken ct)
    {
        var rejected = new List<RejectedCaption>();
        (Caption Caption, Score Score)? best = null;
        while (true)
        {
            var caption = best is null ? await NextAsync(post, rejected, ct) : await TryNextAsync(post, rejected, ct);
            if (caption is null) return best!.Value;
            var score = await JudgeAsync(post, caption, ct);
            if (best is not { } before || score.Ready || score.Value > before.Score.Value) best = (caption, score);
            if (score.Ready || rejected.Count == Rewrites) return best.Value;
            rejected.Add(new(caption.Text, [.. score.Findings.Where(f => f.Verdict != Verdict.Fine).Select(f => f.Reason)]));
        }
    }

    private Task<Caption> NextAsync(Post post, List<RejectedCaption> rejected, CancellationToken ct) =>
        writer.WriteAsync(post.Product, shop.Language, rejected, ct);

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

    private async Task<Score> JudgeAsync(Post post, Caption caption, CancellationToken ct)
    {
        var score = FactChecks.Judge(caption.Text, post.Product, caption.Confidence, shop.QualityThreshold, await hosts.HostsAsync(ct));
        var recent = await posts.RecentTextsAsync(post.Id, Likeness.Remembered, ct);
        if (await posts.HasTwinAsync(post with { Content = Content(post, caption) }, ct)) return FactChecks.Repeated(score);
        return Likeness.Closest(caption.Text, recent) is { Share: >= Likeness.TooAlike } alike
            ? FactChecks.TooAlike(score, alike.Post, alike.Share, shop.QualityThreshold)
            : score;
    }

    /// <summary>Without its picture, which a comparison of texts does not need.</summary>
    private static PostContent Content(Post post, Caption caption) =>
        new() { Text = caption.Text, AltText = caption.AltText, Picture = post.Product.Picture!, PictureHash = "" };
}
