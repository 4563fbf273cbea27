using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Month;

/// <summary>Reads on the wire what the bot is answered: what Gemini says of its tokens, at prices of its own, and the rows that Appwrite gives.</summary>
internal sealed class AnswerCount
{
    private readonly Lock _gate = new();

    public decimal Dollars { get; private set; }

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public void Watch(IServiceCollection services) => services.ConfigureHttpClientDefaults(c => c.AddHttpMessageHandler(() => new Reader(this)));

    private void Add(HttpMethod method, string path, int status, JsonNode? answer)
    {
        lock (_gate)
        {
            if (path.EndsWith(":generateContent", StringComparison.Ordinal) && status == 200) Dollars += DollarsOf(answer!);
            // Turned away at the door, it touches no row.
            if (!path.Contains("/rows", StringComparison.Ordinal) || status is 401 or 402 or 403 or 429) return;
            if (method == HttpMethod.Get) Reads += Math.Max(1, answer?["rows"] is JsonArray rows ? rows.Count : 1);
            else Writes++;
        }
    }

    private static decimal DollarsOf(JsonNode answer)
    {
        int Tokens(string name) => answer["usageMetadata"]?[name]?.GetValue<int>() ?? 0;
        var (input, output) = answer["modelVersion"]!.GetValue<string>() == "gemini-3.5-flash-lite" ? (0.30m, 2.50m) : (0.75m, 3.75m);
        return (Tokens("promptTokenCount") * input + (Tokens("candidatesTokenCount") + Tokens("thoughtsTokenCount")) * output) / 1_000_000;
    }

    private sealed class Reader(AnswerCount count) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var path = request.RequestUri!.AbsolutePath;
            if (!path.EndsWith(":generateContent", StringComparison.Ordinal) && !path.Contains("/rows", StringComparison.Ordinal)) return response;
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            count.Add(request.Method, path, (int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
            return response;
        }
    }
}
