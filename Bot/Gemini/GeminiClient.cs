using System.Net.Http.Json;
using System.Text.Json;
using Bot.Health;
using Conversations.Posts.Writing;
using Microsoft.Extensions.Options;

namespace Bot.Gemini;

/// <summary>One request to one model, and what it came to. https://ai.google.dev/api/generate-content</summary>
public sealed class GeminiClient(IHttpClientFactory http, IOptions<GeminiOptions> options, TimeProvider time)
{
    public const string Vendor = "gemini";

    internal const string Name = "gemini";

    private const string Version = "v1beta";

    private readonly GeminiErrors _errors = new(time);

    internal async Task<GeminiVerdict> GenerateAsync(string model, GenerateRequest body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Api, $"/{Version}/models/{model}:generateContent")).As("POST models:generateContent");
        // In a header: an address is written down in too many places.
        request.Headers.Add("x-goog-api-key", options.Value.ApiKey);
        request.Content = JsonContent.Create(body, GeminiJson.Default.GenerateRequest);
        try
        {
            using var client = http.CreateClient(Name);
            using var response = await client.SendAsync(request, ct);
            if (!response.IsSuccessStatusCode) return _errors.Judge((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
            var answer = await response.Content.ReadFromJsonAsync(GeminiJson.Default.GenerateAnswer, ct);
            return GeminiAnswers.Judge(answer ?? new(null, null, null, null, null), body.GenerationConfig.ResponseMimeType is not null);
        }
        catch (JsonException)
        {
            return new GeminiVerdict.OnceMore(ModelTrouble.Malformed, "The answer is not JSON", TimeSpan.Zero);
        }
        catch (VendorCallException e) when (e.Failure == CallFailure.TimedOut)
        {
            return new GeminiVerdict.Final(ModelTrouble.TooSlow, e.Message);
        }
        catch (VendorCallException e) when (e.Failure == CallFailure.WindowFull)
        {
            return new GeminiVerdict.Final(ModelTrouble.Busy, e.Message, e.RetryAfter);
        }
        catch (VendorCallException e)
        {
            return new GeminiVerdict.OnceMore(ModelTrouble.Away, e.Message, TimeSpan.FromSeconds(1));
        }
    }
}
