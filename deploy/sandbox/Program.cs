using System.Text.Json;
using Sandbox.Desk;

// Usage: sandbox [--catalogue FILE] [--with-parent]
// The first line of output is a JSON object of addresses. With --with-parent it stops when its standard input ends.
var catalogue = Array.IndexOf(args, "--catalogue") is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
await using var sandbox = await SandboxServer.StartAsync(new() { Catalogue = catalogue }, TimeProvider.System);
Console.WriteLine(JsonSerializer.Serialize(sandbox.Addresses));

if (args.Contains("--with-parent"))
{
    while (await Console.In.ReadLineAsync() is not null) { }
    return;
}
var stop = new TaskCompletionSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.TrySetResult(); };
using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM, e => { e.Cancel = true; stop.TrySetResult(); });
await stop.Task;
