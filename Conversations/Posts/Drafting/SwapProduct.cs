using System.Globalization;
using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Posts.Drafting;

/// <summary>
/// Lets a held post go and drafts about another product in its place. The slot that becomes free is the first that the new draft is meant for; it needs
/// a tap of its own.
/// </summary>
public sealed class SwapProduct(OfferProduct offer, DraftPost draft, IPostStore posts, PostCards cards, IMessenger messenger, TimeProvider time)
{
    private readonly KeyedLock<PostId> _oneAtATime = new();

    /// <summary>May be run again after a crash at any point: the decision and the draft are both found by the update.</summary>
    /// <param name="revision">What the person saw.</param>
    /// <param name="on">The message whose button was pressed: what comes of it stands there too.</param>
    public async Task RunAsync(PostId id, int revision, MessageRef on, Person by, long updateId, CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(id, ct);
        var key = string.Create(CultureInfo.InvariantCulture, $"swap:{updateId}");
        var made = await posts.FindByKeyAsync(key, ct);
        if (made is null && await posts.FindAsync(id, ct) is { } post)
        {
            var skipped = await posts.FindDecisionAsync(updateId, ct) is not null;
            var (chosen, because) = await OfferAsync(id, ct);
            if (chosen is null) await messenger.SendAsync(on.Chat, skipped ? PostTexts.SwappedWithout(id, because) : PostTexts.NothingToSwap(id, because), ct);
            else if (skipped || await SkipAsync(post, revision, by, updateId, ct))
                made = await draft.BeginAsync(chosen, PostTexts.InPlaceOf(id, post.Product.Title), on.Chat, key, ct);
        }
        await cards.RefreshAsync(id, ct, on);
        if (made is not null) await draft.FinishAsync(made.Id, ct);
    }

    private async Task<(Product? Chosen, string Because)> OfferAsync(PostId id, CancellationToken ct)
    {
        try
        {
            // Held posts come at any time: their numbers take turns at what is new, what sells and what lies about.
            return await offer.ForAsync((int)(id.Value % 3), ct) is Offer.Chosen chosen ? (chosen.Product, "") : (null, PostTexts.ForwardAnother);
        }
        catch (ShopUnavailableException e)
        {
            return (null, e.NeedsOwner ? ShopTexts.ShopRefused : ShopTexts.ShopAway);
        }
    }

    private async Task<bool> SkipAsync(Post post, int revision, Person by, long updateId, CancellationToken ct)
    {
        if (!post.IsSeenIn(revision) || post.Gate is not { } gate || PostLifecycle.After(post.Stage, PostStep.Skip) is not { } stage) return false;
        return await posts.CommitAsync(new()
        {
            Post = post with { Revision = post.Revision + 1, Stage = stage, Gate = null, Trouble = PostTexts.SwappedAway },
            Decision = new()
            {
                Post = post.Id, Revision = revision, Step = PostStep.Skip, By = by.Id, Name = by.Name, At = time.GetUtcNow(), Hash = post.Content?.Hash(),
                Words = string.Join(" ", gate.Findings), UpdateId = updateId,
            },
        }, ct);
    }
}
