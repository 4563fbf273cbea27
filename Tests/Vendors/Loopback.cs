using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tests.Vendors;

/// <summary>A vendor on a real socket that can misbehave as only sockets can.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private int connections;

    /// <param name="answer">The bytes to answer with; null closes without a word.</param>
    public Loopback(Func<string, byte[]?> answer)
    {
        listener.Start();
        running = RunAsync(answer);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public int Connections => connections;

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
        await stop.CancelAsync();
        listener.Stop();
        await running;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync(Func<string, byte[]?> answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                var stream = client.GetStream();
                var buffer = new byte[64 * 1024];
                var length = await stream.ReadAsync(buffer, stop.Token);
                if (answer(Encoding.UTF8.GetString(buffer, 0, length)) is { } bytes) await stream.WriteAsync(bytes, stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
