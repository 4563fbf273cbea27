using Bot.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Appwrite;

/// <summary>Carries the outbox to Appwrite whenever there is something in it; comes back by itself after trouble (D4).</summary>
internal sealed partial class OutboxPump(AppwriteClient client, AppwriteOutbox outbox, OutboxBell bell, TimeProvider time, ILogger<OutboxPump> log)
    : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    /// <summary>What changes several times in a moment is written once: each write costs a call and a part of the quota.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!client.IsOn) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan? retryAfter = TimeSpan.FromSeconds(30);
            try
            {
                retryAfter = (await outbox.DrainAsync(stoppingToken)).RetryAfter;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Failed(e);
            }
            // While Appwrite is in trouble its time counts, not ours: a bell would only knock at a closed door.
            if (retryAfter is { } pause) await Task.Delay(pause, time, stoppingToken);
            else if (await bell.WaitAsync(Heartbeat, time, stoppingToken)) await Task.Delay(Gathering, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be carried to Appwrite")]
    private partial void Failed(Exception e);
}
