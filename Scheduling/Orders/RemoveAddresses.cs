using Conversations.Orders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Scheduling.Orders;

/// <summary>Takes addresses out of the chat when their minute is over; what was there before a restart goes at once.</summary>
public sealed partial class RemoveAddresses(ShowAddress addresses, RemovalBell bell, TimeProvider time, ILogger<RemoveAddresses> log) : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var all = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Heartbeat;
            try
            {
                if (await addresses.RemoveAsync(all, stoppingToken) is { } next && next < wait) wait = next;
                all = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(e);
            }
            await bell.WaitAsync(wait, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Addresses could not be taken out of the chat")]
    private partial void RoundFailed(Exception e);
}
