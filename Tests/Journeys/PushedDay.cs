using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Journeys;

/// <summary><c>try --clock</c> without a browser: time is pushed, and the bot and its vendors go with it, in two processes.</summary>
[Collection(RealProcesses.Name)]
public sealed class PushedDay : IDisposable
{
    private readonly HttpClient _http = new();

    [Fact]
    public async Task What_falls_due_while_time_is_pushed_happens_at_its_time_and_no_deadline_breaks()
    {
        var (program, address) = await TryProcess.BeginAsync("--clock");
        await using var running = program;
        using var desk = new Desk(address);
        var begin = await NowAsync(address);
        Assert.Equal(DateTime.Today.AddHours(8).AddMinutes(50), begin.LocalDateTime, TimeSpan.FromMinutes(2));
        await desk.SayAsync("/start");
        await desk.SeesAsync("I draft, you approve");

        Assert.Equal(new(9, 1), Minute(await PushAsync(address, new())));
        await desk.SeesAsync("⏳ Draft 1 ");
        await desk.PressAsync("Approve");
        await desk.SeesAsync("✅ Draft 1 approved");
        var noon = await PushAsync(address, new() { ["minutes"] = 300 });
        await desk.SeesAsync("🚀 Draft 1 live 12:30");
        await desk.SeesAsync("⏳ Draft 2 ");
        Assert.Equal(new(12, 30), Minute(Assert.Single(await desk.PublishedAsync())["at"]!.GetValue<DateTimeOffset>()));
        Assert.InRange(noon - begin, TimeSpan.FromMinutes(310), TimeSpan.FromMinutes(315));

        await desk.SayAsync("/status");
        await desk.SeesAsync("Everything that is connected works");
        foreach (var trouble in new[] { "fail:", "warn:", "crit:", "starting it again" }) Assert.DoesNotContain(trouble, program.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private async Task<DateTimeOffset> NowAsync(string address) => At(await _http.GetStringAsync(new Uri($"{address}/chat/clock"), TestContext.Current.CancellationToken));

    /// <param name="wish">Empty: until something happens.</param>
    private async Task<DateTimeOffset> PushAsync(string address, JsonObject wish)
    {
        using var content = new StringContent(wish.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri($"{address}/chat/clock"), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return At(text);
    }

    private static DateTimeOffset At(string shown) => DateTimeOffset.FromUnixTimeMilliseconds(JsonNode.Parse(shown)!["at"]!.GetValue<long>());

    private static TimeOnly Minute(DateTimeOffset at) => new(at.ToLocalTime().Hour, at.ToLocalTime().Minute);
}
