using System.Threading.Channels;

namespace Conversations.Chat;

/// <summary>
/// Work per chat in the order it came, chats in parallel. A chat with nothing to do costs nothing: its queue ends when it
/// is empty and begins again with the next piece of work.
/// </summary>
public sealed class ChatQueue
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ChatId, Channel<Func<Task>>> _queues = [];
    private int _running;
    private TaskCompletionSource _idle = Done();

    /// <param name="work">Must handle its own failures: a chat's queue never ends because of one.</param>
    public void Enqueue(ChatId chat, Func<Task> work)
    {
        lock (_gate)
        {
            if (_queues.TryGetValue(chat, out var queue))
            {
                queue.Writer.TryWrite(work);
                return;
            }
            queue = _queues[chat] = Channel.CreateUnbounded<Func<Task>>(new() { SingleReader = true });
            queue.Writer.TryWrite(work);
            if (_running++ == 0) _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = Task.Run(() => WorkAsync(chat, queue));
        }
    }

    /// <summary>Completes when no chat has anything left to do.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate) return _idle.Task;
    }

    private async Task WorkAsync(ChatId chat, Channel<Func<Task>> queue)
    {
        while (true)
        {
            while (queue.Reader.TryRead(out var work)) await work();
            lock (_gate)
            {
                if (queue.Reader.TryPeek(out _)) continue;
                _queues.Remove(chat);
                if (--_running == 0) _idle.TrySetResult();
                return;
            }
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
