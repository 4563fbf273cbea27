using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.Meta;

/// <summary>An error as the Graph API words it. https://developers.facebook.com/docs/graph-api/guides/error-handling</summary>
public sealed record GraphError(int Code, int? Subcode, string Message)
{
    public string Type { get; init; } = "OAuthException";

    public int Status { get; init; } = 400;

    public bool Transient { get; init; }

    public string? Title { get; init; }

    public string? Explanation { get; init; }

    public string Body()
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = Type, ["code"] = Code };
        if (Subcode is { } subcode) error["error_subcode"] = subcode;
        error["is_transient"] = Transient;
        if (Title is not null) error["error_user_title"] = Title;
        if (Explanation is not null) error["error_user_msg"] = Explanation;
        error["fbtrace_id"] = "A" + Convert.ToBase64String(Guid.NewGuid().ToByteArray()).Replace('+', '_').Replace('/', '-').TrimEnd('=');
        return new JsonObject { ["error"] = error }.ToJsonString();
    }

    public IResult Answer() => Results.Text(Body(), "application/json; charset=UTF-8", Encoding.UTF8, Status);

    public static GraphError NoToken => new(104, null, "An access token is required to request this resource.");

    public static GraphError BadToken => new(190, null, "Invalid OAuth access token - Cannot parse access token") { Status = 401 };

    public static GraphError ExpiredToken(DateTimeOffset ended, DateTimeOffset now) =>
        new(190, 463, string.Create(CultureInfo.InvariantCulture,
            $"Error validating access token: Session has expired on {ended:dddd, dd-MMM-yy HH:mm:ss} PST. The current time is {now:dddd, dd-MMM-yy HH:mm:ss} PST.")) { Status = 401 };

    public static GraphError NoPermission => new(10, null, "(#10) Application does not have permission for this action") { Status = 403 };

    public static GraphError ActionBlocked => new(4, 2207051, "Application request limit reached")
    {
        Status = 403,
        Title = "Action is blocked",
        Explanation = "We restrict certain activity to protect our community. Tell us if you think we made a mistake.",
    };

    public static GraphError NotFound(string id, string verb) =>
        new(100, 33, $"Unsupported {verb} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, " +
            "or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api")
        { Type = "GraphMethodException" };

    public static GraphError NoField(string field, string node) =>
        new(100, null, $"(#100) Tried accessing nonexisting field ({field}) on node type ({node})");

    public static GraphError Required(string parameter) => new(100, null, $"(#100) The parameter {parameter} is required");

    public static GraphError Broken => new(2, null, "An unexpected error has occurred. Please retry your request later.")
    {
        Status = 500,
        Transient = true,
    };

    public static GraphError UnknownPath(string path) => new(2500, null, $"Unknown path components: {path}");

    /// <summary>The usual body beside an HTTP status, when somebody asks for one.</summary>
    public static (string ContentType, string Body) For(int status) => ("application/json; charset=UTF-8", (status switch
    {
        401 => BadToken,
        403 => NoPermission,
        404 => UnknownPath("/"),
        429 => new(4, null, "(#4) Application request limit reached") { Status = 429, Transient = true },
        503 => new(2, null, "Service temporarily unavailable") { Status = 503, Transient = true },
        _ => Broken,
    }).Body());
}
