using Bot.Logins;
using Microsoft.Extensions.Options;

namespace Bot.Social.Meta;

/// <summary>
/// The token that speaks for the accounts at Meta: what it was renewed to, as long as the settings hold the one it descends
/// from; else the one of the settings. Everybody asks here for each request, so that a renewal counts at once.
/// </summary>
public sealed class MetaToken(IOptions<MetaOptions> options, IRenewedTokens tokens)
{
    public const string Login = "meta";

    private readonly Lazy<RenewedToken?> _stored = new(() =>
        options.Value.AccessToken is { } given && tokens.Find(Login) is { } renewed && renewed.DescendsFrom == TokenMark.Of(given) ? renewed : null);

    private volatile RenewedToken? _renewed;
    private volatile bool _isDoubted;

    /// <summary>Only where an account is on.</summary>
    internal string Value => Renewed?.Token ?? options.Value.AccessToken!;

    /// <summary>As it was told with the token; UTC.</summary>
    internal DateTimeOffset? EndsAt => Renewed?.EndsAt;

    /// <summary>A request was refused because of it.</summary>
    internal bool IsDoubted => _isDoubted;

    private RenewedToken? Renewed => _renewed ?? _stored.Value;

    internal void Doubt() => _isDoubted = true;

    internal void Settle() => _isDoubted = false;

    /// <summary>Uses it from now on, and after the next start.</summary>
    internal async Task ReplaceAsync(string token, DateTimeOffset? endsAt)
    {
        var renewed = new RenewedToken(token, TokenMark.Of(options.Value.AccessToken!), endsAt);
        await tokens.SaveAsync(Login, renewed);
        _renewed = renewed;
    }
}
