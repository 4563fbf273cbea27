using Conversations.Orders;
using Conversations.Posts.Drafting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Scheduling.Orders;

/// <summary>Looks for new orders as often as <c>ORDERS_POLL</c> says, which the heartbeat of a minute is too slow for; whether Shopify is to be asked too, <see cref="ReconcileOrders"/> knows.</summary>
public sealed partial class FollowOrders(
    PollBooks books, ReconcileOrders reconcile, AnnounceOrders announce, ClockTrust clock, OrderSettings settings, TimeProvider time, ILogger<FollowOrders> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Poll is not { } every) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await clock.DoubtAsync(stoppingToken) is null)
                {
                    await books.TickAsync(every, stoppingToken);
                    await announce.TickAsync(stoppingToken);
                    await reconcile.TickAsync(stoppingToken);
                    await announce.TickAsync(stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(e);
            }
            await Task.Delay(every, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "New orders could not be looked for; it is tried again")]
    private partial void RoundFailed(Exception e);
}
