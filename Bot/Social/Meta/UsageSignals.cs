using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Social.Meta;

/// <summary>
/// What Meta says beside each answer of how much of its allowance is used.
/// https://developers.facebook.com/docs/graph-api/overview/rate-limiting
/// </summary>
internal static class UsageSignals
{
    /// <summary>The app's allowance is one of an hour that rolls: a while later there is some of it again.</summary>
    private static readonly TimeSpan UntilSomeIsFree = TimeSpan.FromMinutes(5);

    /// <returns>How long to leave it alone; null when it does not ask for it.</returns>
    public static TimeSpan? WaitOf(HttpResponseMessage response)
    {
        // Minutes, under the id of each business or account.
        var minutes = Read(response, "X-Business-Use-Case-Usage", GraphJson.Default.DictionaryStringIReadOnlyListBusinessUsage)?.Values
            .SelectMany(u => u).Max(u => u.EstimatedTimeToRegainAccess) ?? 0;
        if (minutes > 0) return TimeSpan.FromMinutes(minutes);
        return Read(response, "X-App-Usage", GraphJson.Default.AppUsage) is { } app && Math.Max(app.CallCount ?? 0, Math.Max(app.TotalCputime ?? 0, app.TotalTime ?? 0)) >= 100 ? UntilSomeIsFree : null;
    }

    private static T? Read<T>(HttpResponseMessage response, string header, JsonTypeInfo<T> type) where T : class
    {
        if (!response.Headers.TryGetValues(header, out var values)) return null;
        try
        {
            return JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(values.First()), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
