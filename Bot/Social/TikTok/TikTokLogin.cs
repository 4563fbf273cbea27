using Bot.Health;
using Conversations.Logins;
using Conversations.Posts;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>
/// The connection to the account: an access token for a day, renewed by itself, and a refresh token for a year, which only a
/// person can make anew. https://developers.tiktok.com/doc/oauth-user-access-token-management
/// </summary>
internal sealed class TikTokLogin(TikTokTokens tokens, IOptions<TikTokOptions> options) : ILogin
{
    public string Key => "tiktok";

    public IReadOnlyList<Platform> Platforms { get; } = options.Value.IsOn ? [Platform.TikTok] : [];

    public string Remedy => "Connect the account again at developers.tiktok.com, put the new token into TIKTOK_REFRESH_TOKEN and restart me.";

    public bool IsRenewable => false;

    public bool IsDoubted => tokens.IsDoubted;

    public async Task<LoginReading> ReadAsync(CancellationToken ct)
    {
        var standing = await StandingAsync(ct);
        var (seed, ends) = tokens.Look();
        return new() { Mark = seed, End = ends is { } at ? new(at) : null, Standings = [standing] };
    }

    public Task<LoginRenewal> RenewAsync(CancellationToken ct) => throw new NotSupportedException("Only a person can connect an account.");

    private async Task<LoginStanding> StandingAsync(CancellationToken ct)
    {
        try
        {
            return await tokens.GetAsync(ct) switch
            {
                TikTokAnswer<string>.Good => new(Platform.TikTok, LoginVerdict.Accepted),
                TikTokAnswer<string>.Refused { Code: var code } when TikTokErrors.Of(code).ConcernsAccount => new(Platform.TikTok, LoginVerdict.Refused, TikTokErrors.Lost(code)),
                _ => new(Platform.TikTok, LoginVerdict.Unreadable),
            };
        }
        catch (VendorCallException)
        {
            return new(Platform.TikTok, LoginVerdict.Unreadable);
        }
    }
}
