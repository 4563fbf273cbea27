using System.Text.Json.Nodes;

namespace Sandbox.TikTok;

/// <summary>
/// The one creator's tokens. Every refresh gives a new pair and ends the refresh token that was used, whether or not its answer arrives.
/// https://developers.tiktok.com/doc/oauth-user-access-token-management
/// </summary>
public sealed class Tokens(TimeProvider time)
{
    public const string ClientKey = "awsandboxlinenandloaf", ClientSecret = "sandboxTikTokClientSecret", FirstRefreshToken = "rft.sandbox-linen-and-loaf.0";

    private static readonly TimeSpan AccessLife = TimeSpan.FromHours(24), RefreshLife = TimeSpan.FromDays(365);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _access = [];
    private readonly HashSet<string> _used = [];
    private string _refresh = FirstRefreshToken;
    private DateTimeOffset _refreshEnds = time.GetUtcNow() + RefreshLife;
    private int _made;

    public IReadOnlySet<string> Scopes { get; set; } = new HashSet<string> { "user.info.basic", "video.publish", "video.upload", "video.list" };

    /// <summary>How often a refresh token that was already used came back.</summary>
    public int Reused { get; private set; }

    /// <param name="lenient">Takes a refresh token that was used before.</param>
    /// <returns>Null when the refresh token is not, or no longer, good.</returns>
    public JsonObject? Refresh(string refreshToken, bool lenient)
    {
        lock (_gate)
        {
            var used = _used.Contains(refreshToken);
            if (used) Reused++;
            if (refreshToken != _refresh && !(used && lenient)) return null;
            if (time.GetUtcNow() >= _refreshEnds) return null;
            _used.Add(_refresh);
            var number = ++_made;
            _refresh = $"rft.sandbox-linen-and-loaf.{number}";
            var access = $"act.sandbox-linen-and-loaf.{number}";
            _access[access] = time.GetUtcNow() + AccessLife;
            return new()
            {
                ["access_token"] = access,
                ["expires_in"] = (long)AccessLife.TotalSeconds,
                ["open_id"] = Creator.OpenId,
                ["refresh_expires_in"] = (long)(_refreshEnds - time.GetUtcNow()).TotalSeconds,
                ["refresh_token"] = _refresh,
                ["scope"] = string.Join(',', Scopes),
                ["token_type"] = "Bearer",
            };
        }
    }

    /// <returns>Why a call with this token is refused, or null.</returns>
    public ApiError? Refuses(string? access, string scope)
    {
        lock (_gate)
        {
            if (access is null || !_access.TryGetValue(access, out var end) || time.GetUtcNow() >= end) return ApiError.For(401);
            return Scopes.Contains(scope) ? null : ApiError.Of("scope_not_authorized", $"The user did not authorize the scope required: {scope}");
        }
    }

    /// <summary>Access tokens end before their time; the refresh token still works.</summary>
    public void EndAccess()
    {
        lock (_gate) _access.Clear();
    }

    /// <summary>The creator took the app's rights away.</summary>
    public void Revoke()
    {
        lock (_gate)
        {
            _access.Clear();
            _used.Add(_refresh);
            _refresh = "";
        }
    }

    /// <summary>The creator connects the app once more.</summary>
    /// <returns>The new refresh token.</returns>
    public string Reconnect()
    {
        lock (_gate)
        {
            _refreshEnds = time.GetUtcNow() + RefreshLife;
            return _refresh = $"rft.sandbox-linen-and-loaf.{++_made}";
        }
    }
}
