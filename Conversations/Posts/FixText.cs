using Conversations.Chat;
using Conversations.Posts.Writing;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>Has the model write a text anew that does not fit the shop: what was found in it is the reason it is told.</summary>
public sealed class FixText(IPostStore posts, IProductCatalog catalog, BestCaption texts, ChangeContent change, PostCards cards, IMessenger messenger)
{
    /// <summary>It moves once at a time, and no more often than there are slots.</summary>
    private const int MostTries = 3;

    private readonly KeyedLock<PostId> _oneAtATime = new();

    /// <returns>What there is to be put right; empty when there is nothing.</returns>
    public static IReadOnlyList<string> Reasons(Post post) => post switch
    {
        { Content: null } => [],
        { IsBlocked: true } => [.. post.Score!.Findings.Where(f => f.Verdict != Verdict.Fine).Select(f => f.Reason)],
        { Stage: PostStage.Held, Gate: { Reason: GateReason.Claims } gate } => gate.Findings,
        _ => [],
    };

    /// <summary>May be run again after a crash at any point.</summary>
    /// <param name="revision">What the person saw.</param>
    /// <param name="on">The message whose button was pressed: what comes of it stands there too.</param>
    public async Task RunAsync(PostId id, int revision, MessageRef on, Person by, long updateId, CancellationToken ct)
    {
        // Whoever presses a second time finds it done, and pays for no second text.
        using (await _oneAtATime.EnterAsync(id, ct))
        {
            if (await posts.FindDecisionAsync(updateId, ct) is null && await posts.FindAsync(id, ct) is { } post && post.IsSeenIn(revision) && Reasons(post) is { Count: > 0 } reasons)
            {
                try
                {
                    await WriteAsync(post, reasons, revision, on, by, updateId, ct);
                }
                catch (ModelTroubleException e)
                {
                    await messenger.SendAsync(on.Chat, PostTexts.NotRewritten(id, PostTexts.Because(e.Trouble)), ct);
                }
            }
        }
        await cards.RefreshAsync(id, ct, on);
    }

    private async Task WriteAsync(Post post, IReadOnlyList<string> reasons, int revision, MessageRef on, Person by, long updateId, CancellationToken ct)
    {
        var current = post with { Product = post.Product.Refreshed(await NowAsync(post.Product, ct)) };
        var (caption, score) = await texts.WriteAsync(current, ct, new(post.Content!.Text, reasons));
        Post? target = post;
        for (var tries = 0; tries < MostTries && target?.IsSeenIn(revision) == true && target.Content?.Hash() == post.Content.Hash(); tries++)
        {
            var other = target is { Stage: PostStage.InReview, Trouble: not PostTexts.StillWrong } ? target.Trouble : null;
            var changed = target with
            {
                Product = current.Product, Content = post.Content with { Text = caption.Text }, Score = score, Kept = null, Edited = true,
                Trouble = score.Wrong.Any() ? PostTexts.StillWrong : other,
            };
            // It may have moved to another slot while the model wrote.
            if (await change.CommitAsync(changed, revision, by, updateId, ct, PostStep.Rewrite, string.Join(" ", reasons))) return;
            target = await posts.FindAsync(post.Id, ct);
        }
        // Somebody has decided meanwhile: then that stands.
        await messenger.SendAsync(on.Chat, PostTexts.NotRewritten(post.Id, PostTexts.ChangedWhileWriting), ct);
    }

    /// <returns>Null when the shop does not say: then what is known has to do.</returns>
    private async Task<Product?> NowAsync(Product known, CancellationToken ct)
    {
        try
        {
            return ProductReference.ById.Of(known.Id) is { } reference ? await catalog.FindAsync(reference, ct) : null;
        }
        catch (ShopUnavailableException)
        {
            return null;
        }
    }
}
