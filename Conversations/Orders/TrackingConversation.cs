using System.Globalization;
using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Orders;

/// <summary>Add tracking: the person types it, sees what would be added, and confirms. Of an order that is still to ship both go in one step.</summary>
public sealed class TrackingConversation(
    IOrderStore orders, IShippingStore shippings, IShopOrders shop, ShipOrder ship, FreshOrder fresh, OrderCards cards, OrderCard card, TrackingSessions sessions,
    IMessenger messenger) : IConversation, IPressHandler
{
    public string Name => TrackingSessions.Name;

    public int Version => TrackingSessions.Version;

    public Role Needs => Role.Approver;

    public IReadOnlyDictionary<string, Role> Verbs { get; } = new Dictionary<string, Role>
    {
        [OrderVerbs.AddTracking] = Role.Approver,
        [OrderVerbs.UseTracking] = Role.Approver,
        [OrderVerbs.LeaveTracking] = Role.Approver,
    };

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var (id, key) = (data.Id.ToString(CultureInfo.InvariantCulture), new SessionKey(pressed.Chat, pressed.From.Id));
        if (data.Verb == OrderVerbs.LeaveTracking)
        {
            await sessions.EndAsync(key, id, ct);
            return new(OrderTexts.LeftAsItIs) { Then = new() { Reply = c => messenger.EditAsync(pressed.On, OrderTexts.LeftAsItIs, c) } };
        }
        if (await orders.FindAsync(id, ct) is not { } order) return new(OrderTexts.NoSuchOrder) { Alert = true };
        if (!await cards.BelongsAsync(id, pressed.Chat, ct)) return new(OrderTexts.ForeignButton) { Alert = true };
        if (data.Verb == OrderVerbs.UseTracking) return await UseAsync(order, pressed, key, ct);
        var again = new FollowUp { Reply = c => cards.RefreshAsync(id, c, pressed.On) };
        if (data.Revision != OrderCard.RevisionOf(order)) return new(OrderTexts.Changed) { Alert = true, Then = again };
        if (order.Status is OrderStatus.Cancelled or OrderStatus.Refunded) return new(OrderTexts.WhyNotShip(order)!) { Alert = true, Then = again };
        if (!shop.IsOn) return new(OrderTexts.ShopOff) { Alert = true };
        if ((await shippings.NewestAsync(id, ct)).FirstOrDefault(s => s.IsOpen) is { } open) return new(OrderTexts.BeingShipped(open.By)) { Alert = true, Then = again };
        var before = await sessions.OpenAsync(key, ct) is { } earlier && earlier.Order == id ? earlier.Shown : null;
        await sessions.RememberAsync(key, new(id, data.Revision, Shown: before), ct);
        var ask = new Card { Text = OrderTexts.AskTracking(order.Name), Keyboard = Keyboard.None.Row(Leave(order)), ReplyTo = pressed.On.Message };
        return new(OrderTexts.SendTracking) { Then = new() { Reply = c => SayAsync(key, order, ask, c) } };
    }

    public async Task<FollowUp> ContinueAsync(Incoming.Said said, Session session, CancellationToken ct)
    {
        if (TrackingSessions.Read(session) is not { } state || await orders.FindAsync(state.Order, ct) is not { } order) return Say(said, OrderTexts.TrackingLost);
        if (OrderName.IsOne(said.Text)) return Say(said, OrderTexts.NameWhileTracking(order.Name));
        if (TrackingText.Read(said.Text) is not { } typed) return Say(said, OrderTexts.NotTracking);
        var key = new SessionKey(said.Chat, said.From.Id);
        // The message before may be remembered only now: what it left must not be written over.
        var shown = (await sessions.OpenAsync(key, ct))?.Shown ?? state.Shown;
        await sessions.RememberAsync(key, state with { Company = typed.Company, Number = typed.Number, Url = typed.Url?.AbsoluteUri, Shipment = null, Shown = shown }, ct);
        return new() { Job = c => PreviewAsync(key, order, typed, c) };
    }

    public async Task EndAsync(SessionKey key, Session session, CancellationToken ct)
    {
        if (TrackingSessions.Read(session)?.Shown is { } shown) await messenger.EditAsync(new(key.Chat, shown, null), OrderTexts.LeftAsItIs, ct);
    }

    private async Task PreviewAsync(SessionKey key, Order order, Tracking typed, CancellationToken ct)
    {
        try
        {
            if (order.Status is OrderStatus.Pending or OrderStatus.Processing && await ship.AskAsync(order, typed, ct) is { Number: not null } question)
            {
                await SayAsync(key, order, card.Asking(order, question), ct);
                return;
            }
            var shipments = await shop.ShipmentsAsync(order.Id, ct);
            if (shipments.Count == 0)
            {
                await sessions.EndAsync(key, order.Id, ct);
                await messenger.SendAsync(key.Chat, OrderTexts.NothingToTrack(order.Name), ct);
                return;
            }
            var at = Math.Max(0, shipments.ToList().FindIndex(s => s.Tracking is null or { Number: null, Url: null }));
            if (await sessions.OpenAsync(key, ct) is { } state && state.Order == order.Id) await sessions.RememberAsync(key, state with { Shipment = shipments[at].Id }, ct);
            var use = Button.For(OrderTexts.Use, OrderVerbs.UseTracking, OrderCard.Number(order)!.Value, OrderCard.RevisionOf(order));
            var text = OrderTexts.TrackingPreview(order.Name, typed, at + 1, shipments.Count, shipments[at].Tracking);
            await SayAsync(key, order, new() { Text = text, Keyboard = Keyboard.None.Row(use, Leave(order)) }, ct);
        }
        catch (ShopUnavailableException e)
        {
            await messenger.SendAsync(key.Chat, e.NeedsOwner ? OrderTexts.ShopRefused : OrderTexts.ShopAwayTracking, ct);
        }
    }

    private async Task<PressAnswer> UseAsync(Order order, Incoming.Pressed pressed, SessionKey key, CancellationToken ct)
    {
        var state = await sessions.OpenAsync(key, ct);
        if (state is not { Typed: { } typed, Shipment: { } shipment } || state.Order != order.Id) return new(OrderTexts.TrackingLost) { Alert = true };
        if (state.Shown > pressed.On.Message) return new(OrderTexts.OlderTracking) { Alert = true };
        return new(OrderTexts.AddingTracking) { Then = new() { Job = c => AddAsync(order, shipment, typed, pressed.On, key, c) } };
    }

    /// <summary>Adding the same twice changes nothing, so it may run again after a crash; the session names the shipment until then.</summary>
    private async Task AddAsync(Order order, string shipment, Tracking typed, MessageRef on, SessionKey key, CancellationToken ct)
    {
        string said;
        try
        {
            var answer = await shop.AddTrackingAsync(shipment, typed, ct);
            var there = answer.Result == ShipResult.NotDone ? null : (await shop.ShipmentsAsync(order.Id, ct)).FirstOrDefault(s => s.Id == shipment)?.Tracking;
            if (answer.Result == ShipResult.NotDone) said = OrderTexts.NotShipped(OrderTexts.Refused(answer.Reason));
            else said = there is not null && there.Number == typed.Number && (typed.Url is null || there.Url == typed.Url) ? OrderTexts.TrackingAdded(order.Name, typed) : OrderTexts.TrackingNotConfirmed;
            await fresh.ReadAsync(order.Id, ct);
        }
        catch (ShopUnavailableException e)
        {
            said = e.NeedsOwner ? OrderTexts.ShopRefused : OrderTexts.TrackingNotConfirmed;
        }
        await messenger.EditAsync(on, said, ct);
        await sessions.EndAsync(key, order.Id, ct);
        await cards.RefreshAsync(order.Id, ct);
    }

    /// <summary>Says the next thing. Only the newest message keeps its buttons, so that they act on what stands there.</summary>
    private async Task SayAsync(SessionKey key, Order order, Card next, CancellationToken ct)
    {
        var before = await sessions.OpenAsync(key, ct) is { } open && open.Order == order.Id ? open.Shown : null;
        var message = await messenger.SendAsync(key.Chat, next, ct);
        if (before is { } old) await messenger.EditAsync(new(key.Chat, old, null), OrderTexts.StillTracking(order.Name), ct);
        if (await sessions.OpenAsync(key, ct) is { } now && now.Order == order.Id) await sessions.RememberAsync(key, now with { Shown = message.Message }, ct);
    }

    private static Button Leave(Order order) => Button.For(OrderTexts.Cancel, OrderVerbs.LeaveTracking, OrderCard.Number(order)!.Value, 0);

    private FollowUp Say(Incoming.Said said, string text) => new() { Reply = c => messenger.SendAsync(said.Chat, text, c) };
}
