using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>
/// One request to TikTok's API. Only one that was refused for its access token is made again, once and with a new one,
/// and only where it can have no effect. https://developers.tiktok.com/doc/content-posting-api-get-started
/// </summary>
public sealed class TikTokClient(IHttpClientFactory http, IOptions<TikTokOptions> options, TikTokTokens tokens, VendorHealth health)
{
    public const string Vendor = "tiktok";

    /// <summary>Makes sure that there is an access token.</summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal Task<TikTokAnswer<string>> OpenAsync(CancellationToken ct) => tokens.GetAsync(ct);

    /// <summary>A question, or a beginning that nobody can see.</summary>
    /// <param name="aside">Posting does not depend on it: a right that is missing for it says nothing of the vendor's health.</param>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<TikTokAnswer<T>> AskAsync<TBody, T>(
        string path, string endpoint, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<Envelope<T>> type, CancellationToken ct, bool aside = false)
    {
        var answer = await SendAsync(path, endpoint, body, bodyType, type, ct, aside);
        return answer is TikTokAnswer<T>.Refused { Code: TikTokErrors.TokenInvalid } ? await SendAsync(path, endpoint, body, bodyType, type, ct, aside) : answer;
    }

    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<TikTokAnswer<T>> SendAsync<TBody, T>(
        string path, string endpoint, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<Envelope<T>> type, CancellationToken ct, bool aside = false)
    {
        var opened = await tokens.GetAsync(ct);
        if (opened is not TikTokAnswer<string>.Good { Value: var token }) return opened.As<T>();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Api, $"/v2/{path}")).As(endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = JsonContent.Create(body, bodyType, new("application/json", "UTF-8"));
        using var client = http.CreateClient(Vendor);
        using var response = await client.SendAsync(request, ct);
        var answer = Answer(response, Read(await response.Content.ReadAsByteArrayAsync(ct), type));
        await NoteAsync(answer, token, aside, ct);
        return answer;
    }

    internal static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static TikTokAnswer<T> Answer<T>(HttpResponseMessage response, Envelope<T>? envelope) => envelope switch
    {
        { Error.Code: "ok", Data: { } data } when response.IsSuccessStatusCode => new TikTokAnswer<T>.Good(data),
        { Error: { Code: { Length: > 0 } code and not "ok" } error } => new TikTokAnswer<T>.Refused((int)response.StatusCode, code, error.LogId),
        _ => new TikTokAnswer<T>.Unreadable((int)response.StatusCode),
    };

    private async Task NoteAsync<T>(TikTokAnswer<T> answer, string token, bool aside, CancellationToken ct)
    {
        switch (answer)
        {
            case TikTokAnswer<T>.Good:
                tokens.Works();
                health.Works(Vendor);
                break;
            case TikTokAnswer<T>.Refused { Code: TikTokErrors.TokenInvalid }:
                await tokens.RefusedAsync(token, ct);
                break;
            case TikTokAnswer<T>.Refused { Code: var code } when !aside && TikTokErrors.Of(code) is { ConcernsAccount: true, Sentence: var sentence }:
                health.Fails(Vendor, sentence);
                break;
        }
    }
}
