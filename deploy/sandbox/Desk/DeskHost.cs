using System.Net;
using Sandbox.Chat;

namespace Sandbox.Desk;

/// <summary>The chat page at <c>/</c> and the control API under <c>/control</c>, on loopback.</summary>
internal sealed class DeskHost(SandboxServer sandbox, IReadOnlyList<IVendor> vendors) : IAsyncDisposable
{
    private WebApplication? _app;

    public string Address { get; private set; } = "";

    /// <param name="port">0 takes a free one.</param>
    public async Task StartAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        var app = _app = builder.Build();
        // Whoever drives the desk is a developer: say what went wrong.
        app.UseDeveloperExceptionPage();
        app.UseRouting();
        var control = app.MapGroup("/control");
        MapFaults(control);
        control.MapGet("/requests", (long? since, string? vendor) => sandbox.Requests.Since(since ?? 0, vendor));
        control.MapGet("/time", () => new { at = sandbox.Clock.UnixMs });
        foreach (var vendor in vendors) vendor.MapControl(control.MapGroup("/" + vendor.Name));
        ChatPage.Map(app, sandbox);
        sandbox.Pushed?.Map(app);
        await app.StartAsync();
        Address = app.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is { } app) await app.DisposeAsync();
    }

    private void MapFaults(RouteGroupBuilder control)
    {
        control.MapPost("/faults", (Fault fault) =>
        {
            if (vendors.All(v => v.Name != fault.Vendor)) return Results.BadRequest(new { error = $"no vendor is called {fault.Vendor}" });
            if (fault.Kind == FaultKind.Lenient && Leniency.Rules.GetValueOrDefault(fault.Vendor) is var rule && fault.Rule != rule)
                return Results.BadRequest(new { error = $"the rule of {fault.Vendor} that can be switched off is called {rule}" });
            sandbox.Faults.Add(fault);
            return Results.NoContent();
        });
        control.MapDelete("/faults", (string? vendor) =>
        {
            sandbox.Faults.Clear(vendor);
            return Results.NoContent();
        });
    }
}
