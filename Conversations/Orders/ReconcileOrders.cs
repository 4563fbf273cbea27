using Conversations.Posts.Drafting;
using Conversations.Posts.Restoring;
using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>
/// Compares with Shopify itself what the webhooks have brought, so that a lost one loses nothing (DESIGN §4.9): all that has changed since the mark,
/// which moves only over what the journal and the books hold. While the books are away the journal goes on alone, and the mark stays.
/// </summary>
public sealed partial class ReconcileOrders(
    IShopOrders shop, IOrderBooks books, IOrderStore store, PollBooks poll, TakeOrders take, CountSales sales, ClockTrust clock, OrderSettings settings, TimeProvider time, ILogger<ReconcileOrders> log)
{
    public const string Source = "shopify";

    /// <summary>Shopify's search follows its records by some seconds, now and then by minutes.</summary>
    internal static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    internal static readonly TimeSpan Seldom = TimeSpan.FromMinutes(15);

    /// <summary>While nothing comes from the books.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    /// <summary>Apps see no older ones without a further scope: https://shopify.dev/docs/api/usage/access-scopes#orders-permissions</summary>
    private static readonly TimeSpan AtFirst = TimeSpan.FromDays(60);

    /// <summary>A tick may come a little early.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private long? _last;
    private bool _isAway;

    /// <summary>How far the journal has gone on alone.</summary>
    private DateTimeOffset? _alone;

    /// <summary>When, and how long after, the books refused to store.</summary>
    private (long At, TimeSpan Wait)? _refused;

    /// <summary>As often as anybody likes, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        if (settings.Poll is null || !shop.IsOn || await clock.DoubtAsync(ct) is not null) return;
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last) >= (poll.IsReading && _refused is null ? settings.Reconcile : Often) - Slack)
            {
                await ReadAsync(ct);
                (_last, _isAway) = (time.GetTimestamp(), false);
            }
            await AskJourneysAsync(ct);
            await take.MendAsync(ct);
        }
        catch (ShopUnavailableException e)
        {
            // The mark stands, and the next minute asks for the same; where only the owner can help, not each minute.
            if (e.NeedsOwner) _last = time.GetTimestamp();
            if (!_isAway) NotRead(e.Message);
            _isAway = true;
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        await take.FirstLookAsync(ct);
        if (_last is null) await sales.CountAllAsync(ct);
        var mark = await store.ReadUntilAsync(Source, ct);
        var areStored = !books.IsOn || _refused is not { } refused || time.GetElapsedTime(refused.At) >= refused.Wait;
        var since = (areStored ? mark : _alone ?? mark) is { } known ? known - Overlap : time.GetUtcNow() - AtFirst;
        string? next = null;
        do
        {
            var page = await shop.ChangedSinceAsync(since, next, ct);
            await take.TakeAsync(page.Orders, ct);
            areStored = areStored && await TryStoreAsync([.. page.Orders.Where(o => !poll.HasSeen(o))], ct);
            if (page.Orders.Count > 0)
            {
                var until = page.Orders.Max(o => o.UpdatedAt);
                if (areStored && !(until <= mark)) await store.SetReadUntilAsync(Source, (mark = until).Value, ct);
                if (!(until <= _alone)) _alone = until;
            }
            next = page.Next;
        }
        while (next is not null);
        if (areStored) (_refused, _alone) = (null, null);
    }

    /// <returns>Whether the mark may move over them.</returns>
    private async Task<bool> TryStoreAsync(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        if (!books.IsOn || orders.Count == 0) return true;
        try
        {
            await books.StoreAsync(orders, ct);
            return true;
        }
        catch (BooksUnreadableException e)
        {
            NotStored(e.Message);
            var wait = _refused is { } before ? before.Wait * 2 < Seldom ? before.Wait * 2 : Seldom : Often - Slack;
            _refused = (time.GetTimestamp(), wait);
            return false;
        }
    }

    private async Task AskJourneysAsync(CancellationToken ct)
    {
        var due = await store.JourneysDueAsync(IShopOrders.MostAtOnce, ct);
        if (due.Count == 0) return;
        await take.TakeAsync(await shop.FindAsync([.. due], ct), ct);
        await store.JourneysAskedAsync([.. due], ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changed orders could not be read from Shopify: {Reason}")]
    private partial void NotRead(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Orders that only Shopify told of are not in the books yet; they are read again: {Reason}")]
    private partial void NotStored(string reason);
}
