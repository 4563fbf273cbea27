using System.Security.Cryptography;
using Conversations.Chat;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>From a link to a card that waits for a decision. May be run again after a crash at any point.</summary>
public sealed class DraftPost(
    FindProduct find, CaptionWriter writer, IPictureSource pictures, IShopHosts hosts, IPostStore posts, PostCards cards,
    IMessenger messenger, ShopSettings shop, TimeProvider time, ICrashPoints crash)
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
            case FoundProduct.Postable found:
                var post = await posts.CreateAsync(NewPost(found.Product, chat), key, ct);
                crash.Pass(CrashPoint.DraftNumbered);
                using (await _oneAtATime.EnterAsync(post.Id, ct))
                    if ((await posts.CardsAsync(post.Id, ct)).Count == 0) await cards.ShowAsync(post.Id, chat, ct);
                await WriteAsync(post.Id, ct);
                break;
        }
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
            var picture = pictures.LoadAsync(post.Product.Picture!, ct);
            var caption = await writer.WriteAsync(post.Product, shop.Language, ct);
            var bytes = await picture;
            var drafted = next with
            {
                Stage = PostLifecycle.After(post.Stage, PostStep.Present)!.Value,
                Score = FactChecks.Judge(caption.Text, post.Product, caption.Confidence, shop.QualityThreshold, await hosts.HostsAsync(ct)),
                Content = new PostContent
                {
                    Text = caption.Text,
                    AltText = caption.AltText,
                    Picture = post.Product.Picture!,
                    PictureHash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                },
            };
            return await posts.HasTwinAsync(drafted, ct) ? drafted with { Score = FactChecks.Repeated(drafted.Score) } : drafted;
        }
        catch (ModelTroubleException e)
        {
            return next with { Trouble = PostTexts.Because(e.Trouble) };
        }
        catch (PictureUnavailableException e)
        {
            return next with { Trouble = e.Message };
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
        Platforms = shop.Platforms,
    };
}
