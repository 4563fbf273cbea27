using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

/// <summary>The GraphQL endpoint: token, version, validation, cost, answer.</summary>
public sealed class AdminApi(Catalogue catalogue, AccessTokens tokens, CostBucket bucket)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers all later requests so: 402 frozen, 403 no access, 423 locked; 0 is normal.</summary>
    public int Blocked { get; set; }

    public async Task<IResult> Answer(HttpContext context, string version)
    {
        var request = context.Request;
        if (Versions.Answering(version) is not { } answering) return Json(new JsonObject { ["errors"] = "Not Found" }, 404);
        context.Response.Headers["X-Shopify-API-Version"] = answering;
        context.Response.Headers["X-Request-Id"] = Guid.NewGuid().ToString();
        if (Blocked > 0) return Json(new JsonObject { ["errors"] = BlockedText(Blocked) }, Blocked);
        if (!tokens.Accepts(request.Headers["X-Shopify-Access-Token"].ToString())) return Json(new JsonObject { ["errors"] = Unrecognised }, 401);
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var (query, name, variables) = Read(await reader.ReadToEndAsync(), request.ContentType);
        if (query is null) return Json(new JsonObject { ["errors"] = new JsonObject { ["query"] = "Required parameter missing or invalid" } }, 400);
        return Json(Run(query, name, variables, $"{request.Scheme}://{request.Host}", Leniency.IsGranted(context)));
    }

    public const string Unrecognised = "[API] Invalid API key or access token (unrecognized login or wrong password)";

    public static string BlockedText(int status) => status switch
    {
        402 => "Unavailable Shop",
        403 => "[API] This action requires merchant approval for read_products scope.",
        404 => "Not Found",
        423 => "Locked",
        430 => "Security Rejection",
        _ => "Internal Server Error",
    };

    public static IResult Json(JsonNode body, int status = 200) => Results.Text(body.ToJsonString(AsWritten), "application/json; charset=utf-8", Encoding.UTF8, status);

    private JsonObject Run(string query, string? name, JsonObject sent, string address, bool answersUnknownFields)
    {
        var (operation, error) = Operation.Read(query, name, sent);
        if (operation is null) return Errors([error!]);
        if (Validation.Of(operation, answersUnknownFields) is { Count: > 0 } invalid) return Errors(invalid);
        var (variables, wrong) = VariableRules.Read(operation);
        if (wrong.Count > 0) return Errors(wrong);
        var requested = RequestedCost.Of(operation, variables);
        if (requested > RequestedCost.Max) return Errors([TooDear(requested)]);
        if (!bucket.TryTake(requested))
        {
            var throttled = Errors([new("Throttled", Extensions: new JsonObject { ["code"] = "THROTTLED", ["documentation"] = "https://shopify.dev/api/usage/rate-limits" })]);
            throttled["extensions"] = new JsonObject { ["cost"] = bucket.Status(requested, null) };
            return throttled;
        }
        var executor = new Executor(operation, variables, new ShopGraph(catalogue, address).Resolve);
        var body = new JsonObject();
        try
        {
            body["data"] = executor.Run(catalogue);
        }
        catch (GraphQlException e)
        {
            body["errors"] = new JsonArray(e.Error.Json());
            body["data"] = null;
        }
        var actual = Math.Min(requested, Math.Max(1, executor.ActualCost));
        bucket.GiveBack(requested - actual);
        body["extensions"] = new JsonObject { ["cost"] = bucket.Status(requested, actual) };
        return body;
    }

    private static JsonObject Errors(IEnumerable<GraphQlError> errors) => new() { ["errors"] = new JsonArray([.. errors.Select(e => (JsonNode?)e.Json())]) };

    private static GraphQlError TooDear(long cost) => new($"Query cost is {cost}, which exceeds the single query max cost limit ({RequestedCost.Max}).\n\nSee https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.\n",
        Extensions: new JsonObject { ["code"] = "MAX_COST_EXCEEDED", ["cost"] = cost, ["maxCost"] = RequestedCost.Max, ["documentation"] = "https://shopify.dev/api/usage/rate-limits" });

    private static (string? Query, string? Name, JsonObject Variables) Read(string body, string? contentType)
    {
        if (contentType?.StartsWith("application/graphql", StringComparison.OrdinalIgnoreCase) == true) return (body, null, []);
        try
        {
            return JsonNode.Parse(body) is JsonObject json && json["query"] is JsonValue v && v.TryGetValue(out string? query)
                ? (query, json["operationName"]?.ToString(), json["variables"] as JsonObject ?? [])
                : (null, null, []);
        }
        catch (JsonException)
        {
            return (null, null, []);
        }
    }
}
