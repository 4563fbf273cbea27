using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Microsoft.Extensions.Options;

namespace Bot.Social.Meta;

/// <summary>
/// One request to the Graph API, never repeated by anything below (V2).
/// https://developers.facebook.com/docs/graph-api/overview
/// </summary>
/// <param name="vendor">The name of the HTTP client, of the rate window and on the health card.</param>
public abstract class GraphClient(string vendor, IHttpClientFactory http, IOptions<MetaOptions> options, MetaToken token, VendorHealth health, VendorWaits waits)
{
    private const string Version = "v26.0";

    protected MetaOptions Options => options.Value;

    protected MetaToken Token => token;

    /// <returns>One short sentence for the health card when the whole account is concerned; null when only this request is.</returns>
    private protected abstract string? ConcernsAccount(GraphError error);

    /// <param name="path">After the version; with a slash at its beginning where there is none.</param>
    /// <param name="aside">A refusal says nothing about whether we may post.</param>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    private protected Task<GraphAnswer<T>> GetAsync<T>(
        string token, string path, string endpoint, JsonTypeInfo<T> type, CancellationToken ct, bool aside = false) =>
        SendAsync(HttpMethod.Get, token, path, endpoint, null, type, aside, ct);

    /// <param name="body">Never absent: the runtime sends a POST without one again when a connection closes.</param>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    private protected Task<GraphAnswer<T>> PostAsync<TBody, T>(
        string token, string path, string endpoint, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, token, path, endpoint, JsonContent.Create(body, bodyType), type, aside: false, ct);

    private async Task<GraphAnswer<T>> SendAsync<T>(
        HttpMethod method, string token, string path, string endpoint, HttpContent? content, JsonTypeInfo<T> type, bool aside, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(Options.Api, path[0] == '/' ? path : $"/{Version}/{path}")).As(endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = content;
        using var client = http.CreateClient(vendor);
        using var response = await client.SendAsync(request, ct);
        var status = (int)response.StatusCode;
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        var wait = UsageSignals.WaitOf(response);
        if (wait is { } asked) waits.Ask(vendor, asked);
        if (response.IsSuccessStatusCode)
            return Read(body, type) is { } value ? new GraphAnswer<T>.Good(value) : new GraphAnswer<T>.Unreadable(status);
        if (Read(body, GraphJson.Default.GraphFailure)?.Error is not { Code: not null } error) return new GraphAnswer<T>.Unreadable(status);
        if (!aside && ConcernsAccount(error) is { } reason)
        {
            health.Fails(vendor, reason);
            if (MetaErrors.IsOfLogin(error)) Token.Doubt();
        }
        return new GraphAnswer<T>.Refused(status, error, wait);
    }

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
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
}
