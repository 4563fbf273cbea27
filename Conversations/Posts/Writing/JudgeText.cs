using System.Globalization;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>All that is held against a text before somebody approves it.</summary>
public sealed class JudgeText(IShopHosts hosts, IPostStore posts, ShopSettings shop)
{
    /// <summary>A text of the model's, about <see cref="Post.Product"/>.</summary>
    public async Task<Score> WrittenAsync(Post post, Caption caption, CancellationToken ct)
    {
        var findings = await FindAsync(post, caption.Text, ct);
        if (await EarlierAsync(post, caption, ct) is { } earlier) findings = [.. findings, earlier];
        return Scoring.Of(findings, isNewJudged: true, LanguageCheck.Knows(shop.Language), caption.Confidence, await ApprovalsAsync(post.Product, ct), shop.QualityThreshold);
    }

    /// <summary>A text of a person's: who types it means it, so it is not compared with earlier ones, and nobody's habits count.</summary>
    public async Task<Score> TypedAsync(Post post, string text, CancellationToken ct) => Scoring.Of(
        await FindAsync(post, text, ct), isNewJudged: false, LanguageCheck.Knows(shop.Language), confidence: null, approvals: null, shop.QualityThreshold);

    private async Task<IReadOnlyList<Finding>> FindAsync(Post post, string text, CancellationToken ct)
    {
        var findings = FactChecks.Find(text, post.Product, await hosts.HostsAsync(ct));
        return LanguageCheck.Find(text, shop.Language) is { } other ? [.. findings, other] : findings;
    }

    private async Task<Finding?> EarlierAsync(Post post, Caption caption, CancellationToken ct)
    {
        var recent = await posts.RecentTextsAsync(post.Id, Likeness.Remembered, ct);
        // A picture does not matter where texts are compared.
        var content = new PostContent { Text = caption.Text, AltText = caption.AltText, Picture = post.Product.Picture!, PictureHash = "" };
        if (await posts.HasTwinAsync(post with { Content = content }, ct))
            return new(Scoring.New, Verdict.Wrong, "Word for word the text of an earlier post. Edit it, or reject it and ask for another.");
        return Likeness.Closest(caption.Text, recent) is { Share: >= Likeness.TooAlike } alike
            ? new(Scoring.New, Verdict.NotSupported, string.Create(CultureInfo.InvariantCulture, $"Too like draft {alike.Post}: {alike.Share * 100:0} % of the word sequences are the same."))
            : null;
    }

    /// <summary>Of the product's kind; of all kinds while too little is known of that one.</summary>
    private async Task<Approvals> ApprovalsAsync(Product product, CancellationToken ct)
    {
        var kind = product.Type is { } type ? await posts.ApprovalsAsync(type, ct) : null;
        return kind is { Decided: >= Scoring.FewestDecisions } ? kind : await posts.ApprovalsAsync(null, ct);
    }
}
