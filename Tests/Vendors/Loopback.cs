using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tests.Vendors;

/// <summary>A vendor on a real socket that can misbehave as only sockets can.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private int _connections;

    /// <param name="answer">The bytes to answer with; null closes without a word.</param>
    public Loopback(Func<string, byte[]?> answer)
    {
        _listener.Start();
        _running = RunAsync(answer);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Connections => _connections;

    public static byte[] Raw(string text) => Encoding.ASCII.GetBytes(text.ReplaceLineEndings("\r\n"));

    public static Uri NobodyThere()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new($"http://127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running; // before the listener: one that has stopped refuses to accept, which is not what was meant
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(Func<string, byte[]?> answer)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                var stream = client.GetStream();
                var buffer = new byte[64 * 1024];
                var length = await stream.ReadAsync(buffer, _stop.Token);
                if (answer(Encoding.UTF8.GetString(buffer, 0, length)) is { } bytes) await stream.WriteAsync(bytes, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
