using System.Globalization;
using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Orders;

/// <summary>The buttons of the order card that look, or mark as shipped. What they do is decided on the order as it stands in the journal.</summary>
public sealed class OrderPresses(
    IOrderStore orders, IShippingStore shippings, IShopOrders shop, OrderCards cards, OrderCard card, ShipOrder ship, ShowAddress address,
    TrackingSessions tracking, IMessenger messenger, TimeProvider time) : IPressHandler
{
    public IReadOnlyDictionary<string, Role> Verbs { get; } = new Dictionary<string, Role>
    {
        [OrderVerbs.Show] = Role.Viewer,
        [OrderVerbs.AskShip] = Role.Approver,
        [OrderVerbs.Ship] = Role.Approver,
        [OrderVerbs.Back] = Role.Viewer,
        [OrderVerbs.Address] = Role.Approver,
    };

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var id = data.Id.ToString(CultureInfo.InvariantCulture);
        if (await orders.FindAsync(id, ct) is not { } order) return new(OrderTexts.NoSuchOrder) { Alert = true };
        if (data.Verb == OrderVerbs.Show) return new("") { Then = new() { Job = c => cards.ShowAsync(id, pressed.Chat, c) } };
        if (!await cards.BelongsAsync(id, pressed.Chat, ct)) return new(OrderTexts.ForeignButton) { Alert = true };
        if (data.Verb == OrderVerbs.Ship) return await ShipAsync(order, data.Revision, pressed, ct);
        var again = new FollowUp { Reply = c => cards.RefreshAsync(id, c, pressed.On) };
        if (data.Verb == OrderVerbs.Back) return new(OrderTexts.LeftAsItIs) { Then = again };
        if (data.Revision != OrderCard.RevisionOf(order)) return new(OrderTexts.Changed) { Alert = true, Then = again };
        if (OrderTexts.WhyNotShip(order) is { } why) return new(why) { Alert = true, Then = again };
        if (!shop.IsOn) return new(OrderTexts.ShopOff) { Alert = true };
        if (data.Verb == OrderVerbs.Address) return new(OrderTexts.AskingAddress) { Then = new() { Job = c => address.AskAsync(order, pressed.Chat, pressed.On.Message, c) } };
        if ((await shippings.NewestAsync(id, ct)).FirstOrDefault(s => s.IsOpen) is { } open) return new(OrderTexts.BeingShipped(open.By)) { Alert = true, Then = again };
        return new(OrderTexts.Looking) { Then = new() { Job = c => AskAsync(order, pressed.On, c) } };
    }

    private async Task AskAsync(Order order, MessageRef on, CancellationToken ct)
    {
        Card asked;
        try
        {
            var question = await ship.AskAsync(order, null, ct);
            if (question.Number is null) order = await orders.FindAsync(order.Id, ct) ?? order;
            asked = card.Asking(order, question);
        }
        catch (ShopUnavailableException e)
        {
            asked = card.WithNote(order, e.NeedsOwner ? OrderTexts.ShopRefused : OrderTexts.ShopAway);
        }
        await cards.TurnAsync(order, on, asked, ct);
    }

    /// <summary>The second tap. The claim is on disk before the toast (R3); the shop is asked afterwards.</summary>
    private async Task<PressAnswer> ShipAsync(Order order, int question, Incoming.Pressed pressed, CancellationToken ct)
    {
        if (order.Status is OrderStatus.Cancelled or OrderStatus.Refunded)
            return new(OrderTexts.WhyNotShip(order)!) { Alert = true, Then = new() { Reply = c => cards.RefreshAsync(order.Id, c, pressed.On) } };
        var claim = await shippings.ClaimAsync(order.Id, question, pressed.From, pressed.Chat, pressed.UpdateId, ct);
        var refresh = new FollowUp { Reply = c => cards.RefreshAsync(order.Id, c, pressed.On) };
        switch (claim.Result)
        {
            case ShipClaimResult.Gone:
                return new(OrderTexts.Changed) { Alert = true, Then = refresh };
            case ShipClaimResult.Taken:
                var first = claim.Rows[0];
                var text = first.IsOpen ? OrderTexts.BeingShipped(first.By) : OrderTexts.DecidedBefore(first.By, OrderTexts.Age(time.GetUtcNow() - first.Since));
                return new(text) { Alert = first.ById != pressed.From.Id, Then = refresh };
        }
        await tracking.EndAsync(new(pressed.Chat, pressed.From.Id), order.Id, ct);
        return new(OrderTexts.MarkingShipped(order.Name))
        {
            Then = new()
            {
                Job = async c =>
                {
                    // A question about tracking is a message of its own; the other one stands on the card.
                    var tracked = claim.Rows[0].Tracking;
                    if (tracked is not null) await messenger.EditAsync(pressed.On, OrderTexts.GoesWithIt(order.Name, tracked), c);
                    await cards.RefreshAsync(order.Id, c, tracked is null ? pressed.On : null);
                    await ship.DriveAsync(order.Id, waitedFor: true, c);
                },
            },
        };
    }
}
