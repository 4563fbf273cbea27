using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Shopify;

/// <summary>
/// The client credentials grant, and the permanent token of an older custom app.
/// https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant
/// </summary>
public sealed class AccessTokens(TimeProvider time)
{
    public const string ClientId = "4f8d1c2b7a6e5d3c9b0a1f2e3d4c5b6a";
    public const string ClientSecret = "shpss_sandbox0a1b2c3d4e5f60718293a4b5c6d7e8f";
    public const string Static = "shpat_sandbox9f8e7d6c5b4a39281706f5e4d3c2b1a0";
    public const int ExpiresIn = 86_399;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _ends = [];

    public bool Accepts(string token)
    {
        if (token == Static) return true;
        lock (_gate) return _ends.TryGetValue(token, out var end) && time.GetUtcNow() < end;
    }

    /// <summary>Takes back every token given out.</summary>
    public void Revoke()
    {
        lock (_gate) _ends.Clear();
    }

    public async Task<IResult> Grant(HttpRequest request)
    {
        var sent = await Read(request);
        if (sent.GetValueOrDefault("grant_type") != "client_credentials") return Refusal("unsupported_grant_type", "Grant type is not supported");
        if (sent.GetValueOrDefault("client_id") != ClientId || sent.GetValueOrDefault("client_secret") != ClientSecret)
            return Refusal("application_cannot_be_found", "Could not find Shopify API application with api_key " + sent.GetValueOrDefault("client_id"));
        var token = "shpat_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (_gate) _ends[token] = time.GetUtcNow().AddSeconds(ExpiresIn);
        return AdminApi.Json(new JsonObject { ["access_token"] = token, ["scope"] = string.Join(',', ShopFields.Scopes), ["expires_in"] = ExpiresIn });
    }

    private static IResult Refusal(string error, string description) =>
        AdminApi.Json(new JsonObject { ["error"] = error, ["error_description"] = description }, 400);

    private static async Task<Dictionary<string, string>> Read(HttpRequest request)
    {
        if (request.HasFormContentType) return (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString());
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        try
        {
            return JsonNode.Parse(await reader.ReadToEndAsync()) is JsonObject json ? json.ToDictionary(j => j.Key, j => j.Value?.ToString() ?? "") : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
