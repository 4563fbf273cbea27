using System.Text.Json.Nodes;

namespace Sandbox.Meta;

/// <summary>
/// A new token for one that still holds: https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
/// for Facebook Login, https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token for Instagram Login.
/// </summary>
public sealed class TokenExchange(UserTokens users, TimeProvider time)
{
    /// <summary>A younger one is not refreshed.</summary>
    private static readonly TimeSpan Youth = TimeSpan.FromHours(24);

    public IResult Exchange(GraphRequest request)
    {
        foreach (var name in new[] { "client_id", "client_secret", "fb_exchange_token" })
            if (request[name] is not { Length: > 0 }) return new GraphError(101, null, $"Missing {name} parameter.").Answer();
        if (request["grant_type"] != "fb_exchange_token") return new GraphError(100, null, "(#100) The parameter grant_type must be fb_exchange_token").Answer();
        if (request["client_id"] != AccessToken.AppId) return new GraphError(101, null, "Error validating application. Cannot get application info due to a system error.").Answer();
        if (request["client_secret"] != AccessToken.AppSecret) return new GraphError(1, null, "Error validating client secret.").Answer();
        return Refuses(request["fb_exchange_token"])?.Answer() ?? Made(new());
    }

    public IResult Refresh(GraphRequest request)
    {
        if (request["access_token"] is not { Length: > 0 } asked) return GraphError.NoToken.Answer();
        if (request["grant_type"] != "ig_refresh_token") return GraphError.Required("grant_type").Answer();
        if (Refuses(asked) is { } refusal) return refusal.Answer();
        if (time.GetUtcNow() - users.Find(asked)!.MadeAt < Youth) return new GraphError(100, null, "Unsupported request: the token is less than 24 hours old").Answer();
        return Made(new() { ["permissions"] = "instagram_business_basic,instagram_business_content_publish" });
    }

    private GraphError? Refuses(string? token) => users.Find(token) is not { } known ? GraphError.BadToken
        : users.IsOver(token) ? GraphError.ExpiredToken(known.EndsAt!.Value, time.GetUtcNow()) : null;

    private IResult Made(JsonObject answer)
    {
        answer["access_token"] = users.Make();
        answer["token_type"] = "bearer";
        answer["expires_in"] = (long)UserTokens.Life.TotalSeconds;
        return GraphAnswer.Ok(answer);
    }
}
