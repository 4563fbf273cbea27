using System.Threading.Channels;

namespace Conversations.Posts.Publishing;

/// <summary>Wakes the publisher: something was decided, or may be due now. Ringing twice wakes once.</summary>
public sealed class PublishingAlarm
{
    private readonly Channel<byte> _bell = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _bell.Writer.TryWrite(0);

    /// <summary>Waits for the bell, or until so much time has passed.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken ct)
    {
        using var enough = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, ct);
        try
        {
            await _bell.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nobody rang in time.
        }
    }
}
