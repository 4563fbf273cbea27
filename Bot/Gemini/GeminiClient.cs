using System.Net;
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

    internal async Task<GeminiReply> GenerateAsync(string model, GenerateRequest body, CancellationToken ct)
    {
        try
        {
            using var response = await SendAsync(
                HttpMethod.Post, $"models/{model}:generateContent", "POST models:generateContent", JsonContent.Create(body, GeminiJson.Default.GenerateRequest), ct);
            var status = (int)response.StatusCode;
            if (!response.IsSuccessStatusCode) return new(_errors.Judge(status, await response.Content.ReadAsStringAsync(ct)), GeminiBill.Of(status, null, model));
            var answer = await response.Content.ReadFromJsonAsync(GeminiJson.Default.GenerateAnswer, ct);
            var verdict = GeminiAnswers.Judge(answer ?? new(null, null, null, null, null), body.GenerationConfig.ResponseMimeType is not null);
            return new(verdict, GeminiBill.Of(status, answer, model));
        }
        catch (JsonException)
        {
            return new(new GeminiVerdict.OnceMore(ModelTrouble.Malformed, "The answer is not JSON", TimeSpan.Zero), new GeminiBill.Unknown());
        }
        catch (VendorCallException e)
        {
            return new(
                e.Failure switch
                {
                    CallFailure.TimedOut => new GeminiVerdict.Final(ModelTrouble.TooSlow, e.Message),
                    CallFailure.WindowFull => new GeminiVerdict.Final(ModelTrouble.Busy, e.Message, e.RetryAfter),
                    _ => new GeminiVerdict.OnceMore(ModelTrouble.Away, e.Message, TimeSpan.FromSeconds(1)),
                },
                e.Failure is CallFailure.NotSent or CallFailure.WindowFull ? new GeminiBill.Nothing() : new GeminiBill.Unknown());
        }
    }

    /// <summary>What Google says of a model. https://ai.google.dev/api/models#method:-models.get</summary>
    /// <returns>Null when there is none of that name.</returns>
    /// <exception cref="VendorCallException">It could not be asked.</exception>
    internal async Task<ModelAnswer?> FindModelAsync(string model, CancellationToken ct)
    {
        using var response = await SendAsync(HttpMethod.Get, $"models/{model}", "GET model", null, ct);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        if (!response.IsSuccessStatusCode) throw new VendorCallException(CallFailure.Broken, $"It answers with HTTP {(int)response.StatusCode}.");
        try
        {
            return await response.Content.ReadFromJsonAsync(GeminiJson.Default.ModelAnswer, ct);
        }
        catch (JsonException e)
        {
            throw new VendorCallException(CallFailure.Broken, "Its answer is not JSON.", null, e);
        }
    }

    /// <param name="path">Behind the version.</param>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string endpoint, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(options.Value.Api, $"/{Version}/{path}")).As(endpoint);
        // In a header: an address is written down in too many places.
        request.Headers.Add("x-goog-api-key", options.Value.ApiKey);
        // Its quotas count what is generated, not what is looked up. https://ai.google.dev/gemini-api/docs/rate-limits
        request.Options.Set(VendorCalls.OutsideWindow, method == HttpMethod.Get);
        request.Content = content;
        using var client = http.CreateClient(Name);
        return await client.SendAsync(request, ct);
    }
}
