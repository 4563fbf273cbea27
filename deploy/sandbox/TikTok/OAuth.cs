using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.TikTok;

/// <summary>The token endpoint, whose errors are flat and not in the envelope.</summary>
public sealed class OAuth(Tokens tokens)
{
    public void Map(WebApplication app)
    {
        app.On("POST", "/v2/oauth/token/", async context =>
        {
            if (await FormAsync(context) is not { } form) return Refuse("invalid_request", "Only `application/x-www-form-urlencoded` is accepted as Content-Type.");
            if (Stranger(form) is { } refusal) return refusal;
            if (form["grant_type"] != "refresh_token") return Refuse("unsupported_grant_type", "The grant type is not supported.");
            if (form["refresh_token"] is not [{ Length: > 0 } old]) return Refuse("invalid_request", "The request parameters are malformed.");
            return tokens.Refresh(old, Leniency.IsGranted(context)) is { } pair
                ? ApiError.Json(pair, 200)
                : Refuse("invalid_grant", "Refresh token is invalid or expired.");
        });
        app.On("POST", "/v2/oauth/revoke/", async context =>
        {
            if (await FormAsync(context) is not { } form) return Refuse("invalid_request", "Only `application/x-www-form-urlencoded` is accepted as Content-Type.");
            if (Stranger(form) is { } refusal) return refusal;
            if (tokens.Refuses(form["token"], "user.info.basic") is not null) return Refuse("invalid_request", "The token is not known.");
            tokens.Revoke();
            return ApiError.Json([], 200);
        });
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext context) =>
        context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true ? await context.Request.ReadFormAsync() : null;

    private static IResult? Stranger(IFormCollection form) => (form["client_key"].ToString(), form["client_secret"].ToString()) switch
    {
        ("", _) or (_, "") => Refuse("invalid_request", "The request parameters are malformed."),
        (Tokens.ClientKey, Tokens.ClientSecret) => null,
        _ => Refuse("invalid_client", "Client key or secret is incorrect.", 401),
    };

    private static IResult Refuse(string error, string description, int status = 400) =>
        ApiError.Json(new JsonObject { ["error"] = error, ["error_description"] = description, ["log_id"] = ApiError.LogId() }, status);
}
