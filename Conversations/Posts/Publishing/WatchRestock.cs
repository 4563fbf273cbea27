using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Posts.Publishing;

/// <summary>Looks now and then whether a product is back that a post waits for.</summary>
public sealed partial class WatchRestock(
    IPostStore posts, ShopGate gate, ReviewPost review, PostCards cards, PublishingAlarm alarm, TimeProvider time, ILogger<WatchRestock> log)
{
    /// <summary>A text that old wants another look before it goes out.</summary>
    private const int MostDays = 14;

    /// <summary>Twice an hour, one read for each post that waits.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        foreach (var post in await posts.ListAsync([PostStage.Held], ct))
        {
            if (post.Gate is not { WaitsSince: { } since } waiting) continue;
            try
            {
                if (await gate.LookAsync(post, ct) is { } view && await MovedAsync(post, waiting, since, view, ct)) await cards.TellAsync(post.Id, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                NotLookedAt(e, post.Id); // the others are not made to wait for this one
            }
        }
    }

    private async Task<bool> MovedAsync(Post post, GateHold waiting, DateTimeOffset since, GateView view, CancellationToken ct)
    {
        if (view is { Hold: null, Product: { } product })
        {
            if (post.Approval?.Hash != post.Content?.Hash() || !await review.BackInStockAsync(post, post.Product.Refreshed(product), ct)) return false;
            alarm.Ring();
            return true;
        }
        if (view.Hold is not { Reason: not GateReason.SoldOut } other)
        {
            if (time.GetUtcNow() - since < TimeSpan.FromDays(MostDays)) return false;
            other = waiting with { WaitsSince = null };
            return await HoldAsync(post, other, $"{PostTexts.WaitedTooLong(MostDays)} {PostTexts.HeldBy(other)}", view.Product, ct);
        }
        return await HoldAsync(post, other, PostTexts.HeldBy(other), view.Product, ct);
    }

    private Task<bool> HoldAsync(Post post, GateHold hold, string trouble, Product? product, CancellationToken ct) => posts.CommitAsync(new()
    {
        Post = post with { Revision = post.Revision + 1, Product = post.Product.Refreshed(product), Gate = hold, Trouble = trouble },
    }, ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether the product of draft {Post} is back could not be seen; it is looked for again")]
    private partial void NotLookedAt(Exception e, PostId post);
}
