using System.Threading.Channels;

namespace Conversations;

/// <summary>Wakes one waiting loop. Ringing twice wakes once; ringing while nobody waits is remembered.</summary>
public class Bell
{
    private readonly Channel<byte> _rung = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(0);

    /// <summary>Waits for the bell, or until so much time has passed.</summary>
    /// <returns>False when the time passed without it.</returns>
    public async Task<bool> WaitAsync(TimeSpan most, TimeProvider time, CancellationToken ct)
    {
        if (most <= TimeSpan.Zero) return false;
        using var enough = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, ct);
        try
        {
            await _rung.Reader.ReadAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
