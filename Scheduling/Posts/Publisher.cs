using Conversations;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Scheduling.Posts;

/// <summary>
/// Takes every post that is due, or in the middle of going out, one step further. Sleeps until the next one is, until
/// somebody decides something, or for a minute.
/// </summary>
public sealed partial class Publisher(
    IPostStore posts, PublishPost publish, PublishingAlarm alarm, ILoopWatch watch, TimeProvider time, ILogger<Publisher> log) : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LinkIsWantedFor = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = time.GetUtcNow() + Heartbeat;
            try
            {
                next = await RoundAsync(next, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await alarm.WaitAsync(next - time.GetUtcNow(), time, stoppingToken);
        }
    }

    /// <returns>When the next post wants attention; no later than <paramref name="latest"/>.</returns>
    private async Task<DateTimeOffset> RoundAsync(DateTimeOffset latest, CancellationToken ct)
    {
        watch.Tries(WatchedLoop.Publishing);
        var now = time.GetUtcNow();
        var due = (await posts.DueAsync(latest, ct)).ToLookup(p => p.At <= now);
        var unlinked = await posts.WithoutLinkAsync(now - LinkIsWantedFor, ct);
        var next = due[false].Select(p => p.At).Append(latest).Min();
        var gate = new Lock();
        await Parallel.ForEachAsync(due[true].Select(p => p.Id).Concat(unlinked), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (id, c) =>
        {
            var wanted = await AdvanceAsync(id, c);
            lock (gate) next = wanted is { } at && at < next ? at : next;
        });
        return next;
    }

    /// <summary>One post's failure holds up no other (V3).</summary>
    private async Task<DateTimeOffset?> AdvanceAsync(PostId id, CancellationToken ct)
    {
        watch.Tries(WatchedLoop.Publishing); // a round with many posts may be long
        try
        {
            return await publish.AdvanceAsync(id, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            PostFailed(e, id);
            return time.GetUtcNow() + TimeSpan.FromSeconds(15);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A publishing round failed")]
    private partial void RoundFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Draft {Post} could not be taken further")]
    private partial void PostFailed(Exception e, PostId post);
}
