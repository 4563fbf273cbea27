using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Journal;
using Microsoft.Extensions.Hosting;
using Sandbox.Clock;

namespace Bot.Cli.Clock;

/// <summary>To stand at that time; or to do there what has become due; or, with a stamp, to go on from there.</summary>
internal sealed record ClockTurn(DateTimeOffset At, long? Stamp, bool Fires);

/// <summary>How the bot is at that turn's end.</summary>
/// <param name="Next">When the next timer is due.</param>
/// <param name="UnderWay">Requests without an answer.</param>
internal sealed record AtRest(DateTimeOffset? Next, int UnderWay);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClockTurn))]
[JsonSerializable(typeof(AtRest))]
internal sealed partial class ClockJson : JsonSerializerContext;

/// <summary>Lets the bot's clock do what the sandbox's does: takes its turn, waits until the bot has come to rest, says so, and waits for the next turn.</summary>
internal sealed class ClockFollower(Uri desk, PushedClock clock, UnderWay requests, JournalFile journal) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = NewHttp(desk);

    /// <summary>A clock that shows what the sandbox's shows.</summary>
    public static PushedClock Join(Uri desk)
    {
        using var http = NewHttp(desk);
        var turn = Ask(http, "join", null, CancellationToken.None);
        return new(turn.At, turn.Stamp!.Value);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        new Thread(Follow) { IsBackground = true, Name = "clock" }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _stop.CancelAsync();

    public void Dispose()
    {
        _http.Dispose();
        _stop.Dispose();
    }

    private static HttpClient NewHttp(Uri desk) => new() { BaseAddress = desk, Timeout = Timeout.InfiniteTimeSpan };

    private void Follow()
    {
        var stillness = new Stillness(journal);
        try
        {
            while (true)
            {
                var turn = Ask(_http, "rest", new(clock.NextDue, requests.Count), _stop.Token);
                if (turn.Stamp is { } stamp) clock.Go(stamp);
                else if (!turn.Fires) clock.StandAt(turn.At);
                else
                {
                    clock.FireDue();
                    stillness.Wait();
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or ObjectDisposedException)
        {
            // One of the two ends, and the other with it.
        }
    }

    private static ClockTurn Ask(HttpClient http, string what, AtRest? rest, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/control/clock/{what}");
        if (rest is not null) request.Content = new StringContent(JsonSerializer.Serialize(rest, ClockJson.Default.AtRest), Encoding.UTF8, "application/json");
        using var answer = http.Send(request, ct);
        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize(answer.Content.ReadAsStream(ct), ClockJson.Default.ClockTurn)!;
    }
}
