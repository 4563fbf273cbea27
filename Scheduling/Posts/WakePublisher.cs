using Conversations.Posts.Publishing;
using Coravel.Invocable;

namespace Scheduling.Posts;

/// <summary>The heartbeat of publishing: what falls due is found even if nobody rang.</summary>
public sealed class WakePublisher(PublishingAlarm alarm) : IInvocable
{
    public Task Invoke()
    {
        alarm.Ring();
        return Task.CompletedTask;
    }
}
