using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Orders;

/// <summary>Keeps the messages that show an order saying what is on record.</summary>
public sealed class OrderCards(
    IOrderStore orders, IShippingStore shippings, IShopOrders shop, FreshOrder fresh, OrderCard card, IMessenger messenger, IOwnerChat owner)
{
    private readonly KeyedLock<string> _oneAtATime = new();

    /// <summary>Puts a new card into a chat; what is in the order is asked for first when only Appwrite has told of it.</summary>
    public async Task ShowAsync(string id, ChatId chat, CancellationToken ct)
    {
        if (await orders.FindAsync(id, ct) is not { } order)
        {
            await messenger.SendAsync(chat, OrderTexts.NoSuchOrder, ct);
            return;
        }
        if (order.Lines.Count == 0 && shop.IsOn) await TryReadAsync(id, ct);
        using var turn = await _oneAtATime.EnterAsync(id, ct);
        if (await CardAsync(id, ct) is not { } shown) return;
        await orders.SaveCardAsync(id, await messenger.SendAsync(chat, shown, ct), ct);
    }

    /// <summary>Brings every card of the order up to date.</summary>
    /// <param name="pressed">A message somebody has just used: it becomes a card of the order if it is none.</param>
    public async Task RefreshAsync(string id, CancellationToken ct, MessageRef? pressed = null)
    {
        using var turn = await _oneAtATime.EnterAsync(id, ct);
        if (await CardAsync(id, ct) is not { } shown) return;
        var known = await orders.CardsAsync(id, ct);
        if (pressed is { } on && !known.Any(c => Same(c, on))) known = [.. known, on];
        foreach (var message in known)
        {
            try
            {
                await EditAsync(id, message, shown, ct);
            }
            catch (ChatUnreachableException)
            {
                await orders.RemoveCardAsync(message, ct); // shown anew when they come back and ask
            }
        }
    }

    /// <summary>Shows something else about the order on one of its messages; the usual card when the order has changed since.</summary>
    public async Task TurnAsync(Order seen, MessageRef message, Card instead, CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(seen.Id, ct);
        var changed = (await orders.FindAsync(seen.Id, ct))?.UpdatedAt != seen.UpdatedAt;
        await EditAsync(seen.Id, message, changed ? await CardAsync(seen.Id, ct) ?? instead : instead, ct);
    }

    /// <summary>A button is good only where the order is shown (X2). What rang in the owner's chat is, even if a crash kept it from the record.</summary>
    public async Task<bool> BelongsAsync(string id, ChatId chat, CancellationToken ct) =>
        chat == owner.Chat || (await orders.CardsAsync(id, ct)).Any(c => c.Chat == chat);

    private async Task<Card?> CardAsync(string id, CancellationToken ct) =>
        await orders.FindAsync(id, ct) is { } order ? card.For(order, await shippings.NewestAsync(id, ct)) : null;

    private async Task EditAsync(string id, MessageRef message, Card shown, CancellationToken ct)
    {
        var now = await messenger.EditAsync(message, shown, ct);
        await orders.SaveCardAsync(id, now, ct);
        if (now.Message != message.Message) await orders.RemoveCardAsync(message, ct);
    }

    private async Task TryReadAsync(string id, CancellationToken ct)
    {
        try
        {
            await fresh.ReadAsync(id, ct);
        }
        catch (ShopUnavailableException)
        {
            // The card says that it does not know the lines; all the rest of it is on record.
        }
    }

    private static bool Same(MessageRef one, MessageRef other) => one.Chat == other.Chat && one.Message == other.Message;
}
