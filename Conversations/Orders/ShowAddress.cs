using Conversations.Chat;
using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>
/// An address for the eyes of the person who asked. It stands in the chat for a minute and nowhere else (X8): its message is on record before there
/// is an address in it, so that no crash can leave it there.
/// </summary>
public sealed partial class ShowAddress(IShopOrders shop, IRemovalStore removals, IMessenger messenger, RemovalBell bell, TimeProvider time, ILogger<ShowAddress> log)
{
    public static readonly TimeSpan StandsFor = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <param name="card">The message it answers.</param>
    public async Task AskAsync(Order order, ChatId chat, int card, CancellationToken ct)
    {
        var message = await messenger.SendAsync(chat, new() { Text = OrderTexts.AskingAddress, ReplyTo = card, Silent = true }, ct);
        await removals.AddAsync(message, time.GetUtcNow() + StandsFor, ct);
        bell.Ring();
        var (said, isAddress) = await ReadAsync(order, ct);
        var now = await messenger.EditAsync(message, new() { Text = said }, ct);
        if (!isAddress)
        {
            await removals.DoneAsync(message, ct);
            return;
        }
        await removals.AddAsync(now, time.GetUtcNow() + StandsFor, ct); // its minute begins when it can be read
        bell.Ring();
    }

    /// <summary>Takes away what has stood long enough.</summary>
    /// <param name="all">Whatever the clock says: after a start nobody knows how long it was off.</param>
    /// <returns>How long until the next; null when there is none.</returns>
    public async Task<TimeSpan?> RemoveAsync(bool all, CancellationToken ct)
    {
        TimeSpan? next = null;
        foreach (var (message, at) in await removals.ListAsync(ct))
        {
            var wait = at - time.GetUtcNow();
            if (all || wait <= TimeSpan.Zero || wait > StandsFor) wait = await TryRemoveAsync(message, ct) ? TimeSpan.MaxValue : AfterFailure;
            if (wait < (next ?? TimeSpan.MaxValue)) next = wait;
        }
        return next;
    }

    private async Task<bool> TryRemoveAsync(MessageRef message, CancellationToken ct)
    {
        try
        {
            await messenger.RemoveAsync(message, OrderTexts.AddressRemoved, ct);
        }
        catch (ChatUnreachableException e)
        {
            NotRemoved(e.GetType().Name, message.Message); // a bot that was blocked can take nothing back
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotRemoved(e.GetType().Name, message.Message);
            return false;
        }
        await removals.DoneAsync(message, ct);
        return true;
    }

    private async Task<(ChatText Said, bool IsAddress)> ReadAsync(Order order, CancellationToken ct)
    {
        try
        {
            return await shop.AddressAsync(order.Id, ct) is { } address ? (OrderTexts.Address(order.Name, address), true) : (OrderTexts.AddressWithheld, false);
        }
        catch (ShopUnavailableException e)
        {
            return (e.NeedsOwner ? OrderTexts.AddressWithheld : OrderTexts.ShopAway, false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} could not be taken back ({Kind})")]
    private partial void NotRemoved(string kind, int message);
}

/// <summary>Wakes whoever takes messages away.</summary>
public sealed class RemovalBell : Bell;

/// <summary>Which messages are to be taken out of the chat, and when; never what is in them.</summary>
public interface IRemovalStore
{
    /// <summary>A message that is listed already gets the new time.</summary>
    /// <param name="at">UTC.</param>
    Task AddAsync(MessageRef message, DateTimeOffset at, CancellationToken ct);

    Task<IReadOnlyList<(MessageRef Message, DateTimeOffset At)>> ListAsync(CancellationToken ct);

    Task DoneAsync(MessageRef message, CancellationToken ct);
}
