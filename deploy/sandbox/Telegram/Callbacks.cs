namespace Sandbox.Telegram;

/// <summary>Button presses that wait for their answer.</summary>
internal sealed class Callbacks(TimeProvider time, Random random)
{
    // The deadline is not documented; the update itself lives this long.
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(150);

    private readonly Dictionary<string, Press> _open = [];
    private readonly Queue<(string Id, DateTimeOffset Expires)> _order = new();

    public string Open(long chatId, int messageId, string? id = null)
    {
        var now = time.GetUtcNow();
        while (_order.TryPeek(out var oldest) && oldest.Expires <= now) _open.Remove(_order.Dequeue().Id);
        id ??= random.NextInt64(1L << 60, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _open[id] = new(chatId, messageId, now + Life);
        _order.Enqueue((id, now + Life));
        return id;
    }

    /// <summary>Null when it is unknown, too old or answered already.</summary>
    public Press? Answer(string id) => _open.Remove(id, out var press) && press.Expires > time.GetUtcNow() ? press : null;

    internal sealed record Press(long ChatId, int MessageId, DateTimeOffset Expires);
}
