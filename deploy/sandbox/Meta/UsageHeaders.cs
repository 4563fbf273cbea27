using System.Globalization;

namespace Sandbox.Meta;

/// <summary>How much of an hour's allowance is used, in percent, and the minutes until there is room again.</summary>
public sealed record Usage(string Id, string Type, int Percent = 2, int MinutesLeft = 0);

/// <summary>https://developers.facebook.com/docs/graph-api/overview/rate-limiting</summary>
public static class UsageHeaders
{
    private const int Newest = 26, Oldest = 24;

    public static void Add(HttpContext context, Usage usage)
    {
        var first = context.Request.Path.Value?.Split('/', 3) is [_, var segment, ..] ? segment : "";
        if (MajorOf(first) is not { } major) return;
        var headers = context.Response.Headers;
        headers["facebook-api-version"] = $"v{Math.Clamp(major, Oldest, Newest)}.0";
        headers["X-App-Usage"] = """{"call_count":3,"total_cputime":1,"total_time":1}""";
        headers["X-Business-Use-Case-Usage"] = string.Create(CultureInfo.InvariantCulture,
            $$"""{"{{usage.Id}}":[{"type":"{{usage.Type}}","call_count":{{usage.Percent}},"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":{{usage.MinutesLeft}}}]}""");
    }

    /// <summary>An expired version is answered by the oldest live one; one that does not exist yet is refused.</summary>
    public static bool IsKnown(string version) => MajorOf(version) is <= Newest;

    private static int? MajorOf(string version) =>
        version is ['v', .. var rest] && rest.EndsWith(".0", StringComparison.Ordinal) &&
        int.TryParse(rest.AsSpan(0, rest.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
}
