using System.Text.Json.Nodes;

namespace Sandbox.Meta;

/// <summary>https://developers.facebook.com/docs/graph-api/reference/debug_token</summary>
/// <param name="instagram">What has become of the token for Instagram.</param>
/// <param name="page">What has become of it for the Page; null where no Page is played.</param>
public sealed class DebugToken(AccessToken instagram, AccessToken? page, TimeProvider time)
{
    public IResult Answer(GraphRequest request)
    {
        if (request.Token is null or "") return GraphError.NoToken.Answer();
        if (request.Token is not (AccessToken.App or AccessToken.Page) && instagram.Users.Find(request.Token) is null) return GraphError.BadToken.Answer();
        if (request["input_token"] is not { Length: > 0 } asked) return GraphError.Required("input_token").Answer();
        var user = instagram.Users.Find(asked);
        if (user is null && asked != AccessToken.Page)
        {
            return GraphAnswer.Ok(new JsonObject
            {
                ["data"] = new JsonObject
                {
                    ["error"] = new JsonObject { ["code"] = 190, ["message"] = "Invalid OAuth access token." },
                    ["is_valid"] = false,
                    ["scopes"] = new JsonArray(),
                },
            });
        }
        var state = asked == AccessToken.Page && page is not null ? page : instagram;
        var over = instagram.Users.IsOver(asked);
        var expired = over || state.State == "expired";
        JsonArray scopes = ["pages_show_list", "instagram_basic", "pages_read_engagement", "read_insights"];
        if (instagram.State != "noPermission") scopes.Add("instagram_content_publish");
        if (page is { State: not "noPermission" }) scopes.Add("pages_manage_posts");
        var data = new JsonObject
        {
            ["app_id"] = AccessToken.AppId,
            ["type"] = asked == AccessToken.Page ? "PAGE" : "USER",
            ["application"] = "Linen & Loaf posts",
            ["data_access_expires_at"] = time.GetUtcNow().AddDays(80).ToUnixTimeSeconds(),
            ["expires_at"] = !over && expired ? state.Since.ToUnixTimeSeconds() : user?.EndsAt?.ToUnixTimeSeconds() ?? 0,
            ["is_valid"] = !expired,
            ["scopes"] = scopes,
            ["granular_scopes"] = new JsonArray(new JsonObject { ["scope"] = "instagram_content_publish", ["target_ids"] = new JsonArray(Instagram.Account.Id) }),
            ["user_id"] = "122100000000012345",
        };
        if (asked == AccessToken.Page) data["profile_id"] = Facebook.Page.Id;
        if (expired) data["error"] = new JsonObject { ["code"] = 190, ["message"] = "Error validating access token: Session has expired.", ["subcode"] = 463 };
        return GraphAnswer.Ok(new JsonObject { ["data"] = data });
    }
}
