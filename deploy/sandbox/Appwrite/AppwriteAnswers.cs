using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public static class AppwriteAnswers
{
    /// <summary>The version a self-hosted server of these shapes says it is.</summary>
    private const string Version = "1.9.6";

    public static string Error(int status, string type, string message) =>
        new JsonObject { ["message"] = message, ["code"] = status, ["version"] = Version, ["type"] = type }.ToJsonString();

    public static IResult Json(JsonNode body, int status = 200) => Results.Text(body.ToJsonString(), "application/json; charset=UTF-8", Encoding.UTF8, status);

    /// <summary>Turns refusals into the vendor's error bodies.</summary>
    public static async Task Refusals(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (AppwriteException refusal)
        {
            context.Response.StatusCode = refusal.Status;
            context.Response.ContentType = "application/json; charset=UTF-8";
            await context.Response.WriteAsync(Error(refusal.Status, refusal.Type, refusal.Message));
        }
    }
}
