using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Sandbox.Clock;
using Sandbox.Desk;
using Sandbox.Shopify;

// Usage: sandbox [--catalogue FILE] [--port N] [--seed N] [--clock BEGIN] [--with-parent]
// The first line of output is a JSON object of addresses and settings, or a sentence that says why there are none. With --with-parent it stops when its standard input ends.
string? Option(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

var options = new SandboxOptions { Catalogue = Option("--catalogue"), Port = Number("--port", 0), Seed = Number("--seed", 1), Clock = Option("--clock") is { } begin ? DateTimeOffset.Parse(begin, CultureInfo.InvariantCulture) : null };
SandboxServer started;
try
{
    started = await SandboxServer.StartAsync(options, options.Clock is { } at ? new PushedClock(at, Stopwatch.GetTimestamp()) : TimeProvider.System);
}
catch (CatalogueException e)
{
    Console.WriteLine(e.Message);
    return 1;
}
catch (Exception e) when (e is IOException or SocketException && options.Port != 0)
{
    Console.WriteLine($"Port {options.Port} cannot be had: another program uses it, or it is reserved. Name another one, or leave --port away to get a free one.");
    return 1;
}
await using var sandbox = started;
Console.WriteLine(JsonSerializer.Serialize(new { addresses = sandbox.Addresses, settings = sandbox.Settings }));

if (args.Contains("--with-parent"))
{
    while (await Console.In.ReadLineAsync() is not null) { }
    return 0;
}
var stop = new TaskCompletionSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.TrySetResult(); };
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, e => { e.Cancel = true; stop.TrySetResult(); });
await stop.Task;
return 0;
