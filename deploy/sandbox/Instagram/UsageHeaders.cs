using System.Globalization;

namespace Sandbox.Instagram;

/// <summary>https://developers.facebook.com/docs/graph-api/overview/rate-limiting</summary>
public static class UsageHeaders
{
    private const int Newest = 26, Oldest = 24;

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        var first = context.Request.Path.Value?.Split('/', 3) is [_, var segment, ..] ? segment : "";
        if (MajorOf(first) is { } major)
        {
            var headers = context.Response.Headers;
            headers["facebook-api-version"] = $"v{Math.Clamp(major, Oldest, Newest)}.0";
            headers["X-App-Usage"] = """{"call_count":3,"total_cputime":1,"total_time":1}""";
            headers["X-Business-Use-Case-Usage"] =
                "{\"" + Account.Id + "\":[{\"type\":\"instagram\",\"call_count\":2,\"total_cputime\":1,\"total_time\":1,\"estimated_time_to_regain_access\":0}]}";
        }
        return next(context);
    }

    /// <summary>An expired version is answered by the oldest live one; one that does not exist yet is refused.</summary>
    public static bool IsKnown(string version) => MajorOf(version) is <= Newest;

    private static int? MajorOf(string version) =>
        version is ['v', .. var rest] && rest.EndsWith(".0", StringComparison.Ordinal) &&
        int.TryParse(rest.AsSpan(0, rest.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
}
