using System.Text.Json.Nodes;

namespace Sandbox.Instagram;

/// <summary>https://developers.facebook.com/docs/graph-api/reference/debug_token</summary>
public static class DebugToken
{
    public static IResult Answer(GraphRequest request, AccessToken token, TimeProvider time)
    {
        if (request.Token is null or "") return GraphError.NoToken.Answer();
        if (request.Token is not (AccessToken.AppToken or AccessToken.Value)) return GraphError.BadToken.Answer();
        if (request["input_token"] is not { Length: > 0 } asked) return GraphError.Required("input_token").Answer();
        if (asked != AccessToken.Value)
        {
            return GraphRoutes.Ok(new JsonObject
            {
                ["data"] = new JsonObject
                {
                    ["error"] = new JsonObject { ["code"] = 190, ["message"] = "Invalid OAuth access token." },
                    ["is_valid"] = false,
                    ["scopes"] = new JsonArray(),
                },
            });
        }
        var expired = token.State == "expired";
        JsonArray scopes = ["pages_show_list", "instagram_basic", "pages_read_engagement"];
        if (token.State != "noPermission") scopes.Add("instagram_content_publish");
        var data = new JsonObject
        {
            ["app_id"] = "990011223344556",
            ["type"] = "PAGE",
            ["application"] = "Linen & Loaf posts",
            ["data_access_expires_at"] = time.GetUtcNow().AddDays(80).ToUnixTimeSeconds(),
            ["expires_at"] = expired ? token.Since.ToUnixTimeSeconds() : 0,
            ["is_valid"] = !expired,
            ["profile_id"] = "104455667788990",
            ["scopes"] = scopes,
            ["granular_scopes"] = new JsonArray(new JsonObject { ["scope"] = "instagram_content_publish", ["target_ids"] = new JsonArray(Account.Id) }),
            ["user_id"] = "122100000000012345",
        };
        if (expired) data["error"] = new JsonObject { ["code"] = 190, ["message"] = "Error validating access token: Session has expired.", ["subcode"] = 463 };
        return GraphRoutes.Ok(new JsonObject { ["data"] = data });
    }
}
