using Conversations.Posts;

namespace Conversations.Orders;

/// <summary>What is known to have been ordered because of a post, in one currency: at least that much.</summary>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="Revenue">Minor units, refunds taken away.</param>
public sealed record PostSales(string Currency, int Orders, long Revenue);

/// <summary>Keeps on each post's record what was ordered because of it; its card follows within a minute. Changes nothing in public (P8).</summary>
public sealed class CountSales(IOrderStore orders, IPostStore posts, TimeProvider time)
{
    /// <summary>Shopify's window for how a customer came is 30 days, and a refund comes later; an older post's orders may be gone from the journal.</summary>
    private static readonly TimeSpan Counted = TimeSpan.FromDays(90);

    /// <summary>After a start: a crash may have come between an order and its post.</summary>
    public async Task CountAllAsync(CancellationToken ct) => await CountAsync(await orders.SellingPostsAsync(ct), ct);

    /// <param name="ids">Posts of which an order came, went or changed.</param>
    public async Task CountAsync(IEnumerable<long> ids, CancellationToken ct)
    {
        foreach (var id in ids.Distinct().Order())
            await CountAsync(new PostId(id), await orders.OfPostAsync(id, ct), ct);
    }

    private async Task CountAsync(PostId id, IReadOnlyList<PostSales> sales, CancellationToken ct)
    {
        while (await posts.FindAsync(id, ct) is { PublishedAt: { } live } post && time.GetUtcNow() - live < Counted && !sales.SequenceEqual(post.Sales ?? []))
        {
            if (await posts.CommitAsync(new() { Post = (post with { Sales = sales }).Quietly() }, ct)) return;
        }
    }
}
