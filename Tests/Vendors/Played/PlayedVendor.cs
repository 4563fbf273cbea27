using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Desk;
using SkiaSharp;
using Tests.Support;
using Tests.Vendors.Contracts;

namespace Tests.Vendors.Played;

/// <param name="Body">Null when there is none, or none that is JSON.</param>
internal sealed record Answer(int Status, JsonNode? Body, HttpResponseMessage Message)
{
    public string Text(string name) => Body![name]!.GetValue<string>();

    /// <summary>Meta's code and subcode.</summary>
    public (int Code, int? Subcode) Error => (Body!["error"]!["code"]!.GetValue<int>(), Body["error"]!["error_subcode"]?.GetValue<int>());
}

/// <summary>One address of the sandbox on fake time with its part of the desk, and somebody who speaks to it. The rest of the sandbox is not started.</summary>
internal sealed class PlayedVendor : IAsyncDisposable
{
    private readonly IReadOnlyList<IVendor> _vendors;
    private readonly VendorHost _host;
    private readonly WebApplication _control;
    private readonly HttpClient _http = new();

    private PlayedVendor(FakeTimeProvider time, IReadOnlyList<IVendor> vendors)
    {
        _vendors = vendors;
        Time = time;
        Log = new(time);
        _host = new(vendors, Faults, Log, time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        _control = builder.Build();
        foreach (var vendor in vendors) vendor.MapControl(_control.MapGroup("/control/" + vendor.Name));
    }

    /// <summary>640 × 640 pixels.</summary>
    public static byte[] Jpeg { get; } = Picture(640, 640);

    public FakeTimeProvider Time { get; }

    public FaultPlan Faults { get; } = new();

    public RequestLog Log { get; }

    public Desk Desk { get; private set; } = null!;

    /// <summary>Goes along with each request.</summary>
    public void Send(string header, string value) => _http.DefaultRequestHeaders.Add(header, value);

    public string Address => _host.Address;

    public IReadOnlyDictionary<string, string> Settings => _vendors[0].Settings(Address);

    /// <param name="play">The first is the one it is about.</param>
    public static async Task<PlayedVendor> BeginAsync(Func<TimeProvider, IReadOnlyList<IVendor>> play)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var played = new PlayedVendor(time, play(time));
        await played._host.StartAsync(0);
        await played._control.StartAsync();
        played.Desk = new(played._control.Urls.Single());
        played._http.BaseAddress = new(played.Address);
        return played;
    }

    public static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Linen);
        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    /// <param name="wrong">Done wrong on purpose: such a request is nobody's who keeps the contract.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? token, bool wrong = false)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (wrong) request.Headers.UserAgent.Add(new ProductInfoHeaderValue("wrong-on-purpose", "1"));
        var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null, answer);
    }

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    public async Task<IReadOnlyList<JsonNode>> PostsAsync() => [.. (await Desk.GetAsync($"{_vendors[0].Name}/posts")).AsArray().Select(p => p!)];

    public void Fault(FaultKind kind, string match = "", int times = 1, int status = 500) =>
        Faults.Add(new() { Vendor = _vendors[0].Name, Kind = kind, Match = match, Times = times, Status = status });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Desk.Dispose();
        await _control.DisposeAsync();
        await _host.DisposeAsync();
        ContractLedger.MustHold([Address]);
    }
}
