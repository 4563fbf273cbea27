using Conversations.Chat;
using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>
/// Marks an order as shipped after a person said yes: a parcel at a time, each with its intent on disk before Shopify is asked, and never asked
/// for twice. What a crash or a lost answer left open is driven to its end by reading (P3, P4).
/// </summary>
public sealed partial class ShipOrder(
    IShopOrders shop, IShippingStore shippings, ReadShipped read, OrderCards cards, IMessenger messenger, TimeProvider time, ICrashPoints crash, ILogger<ShipOrder> log)
{
    /// <summary>A yes older than this is not acted on any more: what it was said to may have changed.</summary>
    private static readonly TimeSpan YesHolds = TimeSpan.FromMinutes(15);

    private readonly KeyedLock<string> _oneAtATime = new();

    /// <summary>What is left, kept as a question. When nothing is, the journal takes what Shopify says of the order.</summary>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    public async Task<ShipQuestion> AskAsync(Order order, Tracking? tracking, CancellationToken ct)
    {
        var left = (await shop.ParcelsAsync(order.Id, ct)).Where(p => p.Lines.Sum(l => l.Left) > 0).ToList();
        if (left.Count == 0) await read.RefreshAsync(order.Id, ct);
        var ready = left.Where(p => p.MayShip).ToList();
        var number = ready.Count > 0 ? await shippings.AskAsync(order.Id, ready, tracking, ct) : (int?)null;
        return new(number, ready, [.. left.Where(p => !p.MayShip)], tracking);
    }

    /// <summary>Takes what was confirmed as far as it gets, and brings the cards up to date.</summary>
    /// <param name="waitedFor">Somebody has just tapped and looks at the card.</param>
    public async Task DriveAsync(string orderId, bool waitedFor, CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(orderId, ct);
        foreach (var row in await shippings.NewestAsync(orderId, ct))
        {
            if (row.State == ShippingState.Claimed) await ShipAsync(row, ct);
            else if (row.IsOpen) await LookAsync(row, ct);
        }
        var after = await shippings.NewestAsync(orderId, ct);
        await cards.RefreshAsync(orderId, ct);
        var ended = after.Where(s => !s.IsOpen).ToList();
        if (!waitedFor) await SayAsync(orderId, ended, ct);
        await shippings.ToldAsync(ended, ct);
    }

    /// <summary>Once a minute: whatever is open.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        foreach (var id in await shippings.UnfinishedAsync(ct))
        {
            try
            {
                await DriveAsync(id, waitedFor: false, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                NotDriven(e.GetType().Name, id); // the others are not made to wait for this one
            }
        }
    }

    private async Task ShipAsync(Shipping row, CancellationToken ct)
    {
        if (time.GetUtcNow() - row.Since > YesHolds)
        {
            await EndAsync(row, ShippingState.NotDone, OrderTexts.Interrupted, ct);
            return;
        }
        Parcel? parcel;
        Shipping intent;
        try
        {
            parcel = (await shop.ParcelsAsync(row.OrderId, ct)).FirstOrDefault(p => p.Id == row.ParcelId);
            if (parcel is not { MayShip: true } || parcel.Lines.Sum(l => l.Left) != row.Pieces)
            {
                await EndAsync(row, ShippingState.NotDone, OrderTexts.ParcelChanged(row.Location), ct);
                await read.RefreshAsync(row.OrderId, ct);
                return;
            }
            intent = row with { State = ShippingState.Intent, Since = time.GetUtcNow(), Before = [.. (await shop.ShipmentsAsync(row.OrderId, ct)).Select(s => s.Id)] };
        }
        catch (ShopUnavailableException e)
        {
            await EndAsync(row, ShippingState.NotDone, e.NeedsOwner ? OrderTexts.ShopRefused : OrderTexts.ShopAway, ct);
            return;
        }
        if (!await shippings.MoveAsync(intent, ShippingState.Claimed, ct)) return; // whoever moved it asks, nobody else
        crash.Pass(CrashPoint.ShipIntentStored);
        var answer = await AskShopAsync(parcel, row.Tracking, ct);
        crash.Pass(CrashPoint.ShipAnswered);
        if (answer.Result == ShipResult.NotDone)
        {
            await EndAsync(intent, ShippingState.NotDone, OrderTexts.Refused(answer.Reason), ct);
            await TryRefreshAsync(row.OrderId, ct);
            return;
        }
        // Also a clear yes is believed only when it has been read.
        await LookAsync(intent, ct);
    }

    private async Task<ShipAnswer> AskShopAsync(Parcel parcel, Tracking? tracking, CancellationToken ct)
    {
        try
        {
            return await shop.ShipAsync(parcel, tracking, ct);
        }
        catch (ShopUnavailableException e) when (e.NeedsOwner)
        {
            return new(ShipResult.NotDone, OrderTexts.ShopRefused);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            AnswerLost(e.GetType().Name, parcel.Id);
            return new(ShipResult.Unknown);
        }
    }

    private async Task LookAsync(Shipping row, CancellationToken ct)
    {
        var found = await read.LookAsync(row, ct);
        crash.Pass(CrashPoint.ShipReadBack);
        switch (found)
        {
            case Proof.Shipped: await EndAsync(row, ShippingState.Done, null, ct); break;
            case Proof.Changed: await EndAsync(row, ShippingState.NotDone, OrderTexts.ParcelChanged(row.Location), ct); break;
            case Proof.NotShipped: await EndAsync(row, ShippingState.NotDone, OrderTexts.NotArrived(row.Location), ct); break;
            case Proof.NotYet when row.State == ShippingState.Intent:
                await shippings.MoveAsync(row with { State = ShippingState.Unknown }, ShippingState.Intent, ct);
                break;
        }
    }

    private Task<bool> EndAsync(Shipping row, ShippingState state, string? reason, CancellationToken ct) =>
        shippings.MoveAsync(row with { State = state, Reason = reason, Since = time.GetUtcNow() }, row.State, ct);

    private async Task TryRefreshAsync(string orderId, CancellationToken ct)
    {
        try
        {
            await read.RefreshAsync(orderId, ct);
        }
        catch (ShopUnavailableException)
        {
            // The next order poll brings it.
        }
    }

    /// <summary>Nobody is looking at the card any more: what has come to nothing is said anew.</summary>
    private async Task SayAsync(string orderId, List<Shipping> ended, CancellationToken ct)
    {
        if (await shippings.UnfinishedAsync(ct) is var unfinished && !unfinished.Contains(orderId)) return; // told before
        if (ended.FirstOrDefault(s => s is { State: ShippingState.NotDone, Chat: not null }) is not { Chat: { } chat } failed) return;
        try
        {
            await messenger.SendAsync(chat, OrderTexts.NotShippedNews(await read.NameAsync(orderId, ct), failed.Reason!), ct);
        }
        catch (ChatUnreachableException)
        {
            // The card says it when they come back.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The shipping of order {Order} could not be taken further ({Kind}); it is tried again")]
    private partial void NotDriven(string kind, string order);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer to the shipping of parcel {Parcel} ({Kind}); it is read back")]
    private partial void AnswerLost(string kind, string parcel);
}

/// <param name="Number">Names it in the button; null when nothing can be shipped.</param>
/// <param name="KeptBack">On hold, scheduled, or with a fulfilment service.</param>
public sealed record ShipQuestion(int? Number, IReadOnlyList<Parcel> Ready, IReadOnlyList<Parcel> KeptBack, Tracking? Tracking);
