namespace Sandbox.TikTok;

/// <summary>So many calls of an endpoint within any 60 seconds. Thread-safe.</summary>
public sealed class MinuteLimits(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = [];

    /// <returns>False when it is one too many; it does not count then.</returns>
    public bool Admits(string endpoint, int perMinute)
    {
        lock (_gate)
        {
            if (!_calls.TryGetValue(endpoint, out var calls)) _calls[endpoint] = calls = new();
            while (calls.TryPeek(out var oldest) && time.GetUtcNow() - oldest >= TimeSpan.FromMinutes(1)) calls.Dequeue();
            if (calls.Count >= perMinute) return false;
            calls.Enqueue(time.GetUtcNow());
            return true;
        }
    }
}
