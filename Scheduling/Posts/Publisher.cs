using System.Collections.Concurrent;
using Conversations;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Scheduling.Posts;

/// <summary>
/// Takes every post that is due, or in the middle of going out, further. A post that waits for a platform's answer holds up
/// no other (V3). Sleeps until the next one is due, until somebody decides something, or for a minute.
/// </summary>
public sealed partial class Publisher(
    IPostStore posts, PublishPost publish, PublishingAlarm alarm, ILoopWatch watch, TimeProvider time, ILogger<Publisher> log) : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LinkIsWantedFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWish = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _places = new(8);
    private readonly Bell _done = new();

    /// <summary>Posts at work.</summary>
    private readonly ConcurrentDictionary<PostId, Task> _atWork = new();

    /// <summary>When each of the others wants to be looked at again, as far as nobody has decided anything since.</summary>
    private readonly ConcurrentDictionary<PostId, Wish> _wishes = new();

    /// <summary>Counts the rings, so that what was begun before a decision does not say when to look after it.</summary>
    private volatile int _rings;

    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var wait = await RoundAsync(stoppingToken);
                if (!await IsRungAsync(wait, stoppingToken)) continue;
                _rings++;
                _wishes.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_atWork.Values);
        }
    }

    /// <returns>How long the next post that wants attention can wait; a minute at most.</returns>
    private async Task<TimeSpan> RoundAsync(CancellationToken ct)
    {
        watch.Tries(WatchedLoop.Publishing);
        var now = time.GetUtcNow();
        var next = Heartbeat;
        try
        {
            var due = await posts.DueAsync(now + Heartbeat, ct);
            var unlinked = await posts.WithoutLinkAsync(now - LinkIsWantedFor, ct);
            foreach (var post in due.Concat(unlinked.Select(id => new DuePost(id, now))))
            {
                var wait = post.At - now;
                if (_wishes.TryGetValue(post.Id, out var wish) && Remaining(wish, now) is var wished && wished > wait) wait = wished;
                if (wait <= TimeSpan.Zero) Begin(post.Id, ct);
                else if (wait < next) next = wait;
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            RoundFailed(e);
        }
        return next;
    }

    /// <summary>Whichever ends first, by the wall clock or by the other one: a step of the wall clock back makes nothing wait (S4).</summary>
    private TimeSpan Remaining(Wish wish, DateTimeOffset now)
    {
        var left = wish.Wait - time.GetElapsedTime(wish.MadeAt);
        return wish.At - now < left ? wish.At - now : left;
    }

    private void Begin(PostId id, CancellationToken ct)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_atWork.TryAdd(id, begun.Task)) _ = WorkAsync(id, begun, ct);
    }

    private async Task WorkAsync(PostId id, TaskCompletionSource end, CancellationToken ct)
    {
        await Task.Yield();
        try
        {
            var before = _rings;
            var at = await AdvanceAsync(id, ct);
            var now = time.GetUtcNow();
            var wait = at - now ?? Heartbeat;
            if (before == _rings) _wishes[id] = new(now + wait, wait < LongestWish ? wait : LongestWish, time.GetTimestamp());
        }
        finally
        {
            _atWork.TryRemove(id, out _);
            end.SetResult();
            _done.Ring();
        }
    }

    /// <summary>One post's failure is its own.</summary>
    private async Task<DateTimeOffset?> AdvanceAsync(PostId id, CancellationToken ct)
    {
        try
        {
            await _places.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        try
        {
            return await publish.AdvanceAsync(id, ct);
        }
        catch (Exception e)
        {
            if (!ct.IsCancellationRequested) PostFailed(e, id);
            return time.GetUtcNow() + AfterFailure;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <returns>Whether somebody has decided something; false when a post has been worked on, or the time has passed.</returns>
    private async Task<bool> IsRungAsync(TimeSpan most, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var rung = alarm.WaitAsync(most, time, either.Token);
        await Task.WhenAny(rung, _done.WaitAsync(most, time, either.Token));
        await either.CancelAsync();
        try
        {
            return await rung;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private readonly record struct Wish(DateTimeOffset At, TimeSpan Wait, long MadeAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "A publishing round failed")]
    private partial void RoundFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Draft {Post} could not be taken further")]
    private partial void PostFailed(Exception e, PostId post);
}
