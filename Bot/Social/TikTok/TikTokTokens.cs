using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Health;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <param name="Seed">SHA-256 of the configured refresh token that it all began with: another one there is a new connection, and what we hold is void.</param>
/// <param name="AccessEnds">UTC.</param>
/// <param name="RefreshEnds">UTC; null while TikTok has not said it.</param>
internal sealed record HeldTokens(string Seed, string Refresh, string? Access, DateTimeOffset AccessEnds, DateTimeOffset? RefreshEnds = null)
{
    /// <summary>Without the tokens, which must reach no log.</summary>
    public override string ToString() => $"tokens until {AccessEnds:u}";
}

[JsonSerializable(typeof(HeldTokens))]
internal sealed partial class HeldTokensJson : JsonSerializerContext;

/// <summary>
/// The account's tokens. A renewal may end the refresh token that it was made with, so the new one is on disk before
/// anything else happens, and there is one renewal at a time. https://developers.tiktok.com/doc/oauth-user-access-token-management
/// </summary>
public sealed class TikTokTokens(IHttpClientFactory http, IOptions<TikTokOptions> options, ISealedStore store, VendorHealth health, TimeProvider time) : IDisposable
{
    private const string Name = "tiktok";

    /// <summary>An access token so near its end is not begun with.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    /// <summary>A connection that was refused is tried again after this, in case the refusal was a mistake.</summary>
    private static readonly TimeSpan LostFor = TimeSpan.FromMinutes(14);

    private readonly SemaphoreSlim _one = new(1, 1);
    private HeldTokens? _held;
    private bool _isSaved = true;

    /// <summary>The access token is new, and TikTok has not taken it yet.</summary>
    private bool _isUntried;

    private (DateTimeOffset Until, string Code)? _lost;

    /// <summary>A token was refused, and nobody has looked into it since.</summary>
    internal bool IsDoubted { get; private set; }

    /// <summary>The connection and its end, as far as they are known. Doubts are settled by looking.</summary>
    internal (string Seed, DateTimeOffset? Ends) Look()
    {
        IsDoubted = false;
        var held = _held ?? Load();
        return (held.Seed, held.RefreshEnds);
    }

    /// <summary>The access token, renewed where needed.</summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<TikTokAnswer<string>> GetAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var held = _held ??= Load();
            if (!_isSaved) await SaveAsync(held);
            if (held.Access is { } access && time.GetUtcNow() < held.AccessEnds - Slack) return new TikTokAnswer<string>.Good(access);
            if (_lost is { } lost && time.GetUtcNow() < lost.Until) return new TikTokAnswer<string>.Refused(401, lost.Code, null);
            return await RenewAsync(held);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>TikTok has taken the access token.</summary>
    internal void Works() => _isUntried = false;

    /// <summary>TikTok has refused the access token: the next one is asked for, unless this one was new.</summary>
    internal async Task RefusedAsync(string access, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_held is not { } held || held.Access != access) return;
            if (_isUntried) Lose(TikTokErrors.TokenInvalid);
            _held = held with { Access = null };
            IsDoubted = true;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <remarks>Not cancelled by a stop: an answer that nobody waits for would take the connection with it.</remarks>
    private async Task<TikTokAnswer<string>> RenewAsync(HeldTokens held)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Api, "/v2/oauth/token/")).As("POST /oauth/token");
        request.Content = new FormUrlEncodedContent(
        [
            new("client_key", options.Value.ClientKey), new("client_secret", options.Value.ClientSecret),
            new("grant_type", "refresh_token"), new("refresh_token", held.Refresh),
        ]);
        using var client = http.CreateClient(TikTokClient.Vendor);
        using var response = await client.SendAsync(request, CancellationToken.None);
        var status = (int)response.StatusCode;
        var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
        if (response.IsSuccessStatusCode && TikTokClient.Read(body, TikTokJson.Default.TokenPair) is { AccessToken: { Length: > 0 } access, ExpiresIn: { } seconds } pair)
        {
            var now = time.GetUtcNow();
            var next = held with
            {
                Refresh = pair.RefreshToken ?? held.Refresh, Access = access, AccessEnds = now.AddSeconds(seconds),
                RefreshEnds = pair.RefreshExpiresIn is { } left and > 0 ? now.AddSeconds(left) : held.RefreshEnds,
            };
            (_held, _isSaved, _isUntried, _lost) = (next, false, true, null);
            await SaveAsync(next);
            return new TikTokAnswer<string>.Good(access);
        }
        if (status is < 400 or >= 500 || TikTokClient.Read(body, TikTokJson.Default.TokenError) is not { Error: { Length: > 0 } code } error)
            return new TikTokAnswer<string>.Unreadable(status);
        if (TikTokErrors.Of(code).ConcernsAccount) Lose(code);
        return new TikTokAnswer<string>.Refused(status, code, error.LogId);
    }

    private async Task SaveAsync(HeldTokens held)
    {
        await store.SaveAsync(Name, JsonSerializer.Serialize(held, HeldTokensJson.Default.HeldTokens));
        _isSaved = true;
    }

    private HeldTokens Load()
    {
        var seed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.RefreshToken!)));
        var known = store.Find(Name) is { } text ? TikTokClient.Read(Encoding.UTF8.GetBytes(text), HeldTokensJson.Default.HeldTokens) : null;
        return known?.Seed == seed ? known : new(seed, options.Value.RefreshToken!, null, default);
    }

    private void Lose(string code)
    {
        _lost = (time.GetUtcNow() + LostFor, code);
        IsDoubted = true;
        health.Fails(TikTokClient.Vendor, TikTokErrors.Of(code).Sentence);
    }
}
