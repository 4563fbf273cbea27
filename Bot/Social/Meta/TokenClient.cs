using Bot.Health;
using Microsoft.Extensions.Options;

namespace Bot.Social.Meta;

/// <summary>
/// What Meta says of a token, and a new one for it. These calls take the token, and one of them the app's secret, as
/// parameters of the address and nowhere else: so no address is ever logged or recorded (X3). None of them changes anything
/// that a second one would change again.
/// </summary>
internal sealed class TokenClient(IHttpClientFactory http, IOptions<MetaOptions> options, MetaToken token, VendorHealth health, VendorWaits waits)
    : GraphClient(options.Value.InstagramIsOn ? Instagram.InstagramClient.Vendor : Facebook.FacebookClient.Vendor, http, options, token, health, waits)
{
    /// <summary>https://developers.facebook.com/docs/graph-api/reference/debug_token, asked as the app.</summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    public Task<GraphAnswer<TokenCheck>> CheckAsync(CancellationToken ct) => GetAsync(
        $"{Options.AppId}|{Options.AppSecret}", $"debug_token?input_token={Of(Token.Value)}", "GET /debug_token", TokenJson.Default.TokenCheck, ct);

    /// <summary>https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived: about 60 days.</summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    public Task<GraphAnswer<NewToken>> ExchangeAsync(CancellationToken ct) => GetAsync(
        Token.Value,
        $"oauth/access_token?grant_type=fb_exchange_token&client_id={Of(Options.AppId!)}&client_secret={Of(Options.AppSecret!)}&fb_exchange_token={Of(Token.Value)}",
        "GET /oauth/access_token", TokenJson.Default.NewToken, ct);

    /// <summary>
    /// https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token: 60 days, for a token that is
    /// older than a day and not over.
    /// </summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    public Task<GraphAnswer<NewToken>> RefreshAsync(CancellationToken ct) => GetAsync(
        Token.Value, $"/refresh_access_token?grant_type=ig_refresh_token&access_token={Of(Token.Value)}", "GET /refresh_access_token", TokenJson.Default.NewToken, ct);

    /// <summary>A check that fails says nothing about an account.</summary>
    private protected override string? ConcernsAccount(GraphError error) => null;

    private static string Of(string parameter) => Uri.EscapeDataString(parameter);
}
