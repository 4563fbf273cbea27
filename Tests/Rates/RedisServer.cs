using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tests.Rates;

/// <summary>A real redis-server of our own on a free port; nothing is kept on disk.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private const string Program = "/usr/bin/redis-server";

    private Process? _process;

    public static bool IsInstalled => File.Exists(Program);

    public int Port { get; private set; }

    public string Url => $"127.0.0.1:{Port}";

    public static void Require() =>
        Assert.SkipUnless(IsInstalled, $"NOT TESTED: {Program} is not installed, so nothing here ran against a real Redis (apt-get install redis-server).");

    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled) return;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        await StartAsync();
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Program, ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("redis-server did not start");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        for (var tries = 0; !await AnswersAsync(); tries++)
        {
            if (tries > 200) throw new InvalidOperationException("redis-server does not answer");
            await Task.Delay(25);
        }
    }

    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes("PING\r\n"));
            var buffer = new byte[7];
            await stream.ReadExactlyAsync(buffer);
            return Encoding.ASCII.GetString(buffer) == "+PONG\r\n";
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
