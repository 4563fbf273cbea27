using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.TikTok;

/// <summary>A refusal in the envelope that every JSON answer has. https://developers.tiktok.com/doc/tiktok-api-v2-error-handling</summary>
public sealed record ApiError(string Code, int Status, string Message)
{
    /// <summary>What a post can be refused with, and the HTTP status beside it.</summary>
    private static readonly Dictionary<string, int> Statuses = new()
    {
        ["invalid_param"] = 400,
        ["invalid_params"] = 400,
        ["access_token_invalid"] = 401,
        ["scope_not_authorized"] = 401,
        ["scope_permission_missed"] = 401,
        ["rate_limit_exceeded"] = 429,
        ["spam_risk_too_many_posts"] = 403,
        ["spam_risk_too_many_pending_share"] = 403,
        ["spam_risk_user_banned_from_posting"] = 403,
        ["spam_risk"] = 403,
        ["spam_risk_text"] = 403,
        ["reached_active_user_cap"] = 403,
        ["unaudited_client_can_only_post_to_private_accounts"] = 403,
        ["privacy_level_option_mismatch"] = 403,
        ["url_ownership_unverified"] = 403,
        ["app_version_check_failed"] = 403,
        ["invalid_publish_id"] = 400,
        ["token_not_authorized_for_specified_publish_id"] = 400,
        ["internal_error"] = 500,
    };

    public static IEnumerable<string> Codes => Statuses.Keys;

    public static ApiError Of(string code, string message = "") => new(code, Statuses[code], message);

    public static ApiError Invalid(string message) => Of("invalid_params", message);

    /// <summary>The usual body beside an HTTP status, when somebody asks for one.</summary>
    public static ApiError For(int status) => status switch
    {
        400 => Invalid("The request is not valid."),
        401 => Of("access_token_invalid", "The access token is invalid or not found in the request."),
        403 => Of("spam_risk", "The request cannot be processed."),
        404 => NoRoute,
        429 => Of("rate_limit_exceeded", "Too many requests."),
        _ => Of("internal_error", "Something went wrong. Please try again later.") with { Status = status },
    };

    public static ApiError NoRoute => new("unsupported_path", 404, "Unsupported path");

    public string Body() => Envelope([], Code, Message).ToJsonString();

    public IResult Answer() => Json(Envelope([], Code, Message), Status);

    public static IResult Ok(JsonObject data) => Json(Envelope(data, "ok", ""), 200);

    public static IResult Json(JsonObject body, int status) => Results.Text(body.ToJsonString(), "application/json; charset=utf-8", Encoding.UTF8, status);

    public static string LogId() => $"2026{Guid.NewGuid():N}".ToUpperInvariant()[..32];

    private static JsonObject Envelope(JsonObject data, string code, string message) => new()
    {
        ["data"] = data,
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["log_id"] = LogId() },
    };
}
