using Conversations.Chat;
using Conversations.Costs;
using Conversations.Posts.Pictures;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>From a link to a card that waits for a decision. May be run again after a crash at any point.</summary>
public sealed class DraftPost(
    FindProduct find, BestCaption texts, PreparePicture pictures, IVideoSource videos, IPostStore posts, PostCards cards,
    IMessenger messenger, Spending spending, ShopSettings shop, TimeProvider time, ICrashPoints crash)
{
    private readonly KeyedLock<PostId> _oneAtATime = new();

    /// <param name="key">Idempotency key: the same key never gives a second draft.</param>
    public async Task FromLinkAsync(string link, ChatId chat, string key, CancellationToken ct)
    {
        await messenger.ShowTypingAsync(chat, ct);
        switch (await find.ByLinkAsync(link, ct))
        {
            case FoundProduct.NotPostable no:
                await messenger.SendAsync(chat, no.Sentence, ct);
                break;
            case FoundProduct.Postable found when shop.Platforms.Count > 0 && shop.PlatformsFor(found.Product).Count == 0:
                await messenger.SendAsync(chat, PostTexts.OnlyTikTok, ct);
                break;
            case FoundProduct.Postable found:
                var post = await posts.CreateAsync(NewPost(found.Product, chat), key, ct);
                crash.Pass(CrashPoint.DraftNumbered);
                using (await _oneAtATime.EnterAsync(post.Id, ct))
                    if ((await posts.CardsAsync(post.Id, ct)).Count == 0) await cards.ShowAsync(post.Id, chat, ct);
                await WriteAsync(post.Id, ct);
                break;
        }
    }

    /// <summary>A draft that nobody asked for; it has no card yet.</summary>
    /// <param name="reason">Why this product, in a few words.</param>
    /// <param name="key">Idempotency key.</param>
    public async Task<Post> BeginAsync(Product product, string reason, ChatId chat, string key, CancellationToken ct)
    {
        var post = await posts.CreateAsync(NewPost(product, chat) with { ChosenBecause = reason }, key, ct);
        crash.Pass(CrashPoint.DraftNumbered);
        return post;
    }

    /// <summary>Writes it if it is still to be written, and puts its first card into its chat: with all there is to see, so that it rings once.</summary>
    /// <exception cref="ChatUnreachableException">Nobody can be reached there; the draft is on record.</exception>
    public async Task FinishAsync(PostId id, CancellationToken ct)
    {
        await WriteAsync(id, ct);
        using var turn = await _oneAtATime.EnterAsync(id, ct);
        if (await posts.FindAsync(id, ct) is { } post && (await posts.CardsAsync(id, ct)).Count == 0) await cards.ShowAsync(id, post.Chat, ct);
    }

    /// <summary>Writes the draft if it is still to be written, and shows what came of it.</summary>
    public async Task WriteAsync(PostId id, CancellationToken ct)
    {
        using (await _oneAtATime.EnterAsync(id, ct))
        {
            if (await posts.FindAsync(id, ct) is { Stage: PostStage.Drafting, Trouble: null } post)
            {
                var written = await TryWriteAsync(post, ct);
                crash.Pass(CrashPoint.DraftWritten);
                await posts.CommitAsync(new() { Post = written }, ct); // somebody rejected it meanwhile: then that stands
                crash.Pass(CrashPoint.DraftStored);
            }
        }
        await cards.RefreshAsync(id, ct);
    }

    private async Task<Post> TryWriteAsync(Post post, CancellationToken ct)
    {
        var next = post with { Revision = post.Revision + 1 };
        try
        {
            var preparing = pictures.FromAsync(post.Product.Picture!, post.Platforms, ct);
            var video = VideoAsync(post, ct);
            var (caption, score) = await texts.WriteAsync(post, ct);
            var picture = await preparing;
            var (film, missing) = await video;
            if (shop.TikTokTakesPictures) missing = film is null && picture.Address != post.Product.Picture ? PostTexts.MadeElsewhere : null;
            // One platform's film or picture holds up no other (V3).
            var platforms = missing is null ? post.Platforms : [.. post.Platforms.Where(p => p != Platform.TikTok)];
            if (platforms.Count == 0) return next with { Trouble = missing };
            return next with
            {
                Platforms = platforms,
                Trouble = platforms.Count < post.Platforms.Count ? PostTexts.WithoutTikTok(missing!) : picture.Trouble,
                MeantFor = post.ChosenBecause is null ? null : PublishingSlots.NextFree(shop, time.GetUtcNow(), await posts.TakenSlotsAsync(ct)),
                Stage = PostLifecycle.After(post.Stage, PostStep.Present)!.Value,
                Score = score,
                Provenance = await ProvenanceAsync(post.Id, caption.ModelVersion, ct),
                Content = new PostContent
                {
                    Text = caption.Text,
                    AltText = caption.AltText,
                    Picture = picture.Address,
                    PictureHash = picture.Hash,
                    Video = film,
                },
            };
        }
        catch (ModelTroubleException e)
        {
            var trouble = e is BudgetUsedException used ? CostTexts.BudgetUsed(shop, used.Budget, used.Month) : PostTexts.Because(e.Trouble);
            return next with { Trouble = trouble, Provenance = await ProvenanceAsync(post.Id, null, ct) };
        }
        catch (PictureUnavailableException e)
        {
            return next with { Trouble = e.Message };
        }
    }

    /// <summary>Of all that was asked for this post, also before a crash or an earlier failure.</summary>
    private async Task<Provenance?> ProvenanceAsync(PostId post, string? modelVersion, CancellationToken ct)
    {
        var spent = await spending.OfAsync(post, ct);
        return spent.Calls == 0 ? null : new() { ModelVersion = modelVersion, PromptVersion = CaptionPrompt.Version, Calls = spent.Calls, Rewrites = spent.Rewrites, CostMicros = spent.Micros };
    }

    /// <summary>What is approved is this film and no other, so it is looked through once now (P6).</summary>
    /// <returns>The film, or why it cannot be had; neither where none is wanted.</returns>
    private async Task<(PostVideo? Film, string? Missing)> VideoAsync(Post post, CancellationToken ct)
    {
        if (!post.Platforms.Contains(Platform.TikTok) || post.Product.Video is not { } video) return (null, null);
        try
        {
            return (new(video, (await videos.CopyAsync(video, Stream.Null, ct)).Hash), null);
        }
        catch (VideoUnavailableException e)
        {
            return (null, e.Message);
        }
    }

    private Post NewPost(Product product, ChatId chat) => new()
    {
        Id = default,
        Revision = 1,
        Stage = PostStage.Drafting,
        Chat = chat,
        CreatedAt = time.GetUtcNow(),
        Product = product,
        Platforms = shop.PlatformsFor(product),
    };
}
