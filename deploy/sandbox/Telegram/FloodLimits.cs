namespace Sandbox.Telegram;

/// <summary>
/// About one message a second to a chat with short bursts, about thirty a second to all: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
/// </summary>
internal sealed class FloodLimits(TimeProvider time)
{
    private readonly Dictionary<long, Bucket> _chats = [];
    private readonly Bucket _all = new(30, 30) { Since = time.GetTimestamp() };

    /// <exception cref="Refusal">429 with the seconds to wait; nothing was counted.</exception>
    public void Count(long chatId)
    {
        if (!_chats.TryGetValue(chatId, out var chat)) _chats[chatId] = chat = new(10, 1) { Since = time.GetTimestamp() };
        var wait = Math.Max(chat.SecondsToWait(time), _all.SecondsToWait(time));
        if (wait > 0)
        {
            var seconds = (int)Math.Ceiling(wait);
            throw new Refusal(429, $"Too Many Requests: retry after {seconds}", seconds);
        }
        chat.Take();
        _all.Take();
    }

    private sealed class Bucket(double capacity, double perSecond)
    {
        private double _taken;

        public required long Since { get; set; }

        public double SecondsToWait(TimeProvider time)
        {
            var now = time.GetTimestamp();
            _taken = Math.Max(0, _taken - (time.GetElapsedTime(Since, now).TotalSeconds * perSecond));
            Since = now;
            return capacity - _taken >= 1 ? 0 : (1 - capacity + _taken) / perSecond;
        }

        public void Take() => _taken += 1;
    }
}
