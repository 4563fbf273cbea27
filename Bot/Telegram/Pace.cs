using System.Collections.Concurrent;
using Conversations.Chat;

namespace Bot.Telegram;

/// <summary>
/// Telegram's flood limits (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this): about one
/// message a second in a chat with short bursts, 20 a minute in a group, 30 a second in all. Edits count too.
/// </summary>
internal sealed class Pace(TimeProvider time)
{
    private readonly ConcurrentDictionary<ChatId, Bucket> _chats = new();
    private readonly Bucket _all = new(25, TimeSpan.FromSeconds(1.0 / 25));
    private readonly long _start = time.GetTimestamp();

    // Monotonic: after a step back of the wall clock every chat would wait for as long as the step was (S4).
    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Waits until one more message may go into the chat.</summary>
    public async Task WaitAsync(ChatId chat, CancellationToken ct)
    {
        var bucket = _chats.GetOrAdd(chat, static c => c.Value < 0 ? new(5, TimeSpan.FromSeconds(3)) : new(5, TimeSpan.FromSeconds(1)));
        foreach (var one in (Bucket[])[bucket, _all])
        {
            var wait = one.Take(Now);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, ct);
        }
        if (_chats.Count > 10_000) _chats.Clear(); // every bucket is soon full again anyway
    }

    /// <summary>The server named a time: nobody sends into this chat before it has passed.</summary>
    public void HoldBack(ChatId chat, TimeSpan retryAfter)
    {
        if (_chats.TryGetValue(chat, out var bucket)) bucket.Empty(Now + retryAfter);
    }

    /// <summary>Holds so many messages; one grows back each interval.</summary>
    private sealed class Bucket(int capacity, TimeSpan interval)
    {
        private readonly Lock _gate = new();
        private TimeSpan _fullAt;

        public TimeSpan Take(TimeSpan now)
        {
            lock (_gate)
            {
                if (_fullAt < now) _fullAt = now;
                _fullAt += interval;
                var wait = _fullAt - now - capacity * interval;
                return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
            }
        }

        public void Empty(TimeSpan until)
        {
            lock (_gate)
            {
                var full = until + (capacity - 1) * interval;
                if (full > _fullAt) _fullAt = full;
            }
        }
    }
}
