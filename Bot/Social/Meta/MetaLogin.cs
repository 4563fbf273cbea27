using Bot.Health;
using Bot.Logins;
using Bot.Social.Facebook;
using Bot.Social.Instagram;
using Conversations.Logins;
using Conversations.Posts;
using Microsoft.Extensions.Options;

namespace Bot.Social.Meta;

/// <summary>
/// One token for Instagram and Facebook. When it ends and what it may do is told to the app alone (<c>META_APP_ID</c> with
/// its secret); whether an account takes it shows in a read of that account.
/// https://developers.facebook.com/docs/facebook-login/guides/access-tokens
/// </summary>
internal sealed class MetaLogin(
    IOptions<MetaOptions> options, MetaToken token, TokenClient tokens, InstagramReads instagram, FacebookClient facebook, TimeProvider time) : ILogin
{
    private static readonly Dictionary<Platform, string> Rights = new()
    {
        [Platform.Instagram] = InstagramErrors.Right,
        [Platform.Facebook] = FacebookErrors.Right,
    };

    public string Key => MetaToken.Login;

    public IReadOnlyList<Platform> Platforms { get; } =
        [.. new[] { (Platform.Instagram, options.Value.InstagramIsOn), (Platform.Facebook, options.Value.FacebookIsOn) }.Where(p => p.Item2).Select(p => p.Item1)];

    public string Remedy => "Make a new long-lived token at developers.facebook.com, put it into META_ACCESS_TOKEN and restart me.";

    public bool IsRenewable => options.Value.IsInstagramLogin || HasApp;

    public bool IsDoubted => token.IsDoubted;

    private bool HasApp => options.Value is { AppId: not null, AppSecret: not null, IsInstagramLogin: false };

    public async Task<LoginReading> ReadAsync(CancellationToken ct)
    {
        var mark = TokenMark.Of(token.Value);
        var facts = HasApp ? await FactsAsync(ct) : null;
        var standings = new List<LoginStanding>();
        foreach (var platform in Platforms) standings.Add(await StandingAsync(platform, facts, ct));
        token.Settle();
        return new() { Mark = mark, End = End(facts), Standings = standings };
    }

    public async Task<LoginRenewal> RenewAsync(CancellationToken ct)
    {
        try
        {
            var answer = options.Value.IsInstagramLogin ? await tokens.RefreshAsync(ct) : await tokens.ExchangeAsync(ct);
            if (answer is not GraphAnswer<NewToken>.Good { Value: { AccessToken: { Length: > 0 } renewed } made }) return new LoginRenewal.Failed(answer.Trace);
            DateTimeOffset? endsAt = made.ExpiresIn is { } seconds and > 0 ? time.GetUtcNow().AddSeconds(seconds) : null;
            await token.ReplaceAsync(renewed, endsAt);
            return new LoginRenewal.Renewed(TokenMark.Of(renewed), endsAt is { } at ? new(at) : null);
        }
        catch (VendorCallException e)
        {
            return new LoginRenewal.Failed(e.Message);
        }
    }

    private async Task<LoginStanding> StandingAsync(Platform platform, TokenFacts? facts, CancellationToken ct)
    {
        if (facts is { IsValid: false }) return Refused(new(facts.Error?.Code ?? 190, facts.Error?.Subcode, null, null));
        try
        {
            var no = platform == Platform.Instagram ? No(await instagram.AccountAsync(ct)) : No(await facebook.ReadPageAsync(ct));
            if (no is GraphAnswer<WithId>.Refused refused && Meaning(platform, refused.Error).Kind == Refusal.Account) return Refused(refused.Error);
            if (no is not null) return new(platform, LoginVerdict.Unreadable);
        }
        catch (VendorCallException)
        {
            return new(platform, LoginVerdict.Unreadable);
        }
        return facts?.Scopes is { } scopes && !scopes.Contains(Rights[platform]) ? Refused(new(10, null, null, null)) : new(platform, LoginVerdict.Accepted);

        static GraphAnswer<WithId>? No<T>(GraphAnswer<T> answer) => answer is GraphAnswer<T>.Good ? null : answer.As<WithId>();

        LoginStanding Refused(GraphError error) => new(platform, LoginVerdict.Refused, Meaning(platform, error).Sentence);
    }

    private static MetaRefusal Meaning(Platform platform, GraphError error) => platform == Platform.Instagram ? InstagramErrors.Of(error) : FacebookErrors.Of(error);

    private LoginEnd? End(TokenFacts? facts) => facts switch
    {
        { ExpiresAt: 0 } => new(null),
        { ExpiresAt: { } seconds } => new(DateTimeOffset.FromUnixTimeSeconds(seconds)),
        _ => token.EndsAt is { } at ? new(at) : null,
    };

    /// <returns>Null when it could not be asked, or not as this app: then the accounts have to tell.</returns>
    private async Task<TokenFacts?> FactsAsync(CancellationToken ct)
    {
        try
        {
            return await tokens.CheckAsync(ct) is GraphAnswer<TokenCheck>.Good { Value.Data: { IsValid: not null } facts } ? facts : null;
        }
        catch (VendorCallException)
        {
            return null;
        }
    }
}
