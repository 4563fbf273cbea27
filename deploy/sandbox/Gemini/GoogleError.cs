using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>An error in the form of google.rpc.Status. https://google.aip.dev/193</summary>
public sealed record GoogleError(int Code, string Status, string Message)
{
    public JsonArray? Details { get; init; }

    /// <summary>Where an error stands inside another answer, it has its number of google.rpc.Code instead of a status of HTTP.</summary>
    public int RpcCode => Status switch
    {
        "CANCELLED" => 1,
        "INVALID_ARGUMENT" => 3,
        "DEADLINE_EXCEEDED" => 4,
        "NOT_FOUND" => 5,
        "PERMISSION_DENIED" => 7,
        "RESOURCE_EXHAUSTED" => 8,
        "FAILED_PRECONDITION" => 9,
        "INTERNAL" => 13,
        "UNAVAILABLE" => 14,
        "UNAUTHENTICATED" => 16,
        _ => 2,
    };

    public string Body()
    {
        var error = new JsonObject { ["code"] = Code, ["message"] = Message, ["status"] = Status };
        if (Details is not null) error["details"] = Details.DeepClone();
        return new JsonObject { ["error"] = error }.ToJsonString();
    }

    public IResult Answer() => Results.Text(Body(), "application/json; charset=UTF-8", Encoding.UTF8, Code);

    public static GoogleError Invalid(string message) => new(400, "INVALID_ARGUMENT", message);

    public static GoogleError UnknownName(string name, string path)
    {
        var description = path.Length == 0
            ? $"Invalid JSON payload received. Unknown name \"{name}\": Cannot find field."
            : $"Invalid JSON payload received. Unknown name \"{name}\" at '{path}': Cannot find field.";
        return Invalid(description) with
        {
            Details = [new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.BadRequest",
                ["fieldViolations"] = new JsonArray(new JsonObject { ["field"] = path, ["description"] = description }),
            }],
        };
    }

    public static GoogleError WrongKey => Invalid("API key not valid. Please pass a valid API key.") with { Details = [Info("API_KEY_INVALID")] };

    public static GoogleError TwoCredentials => Invalid("Multiple authentication credentials received. Please pass only one.");

    public static GoogleError NoKey => new(403, "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.");

    public static GoogleError Unauthenticated => new(401, "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.")
    { Details = [Info("ACCESS_TOKEN_TYPE_UNSUPPORTED")] };

    public static GoogleError NoModel(string model, string version, string method) => new(404, "NOT_FOUND",
        $"models/{model} is not found for API version {version}, or is not supported for {method}. Call ListModels to see the list of available models and their supported methods.");

    public static GoogleError Overloaded => new(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");

    public static GoogleError Internal => new(500, "INTERNAL", "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting");

    public static GoogleError ExhaustedBare => new(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).");

    public static GoogleError Exhausted(string model, bool perDay) => new(429, "RESOURCE_EXHAUSTED",
        "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.")
    {
        Details =
        [
            new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.QuotaFailure",
                ["violations"] = new JsonArray(new JsonObject
                {
                    ["quotaMetric"] = "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                    ["quotaId"] = perDay ? "GenerateRequestsPerDayPerProjectPerModel-FreeTier" : "GenerateRequestsPerMinutePerProjectPerModel-FreeTier",
                    ["quotaDimensions"] = new JsonObject { ["location"] = "global", ["model"] = model },
                    ["quotaValue"] = perDay ? "20" : "5",
                }),
            },
            new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.Help",
                ["links"] = new JsonArray(new JsonObject
                {
                    ["description"] = "Learn more about Gemini API quotas",
                    ["url"] = "https://ai.google.dev/gemini-api/docs/rate-limits",
                }),
            },
            new JsonObject { ["@type"] = "type.googleapis.com/google.rpc.RetryInfo", ["retryDelay"] = perDay ? "0s" : "26.5s" },
        ],
    };

    private static JsonObject Info(string reason) => new()
    {
        ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
        ["reason"] = reason,
        ["domain"] = "googleapis.com",
        ["metadata"] = new JsonObject { ["service"] = "generativelanguage.googleapis.com" },
    };
}
