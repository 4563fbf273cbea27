using Conversations;
using Conversations.Posts.Publishing;
using Coravel.Invocable;

namespace Scheduling.Posts;

/// <summary>The heartbeat of publishing: what falls due is found even if nobody rang.</summary>
public sealed class WakePublisher(PublishingAlarm alarm, ILoopWatch watch) : IInvocable
{
    public Task Invoke()
    {
        watch.Tries(WatchedLoop.Schedule);
        alarm.Ring();
        return Task.CompletedTask;
    }
}
