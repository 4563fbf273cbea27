using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Sandbox.Desk;

/// <summary>Serves one vendor on loopback, or several that share an address, with the faults asked for standing before it.</summary>
/// <param name="vendors">A request is for the first that takes it.</param>
public sealed class VendorHost(IReadOnlyList<IVendor> vendors, FaultPlan faults, RequestLog log, TimeProvider time) : IAsyncDisposable
{
    private static readonly DiagnosticListener Arrivals = new(ArrivedRequest.Listener);

    private WebApplication? _app;
    private int _delayed;

    public VendorHost(IVendor vendor, FaultPlan faults, RequestLog log, TimeProvider time)
        : this([vendor], faults, log, time)
    {
    }

    /// <summary>Requests that wait for a delay somebody asked for.</summary>
    public int Delayed => Volatile.Read(ref _delayed);

    /// <summary>Scheme, host and port; known after <see cref="StartAsync"/>.</summary>
    public string Address { get; private set; } = "";

    /// <param name="port">0 takes a free one.</param>
    public async Task StartAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.MaxRequestBodySize = 130 << 20; // TikTok's largest last chunk
            k.Listen(IPAddress.Loopback, port, o => o.Protocols = HttpProtocols.Http1);
        });
        var app = _app = builder.Build();
        app.Use(Serve);
        foreach (var vendor in vendors) vendor.Map(app);
        await app.StartAsync();
        Address = app.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is { } app) await app.DisposeAsync();
    }

    private async Task Serve(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var vendor = vendors.First(v => v.Takes(request));
        var path = request.Path + request.QueryString;
        request.EnableBuffering();
        var sent = await TextOf(request);
        if (Arrivals.IsEnabled()) Arrivals.Write(nameof(ArrivedRequest), await ArrivedRequest.OfAsync(vendor.Name, request));
        var fault = faults.Take(vendor.Name, $"{request.Method} {path}");
        if (fault?.Kind == FaultKind.Delay && !await DelayAsync(fault, context))
        {
            log.Add(vendor.Name, request.Method, path, sent, 0, 0);
            return;
        }
        if (fault?.Kind is FaultKind.Down or FaultKind.ResetBefore)
        {
            log.Add(vendor.Name, request.Method, path, sent, 0, 0);
            context.Abort();
            return;
        }
        if (fault?.Kind == FaultKind.Status)
        {
            log.Add(vendor.Name, request.Method, path, sent, fault.Status, 0);
            await Refuse(context, vendor, fault);
            return;
        }

        if (fault?.Kind == FaultKind.Lenient) Leniency.Grant(context);
        if (fault?.Kind is FaultKind.ResetAfter or FaultKind.StatusAfter or FaultKind.DelayAfter or FaultKind.Drip or FaultKind.Cut) LostAnswer.Order(context);
        var started = Stopwatch.GetTimestamp();
        var client = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            log.Add(vendor.Name, request.Method, path, sent, 0, OwnTime.Ms(context, started));
            return;
        }
        catch (Exception mistake)
        {
            // The sandbox's own fault: said aloud, so that nobody looks for it in the bot.
            await Console.Error.WriteLineAsync($"sandbox, {vendor.Name}, {request.Method} {request.Path}: {mistake}");
            log.Add(vendor.Name, request.Method, path, sent, 500, OwnTime.Ms(context, started));
            throw;
        }
        finally
        {
            context.Response.Body = client;
        }
        log.Add(vendor.Name, request.Method, path, sent, context.Response.StatusCode, OwnTime.Ms(context, started));

        if (faults.IsDown(vendor.Name, $"{request.Method} {path}"))
        {
            context.Abort();
            return;
        }
        var bytes = answer.ToArray();
        switch (fault?.Kind)
        {
            case FaultKind.ResetAfter:
                context.Abort();
                return;
            case FaultKind.StatusAfter:
                context.Response.Headers.Clear();
                await Refuse(context, vendor, fault);
                return;
            case FaultKind.DelayAfter when !await DelayAsync(fault, context):
                return;
            case FaultKind.Drip:
                await DripAsync(client, bytes, fault, context);
                return;
            case FaultKind.Cut:
                context.Response.ContentLength = bytes.Length;
                await client.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                await client.FlushAsync();
                context.Abort();
                return;
            default:
                if (context.Response.StatusCode != StatusCodes.Status204NoContent) context.Response.ContentLength = bytes.Length;
                await client.WriteAsync(bytes);
                return;
        }
    }

    /// <returns>False when the client gave up meanwhile.</returns>
    private async Task<bool> DelayAsync(Fault fault, HttpContext context)
    {
        var cancel = context.RequestAborted;
        Interlocked.Increment(ref _delayed);
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), time, cancel);
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _delayed);
        }
    }

    private async Task DripAsync(Stream client, byte[] bytes, Fault fault, HttpContext context)
    {
        context.Response.ContentLength = bytes.Length;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!await DelayAsync(fault, context)) return;
            await client.WriteAsync(bytes.AsMemory(i, 1));
            await client.FlushAsync();
        }
    }

    private static Task Refuse(HttpContext context, IVendor vendor, Fault fault)
    {
        var (type, body) = vendor.ErrorBody(fault.Status);
        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = fault.Body is null ? type : "application/json";
        return context.Response.WriteAsync(fault.Body ?? body);
    }

    private static async Task<string> TextOf(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true) return "(multipart)";
        if (request.ContentType?.StartsWith("video/", StringComparison.OrdinalIgnoreCase) == true) return $"({request.ContentLength} bytes of video)";
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        return text;
    }
}
