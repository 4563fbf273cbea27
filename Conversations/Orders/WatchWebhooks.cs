using Conversations.Chat;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>Looks after the webhook subscriptions at the start and daily, and says in a line what had to be made again.</summary>
public sealed partial class WatchWebhooks(
    IWebhookSubscriptions subscriptions, OrderSettings settings, ShopSettings shop, IMessenger messenger, IOwnerChat owner, TimeProvider time, ILogger<WatchWebhooks> log)
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    private long _lookedAt;
    private TimeSpan _wait = TimeSpan.Zero;
    private int _made;

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        if (settings.Poll is null) return;
        if (_wait == TimeSpan.Zero || time.GetElapsedTime(_lookedAt) >= _wait) await LookAsync(ct);
        if (_made == 0 || shop.QuietHours?.Contains(time.GetUtcNow(), shop.Zone) == true) return;
        var text = AnnouncementTexts.WebhooksMade(_made);
        _made = 0;
        try
        {
            await messenger.SendAsync(owner.Chat, text, ct);
        }
        catch (ChatUnreachableException e)
        {
            NotSaid(e); // nothing has to be done about it
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        (_lookedAt, _wait) = (time.GetTimestamp(), AfterFailure);
        try
        {
            _made += await subscriptions.MendAsync(ct);
            _wait = Daily;
        }
        catch (ShopUnavailableException e)
        {
            NotLooked(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The webhook subscriptions could not be looked after, an hour later they are: {Reason}")]
    private partial void NotLooked(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The owner could not be told about webhook subscriptions")]
    private partial void NotSaid(Exception e);
}
