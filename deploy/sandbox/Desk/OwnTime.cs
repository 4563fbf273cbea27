using System.Diagnostics;

namespace Sandbox.Desk;

/// <summary>Keeps waiting that a client asked for (long polls) out of <see cref="LoggedRequest.Ms"/>.</summary>
public static class OwnTime
{
    private static readonly object WaitedKey = new();

    /// <param name="started">A <see cref="Stopwatch"/> time stamp; the span from it until now was waiting.</param>
    public static void Waited(HttpContext context, long started) =>
        context.Items[WaitedKey] = WaitedMs(context) + Stopwatch.GetElapsedTime(started).TotalMilliseconds;

    /// <summary>In milliseconds, without what was waited.</summary>
    public static double Ms(HttpContext context, long started) =>
        Math.Max(0, Stopwatch.GetElapsedTime(started).TotalMilliseconds - WaitedMs(context));

    private static double WaitedMs(HttpContext context) => context.Items.TryGetValue(WaitedKey, out var ms) ? (double)ms! : 0;
}
