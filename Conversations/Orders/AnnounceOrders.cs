using Conversations.Chat;
using Conversations.Settings;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>
/// Tells the owner of each new order once. It is on record before the message leaves that it is about to, so that a crash cannot double it; what
/// was cut off there is said later in other words, so that nothing is lost either.
/// </summary>
public sealed partial class AnnounceOrders(
    IOrderStore store, OrderCards cards, NewOrders news, IMessenger messenger, IOwnerChat owner, ShopSettings shop, TimeProvider time, ILogger<AnnounceOrders> log) : IDisposable
{
    /// <summary>More than that come as one message.</summary>
    private const int MostCards = 3;

    private const int Most = 1_000;

    /// <summary>Whoever cannot be reached is tried more and more seldom.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1), LongestPause = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private long _failedAt;
    private TimeSpan _pause = TimeSpan.Zero;

    /// <summary>May be called by anybody, at any time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (shop.QuietHours?.Contains(now, shop.Zone) == true || time.GetElapsedTime(_failedAt) < _pause) return;
            await SayAgainAsync(ct);
            while (await store.UnannouncedAsync(Most, ct) is { Count: > 0 } waiting) await SayAsync(waiting, now, ct);
            _pause = TimeSpan.Zero;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            (_failedAt, _pause) = (time.GetTimestamp(), _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause);
            NotSaid(e);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task SayAsync(IReadOnlyList<Order> waiting, DateTimeOffset now, CancellationToken ct)
    {
        // What was held back over quiet hours comes together.
        var heldBack = shop.QuietHours is { } quiet && waiting.Count > 1 && waiting.Any(o => o.CreatedAt < quiet.LastEnd(now, shop.Zone));
        if (waiting.Count > MostCards || heldBack)
        {
            string[] ids = [.. waiting.Select(o => o.Id)];
            await store.AnnouncingAsync(ids, ct);
            await messenger.SendAsync(owner.Chat, news.Notice(waiting), ct);
            await store.AnnouncedAsync(ids, ct);
            return;
        }
        foreach (var order in NewOrders.InOrder(waiting))
        {
            await store.AnnouncingAsync([order.Id], ct);
            await cards.ShowAsync(order.Id, owner.Chat, ct);
            await store.AnnouncedAsync([order.Id], ct);
        }
    }

    /// <summary>A crash, or Telegram, has come between the record and the message.</summary>
    private async Task SayAgainAsync(CancellationToken ct)
    {
        var cutOff = await store.HalfAnnouncedAsync(Most, ct);
        var unseen = new List<Order>();
        foreach (var order in cutOff)
            if ((await store.CardsAsync(order.Id, ct)).All(c => c.Chat != owner.Chat)) unseen.Add(order);
        if (unseen.Count > 0) await messenger.SendAsync(owner.Chat, news.Again(unseen), ct);
        if (cutOff.Count > 0) await store.AnnouncedAsync([.. cutOff.Select(o => o.Id)], ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The owner could not be told of new orders; it is tried again")]
    private partial void NotSaid(Exception e);
}
