using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
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

/// <summary>The sandbox on fake time, and somebody who speaks to one of its vendors.</summary>
internal sealed class PlayedVendor(SandboxServer sandbox, FakeTimeProvider time, string vendor) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new(sandbox.Addresses[vendor]) };

    /// <summary>640 × 640 pixels.</summary>
    public static byte[] Jpeg { get; } = Picture(640, 640);

    public SandboxServer Sandbox => sandbox;

    public FakeTimeProvider Time => time;

    public Desk Desk { get; } = new(sandbox.Addresses["desk"]);

    public string Address => sandbox.Addresses[vendor];

    public static async Task<PlayedVendor> BeginAsync(string vendor)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        return new(await SandboxServer.StartAsync(new(), time), time, vendor);
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

    public async Task<IReadOnlyList<JsonNode>> PostsAsync() => [.. (await Desk.GetAsync($"{vendor}/posts")).AsArray().Select(p => p!)];

    public Task FaultAsync(string kind, string match, int times = 1, int status = 500) => Desk.FaultAsync(vendor, kind, match, times, status);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Desk.Dispose();
        await sandbox.DisposeAsync();
        ContractLedger.MustHold(sandbox.Addresses.Values);
    }
}
