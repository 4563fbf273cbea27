using System.Net.Http.Json;
using System.Text.Json;
using Bot.Health;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

/// <summary>
/// The access token: a permanent one from the settings, or one of 24 hours by client credentials, renewed before it ends.
/// https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant
/// </summary>
public sealed class ShopifyTokens(IHttpClientFactory http, IOptions<ShopifyOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(30);

    private readonly SemaphoreSlim _renewing = new(1, 1);
    private string? _current;
    private DateTimeOffset _renewAt;

    /// <exception cref="ShopUnavailableException">No token could be had.</exception>
    /// <exception cref="VendorCallException">Shopify did not answer.</exception>
    public async Task<string> GetAsync(CancellationToken ct)
    {
        if (options.Value.AccessToken is { } permanent) return permanent;
        await _renewing.WaitAsync(ct);
        try
        {
            if (_current is null || time.GetUtcNow() >= _renewAt) await RenewAsync(ct);
            return _current!;
        }
        finally
        {
            _renewing.Release();
        }
    }

    /// <summary>Forgets a token that was refused.</summary>
    /// <returns>Whether there can be another one.</returns>
    public async Task<bool> RefusedAsync(string token, CancellationToken ct)
    {
        if (options.Value.AccessToken is not null) return false;
        await _renewing.WaitAsync(ct);
        try
        {
            // Another call may have renewed it meanwhile.
            if (_current == token) _current = null;
            return true;
        }
        finally
        {
            _renewing.Release();
        }
    }

    public void Dispose() => _renewing.Dispose();

    private async Task RenewAsync(CancellationToken ct)
    {
        var settings = options.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Api, "/admin/oauth/access_token")).As("POST /admin/oauth/access_token");
        request.Content = JsonContent.Create(
            new TokenRequest("client_credentials", settings.ClientId!, settings.ClientSecret!), ShopifyJson.Default.TokenRequest);
        using var client = http.CreateClient(ShopifyClient.Name);
        using var response = await client.SendAsync(request, ct);
        if (!response.IsSuccessStatusCode)
        {
            var status = (int)response.StatusCode;
            throw new ShopUnavailableException($"Shopify gave no access token: {status}", needsOwner: status is >= 400 and < 500 and not 429);
        }
        var asked = time.GetUtcNow();
        var answer = await ReadAsync(response, ct);
        _current = answer?.AccessToken ?? throw new ShopUnavailableException("Shopify's token answer cannot be read.");
        var lifetime = TimeSpan.FromSeconds(answer.ExpiresIn ?? 3600);
        _renewAt = asked + (lifetime > 2 * Early ? lifetime - Early : lifetime / 2);
    }

    private static async Task<TokenAnswer?> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(ShopifyJson.Default.TokenAnswer, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
