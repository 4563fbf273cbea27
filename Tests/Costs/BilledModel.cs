using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Tests.Costs;

/// <summary>
/// Gemini as its accountant sees it: every request that arrives is worked on and billed, whatever becomes of the answer, and the bill is the
/// worst that the request allows. Knows the prices of two models and nothing of the bot.
/// </summary>
internal sealed class BilledModel(Random random)
{
    private const string Draft = """{\"caption\":\"Fresh\",\"hashtags\":[\"bread\"],\"altText\":\"A loaf\",\"confidence\":0.9}""";

    private readonly Lock _gate = new();
    private readonly Dictionary<int, TaskCompletionSource> _held = [];

    /// <summary>In billionths of a dollar, so that nothing is rounded.</summary>
    public long Nanos { get; private set; }

    public int Calls { get; private set; }

    /// <summary>Requests that wait for their answer.</summary>
    public int Held
    {
        get
        {
            lock (_gate) return _held.Count;
        }
    }

    /// <summary>Lets one of them have its answer.</summary>
    public void Answer()
    {
        lock (_gate)
        {
            if (_held.Count == 0) return;
            var one = _held.Keys.Order().ElementAt(random.Next(_held.Count));
            _held.Remove(one, out var waiting);
            waiting!.SetResult();
        }
    }

    public async Task<HttpResponseMessage> WorkAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var most = JsonNode.Parse(body)!["generationConfig"]!["maxOutputTokens"]!.GetValue<int>();
        var (input, output, model) = request.RequestUri!.AbsolutePath.Contains("flash-lite", StringComparison.Ordinal) ? (300L, 2_500L, "gemini-3.5-flash-lite") : (750L, 3_750L, "gemini-3.8-flash");
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int outcome, read, written;
        lock (_gate)
        {
            outcome = random.Next(10);
            read = Encoding.UTF8.GetByteCount(body) / random.Next(1, 5);
            written = most / random.Next(1, 4);
            Calls++;
            if (outcome > 1) Nanos += read * input + written * output;
            _held[Calls] = waiting;
        }
        await waiting.Task.WaitAsync(cancellationToken);
        return outcome switch
        {
            0 => Error(HttpStatusCode.ServiceUnavailable),
            1 => Error(HttpStatusCode.TooManyRequests),
            2 => throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset after the work was done"),
            3 => Error(HttpStatusCode.BadGateway),
            4 => Answered("MAX_TOKENS"),
            5 => new(HttpStatusCode.OK) { Content = new StringContent("""{"candidates":[{"content":{"parts":[{"text":"{}"}]},"finishReason":"STOP"}]}""") },
            6 => throw new TaskCanceledException("too slow"),
            _ => Answered("STOP"),
        };

        HttpResponseMessage Answered(string reason) => new(HttpStatusCode.OK)
        {
            Content = new StringContent(string.Create(CultureInfo.InvariantCulture, $$$"""
                {"candidates":[{"content":{"parts":[{"text":"{{{Draft}}}"}]},"finishReason":"{{{reason}}}"}],
                "usageMetadata":{"promptTokenCount":{{{read}}},"candidatesTokenCount":{{{written - 1}}},"thoughtsTokenCount":1},"modelVersion":"{{{model}}}-001"}
                """)),
        };
    }

    private static HttpResponseMessage Error(HttpStatusCode status) => new(status) { Content = new StringContent("{}") };
}
